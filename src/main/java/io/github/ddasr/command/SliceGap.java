package io.github.ddasr.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

import ij.ImagePlus;

/**
 * Tells of gaps between slices, where the source says how thick slices are: the JSON file of BIDS beside a NIfTI file, or the DICOM
 * header that ImageJ keeps with an image. The grid itself only knows how far apart they are.
 */
final class SliceGap {

	private static final String KEY = "SliceThickness";
	private static final Pattern DICOM = Pattern.compile("0018,0050[^:]*:\\s*([0-9.]+)");
	/** Slices this much thinner than their distance have a gap; less is rounding. */
	private static final double GAP = 0.97;

	private SliceGap() {}

	/**
	 * @param file where the scan was read from
	 * @param scan the scan
	 * @param monitor told of a gap
	 */
	static void warn(final Path file, final Volume scan, final Monitor monitor) {
		final Path json = file.resolveSibling(file.getFileName().toString().replaceFirst("(?i)\\.(nii\\.gz|[^.]*)$", ".json"));
		if (!Files.isRegularFile(json)) return;
		try (Reader reader = Files.newBufferedReader(json)) {
			final JsonElement all = JsonParser.parseReader(reader);
			final JsonElement thickness = all.isJsonObject() ? all.getAsJsonObject().get(KEY) : null;
			if (thickness != null && thickness.isJsonPrimitive()) warn(Double.parseDouble(thickness.getAsString()), scan, monitor);
		}
		catch (final IOException | JsonParseException | NumberFormatException e) {
			// A description that cannot be read says nothing about gaps.
			monitor.status(json + " cannot be read");
		}
	}

	/**
	 * @param image the scan as an image
	 * @param scan the scan
	 * @param monitor told of a gap
	 */
	static void warn(final ImagePlus image, final Volume scan, final Monitor monitor) {
		thickness(image).ifPresent(thickness -> warn(thickness, scan, monitor));
	}

	private static OptionalDouble thickness(final ImagePlus image) {
		for (final String text : new String[] { (String) image.getProperty("Info"), image.getStack().getSliceLabel(1) }) {
			final Matcher found = DICOM.matcher(text == null ? "" : text);
			if (found.find()) return OptionalDouble.of(Double.parseDouble(found.group(1)));
		}
		return OptionalDouble.empty();
	}

	private static void warn(final double thickness, final Volume scan, final Monitor monitor) {
		final double distance = DoubleStream.of(scan.geometry().spacing()).max().orElseThrow();
		if (thickness > 0 && thickness < GAP * distance) monitor.warn(ScaleMessages.gap(scan.name(), Descriptions.length(thickness), Descriptions
			.length(distance)));
	}
}
