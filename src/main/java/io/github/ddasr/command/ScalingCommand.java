package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Parameter;

import io.github.ddasr.superresolution.Scale;

/** An enlarging command that takes any scale, per axis, or by the size or the number of the new voxels. */
abstract class ScalingCommand extends EnlargementCommand {

	private static final String CELLS = "cells";
	private static final List<String> KEYS = List.of("scale", "spacing", "size");

	@Parameter(label = "Spacing of the new voxels (mm)", description = "Size of the new voxels instead of a scale: one number for all axes, such " +
		"as 1, or three for x, y and z, such as 1,1,3. Empty for none. Needs a method that can do it: ArSSR models and interpolations.",
		required = false, persist = false)
	private String spacing = "";

	@Parameter(label = "Size of the result (voxels)", description = "How many voxels the result is to have along x, y and z instead of a scale, " +
		"such as 256,256,180; none fewer than the scan has. Empty for none. Needs a method that can do it: ArSSR models and interpolations.",
		required = false, persist = false)
	private String size = "";

	@Parameter(label = "Geometry of the result", description = "cells keeps the outer faces of the scan where they are. published keeps the " +
		"centre of the first voxel, as the published ArSSR does, which moves the image by part of a voxel.", choices = { CELLS, "published" },
		persist = false)
	private String geometry = CELLS;

	@Override
	final Scale scale() {
		return ScaleText.parse(scaleText(), spacing, size);
	}

	@Override
	final boolean isPublished() {
		return !geometry.equals(CELLS);
	}

	@Override
	final boolean isAnyScale() {
		return true;
	}

	@Override
	final void resetScale() {
		super.resetScale();
		spacing = "";
		size = "";
	}

	/**
	 * @param more parameters of the command itself that are good as they are nearly always
	 * @return the last group of the dialog
	 */
	static Section rare(final String... more) {
		final List<String> keys = new ArrayList<>(List.of("geometry"));
		keys.addAll(Arrays.asList(more));
		return EnlargementCommand.rare(keys.toArray(String[]::new));
	}

	/**
	 * Says in a record only what decides a result, so that a record of a run that could be made before stays as it was.
	 *
	 * @param settings the values of all parameters; changed
	 */
	final void withoutUnusedScale(final Map<String, String> settings) {
		final String words = scale().isAuto() ? "scale=" + usualScale() : scale().toString();
		final int equals = words.indexOf('=');
		final String used = words.substring(0, equals);
		KEYS.stream().filter(key -> !key.equals(used)).forEach(settings::remove);
		settings.put(used, words.substring(equals + 1));
		if (!isPublished()) settings.remove("geometry");
	}
}
