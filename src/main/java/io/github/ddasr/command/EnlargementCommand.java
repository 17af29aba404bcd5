package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.scijava.plugin.Parameter;

import io.github.ddasr.quality.VolumeNoise;
import io.github.ddasr.superresolution.Consistency;
import io.github.ddasr.superresolution.Enlarger;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.InvalidVoxels;
import io.github.ddasr.superresolution.Redegradation;
import io.github.ddasr.superresolution.Scale;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.superresolution.TrustOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/** The parameters that every enlarging command shares, and how they become an open method. */
abstract class EnlargementCommand extends DdasrCommand {

	private static final String AUTOMATIC = "auto";
	/** Scales of commands that take no others. */
	private static final List<String> WHOLE = List.of(AUTOMATIC, "2", "3", "4");
	/** Keys of {@link #trust()}. */
	private static final List<String> TRUST = List.of("backproject", "consistency", "uncertainty", "downsampling", "tolerance");

	@Parameter(label = "Model", description = "Trained network, or interpolation, that enlarges the scan. Networks come " +
		"first; those in the models folder are listed too. A path of a .safetensors file, of public ESRGAN weights (.pth), or of a " +
		"published ArSSR model (.pkl) is understood as well.",
		callback = "modelChanged", persist = false)
	private String model = Models.defaultName();

	@Parameter(label = "Scale", description = "New voxels per old voxel: auto takes what the model was trained for, and 2 where it takes " +
		"any number. One number, such as 2.5, is for both sides of a slice, with ArSSR models for all three axes; three, such as " +
		"1,1,3, are for x, y and z. Most networks take one whole number alone.",
		persist = false)
	private String scale = AUTOMATIC;

	@Parameter(label = "Axis of the slices", description = "Direction in which the scan is cut into slices, found from the scan's " +
		"orientation. Slices are enlarged; their distance keeps its value in mm, unless the scale says otherwise.",
		choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Backproject onto the input", description = "Corrects the result until, made coarse again, it equals the input " +
		"within noise. Detail that the input cannot hold stays, and no pixel leaves the range of the values around it.",
		persist = false)
	private boolean backproject;

	@Parameter(label = "Consistency with the input", description = "Adds a map, on the input's grid, of the result made coarse again " +
		"minus the input, in percent of white, and says how large the difference is, also beside the input's noise.", persist = false)
	private boolean consistency;

	@Parameter(label = "Uncertainty of the result", description = "Adds a map, on the result's grid, of the standard deviation over four " +
		"mirrored views, in percent of white: where the network is not sure. Takes four times the time.", persist = false)
	private boolean uncertainty;

	@Parameter(label = "Downsampling of the check", description = "How the result is made coarse again: auto takes what the model was " +
		"trained for where that is one of these, else area. k-space suits whole heads, not masked brains, whose edge rings " +
		"in it.", choices = { "auto", "area", "cubic", "k-space" }, persist = false)
	private String downsampling = AUTOMATIC;

	@Parameter(label = "Tolerance (noise levels)", description = "Back-projection leaves a pixel alone that differs from the input by up " +
		"to so many times the input's noise; 0 brings the noise back, too.", min = "0", max = "10", persist = false)
	private double tolerance = TrustOptions.USUAL_TOLERANCE;

	@Parameter(label = "Ensemble of mirrored views", description = "Enlarges each slice in four mirrored views and takes the mean: " +
		"a little less noise for four times the time.", persist = false)
	private boolean ensemble;

	@Parameter(label = "Invalid voxels", description = "What to do with voxels that are not numbers (NaN) or infinite: " +
		"refuse stops and counts them, replace puts the value of the background in their place.",
		choices = { "refuse", "replace" }, persist = false)
	private String invalid = "refuse";

	@Parameter(label = "Tile (pixels, 0 = automatic)", description = "Longest side of the pieces in which a slice goes through a network, " +
		"in low-resolution pixels. 0 finds the largest that fits into memory.", min = "0", max = "4096", persist = false)
	private int tile;

	@Parameter(label = "Device", description = "Where a network runs: auto takes a graphics card if one can be used, " +
		"else the processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" },
		persist = false)
	private String device = AUTOMATIC;

	@Override
	protected List<String> choicesOf(final String key) {
		if (key.equals("model")) return isAnyScale() ? Models.names() : Models.fixedNames();
		return key.equals("scale") && !isAnyScale() ? WHOLE : super.choicesOf(key);
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("model")) {
			Models.refuseDamaged(text);
			if (!Models.isNetworkFile(text)) return false;
			if (!isAnyScale() && !Models.isFixed(text)) throw new UsageException(ScaleMessages.anyScaleModel(text));
			return true;
		}
		return key.equals("device") && text.matches("gpu:\\d{1,3}") || super.accepts(key, text);
	}

	/**
	 * @param more parameters of the command itself that are good as they are nearly always
	 * @return the last group of the dialog
	 */
	static Section rare(final String... more) {
		final List<String> keys = new ArrayList<>(List.of(more));
		keys.addAll(List.of("ensemble", "invalid", "tile", "device"));
		return new Section(Section.RARE, keys);
	}

	/** @return back-projection and maps in the dialog */
	static Section trust() {
		return Section.of("Trust in the result", TRUST.toArray(String[]::new));
	}

	/**
	 * Says in a record only what of this decides a result, so that a record without it stays as it was before there was any.
	 *
	 * @param settings the values of all parameters; changed
	 */
	final void withoutUnusedTrust(final Map<String, String> settings) {
		final TrustOptions options = trustOptions();
		if (!options.isOn()) settings.keySet().removeAll(TRUST);
		if (options.compares()) settings.put("downsampling", options.redegradation().word());
		else settings.remove("downsampling");
		if (!backproject) settings.remove("tolerance");
	}

	/**
	 * Says how well a result agrees with its input, if that was asked for.
	 *
	 * @param figures what was found
	 */
	final void reportTrust(final Consistency figures) {
		if (trustOptions().isOn()) report(figures.toString());
	}

	/** @return the maps that come with a result */
	final List<TrustMap> maps() {
		return trustOptions().maps();
	}

	private TrustOptions trustOptions() {
		final Axis across = axis();
		return new TrustOptions(backproject, consistency, uncertainty, redegradation(), tolerance, volume -> VolumeNoise.of(volume,
			volume.geometry().dimensionOf(across), Monitor.NONE));
	}

	private Redegradation redegradation() {
		final String wanted = downsampling.equals(AUTOMATIC) ? Models.downsampling(model) : downsampling;
		return Redegradation.named(wanted).orElse(Redegradation.AREA);
	}

	/** @return the chosen model or interpolation */
	final String model() {
		return model;
	}

	/** @return the same as a word for titles: a model's name without its folder */
	final String method() {
		return Descriptions.withoutFolder(model);
	}

	/** @return direction of the slices */
	final Axis axis() {
		return Axis.valueOf(axis.toUpperCase(Locale.ROOT));
	}

	/** @return what to do with voxels that are not numbers */
	final InvalidVoxels invalid() {
		return InvalidVoxels.valueOf(invalid.toUpperCase(Locale.ROOT));
	}

	/** @return what was asked for as a scale */
	final String scaleText() {
		return scale;
	}

	/** @return how much finer the scan is to become; here a whole number along both sides of a slice */
	Scale scale() {
		return Scale.of(factor());
	}

	/** @return the whole number by which both sides of a slice become finer */
	final int factor() {
		return scale.equals(AUTOMATIC) ? usualScale() : Integer.parseInt(scale);
	}

	/** @return what the model enlarges by where nothing is asked for */
	final int usualScale() {
		return Models.scaleOf(model);
	}

	/** @return whether results get the geometry of the published ArSSR */
	boolean isPublished() {
		return false;
	}

	/** @return whether the command takes any scale, and models that are made for it */
	boolean isAnyScale() {
		return false;
	}

	/** Called by SciJava when another model is chosen in the dialog: what a network for one scale cannot do goes. */
	protected void modelChanged() {
		if (Models.isFixed(model)) resetScale();
	}

	/** Asks for what the model is made for. */
	void resetScale() {
		scale = AUTOMATIC;
	}

	/**
	 * Opens the chosen method, hands it on, and closes it.
	 *
	 * @param monitor is told the device once
	 * @param task what to do with the method
	 */
	final void enlarge(final Monitor monitor, final Consumer<SuperResolution> task) {
		enlarge(model, monitor, task);
	}

	/**
	 * Opens another method with the chosen parameters, hands it on, and closes it.
	 *
	 * @param method a name from the list of models
	 * @param monitor is told the device once
	 * @param task what to do with the method
	 */
	final void enlarge(final String method, final Monitor monitor, final Consumer<SuperResolution> task) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(axis(), scale()).withSelfEnsemble(ensemble)
			.withTiles(tile, 0).withInvalid(invalid()).withPublished(isPublished());
		final MemoryBudget budget = MemoryBudget.ofThisMachine();
		try (Enlarger open = Models.methods(method, device).openFor(method, options, budget)) {
			task.accept(new SuperResolution(open, options, trustOptions(), budget));
		}
	}
}
