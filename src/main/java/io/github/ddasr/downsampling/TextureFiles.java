package io.github.ddasr.downsampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Reads the slices of a low-resolution domain from scans: those with enough head in them, in the order of the files, each
 * in the window of its volume. There are {@value #MOST_SLICES} slices and {@value #MOST_PIXELS} pixels (128 MiB) at most; of
 * more, every second, fourth … is kept, so that they stay spread over all scans, the same on every machine.
 */
public final class TextureFiles {

	/** Slices that are kept at most. */
	static final int MOST_SLICES = 512;
	/** Pixels that are kept at most, of 4 bytes each. */
	static final int MOST_PIXELS = 1 << 25;
	/** Share of a slice's pixels that must lie above a tenth of the window. */
	private static final double LEAST_HEAD = 0.1, DARK = 0.1;

	private final Axis axis;
	private final List<Texture.Slice> slices = new ArrayList<>();
	private final List<Integer> numbers = new ArrayList<>();
	private final PixelSizes pixelSizes = new PixelSizes();
	private long pixels;
	private int seen, stride = 1, volumes;

	private TextureFiles(final Axis axis) {
		this.axis = axis;
	}

	/**
	 * What was read.
	 *
	 * @param texture the slices
	 * @param pixelSize median side of a pixel in the slices in mm; NaN if no scan says its own
	 * @param volumes volumes (channels, time points) in each file
	 */
	public record Domain(Texture texture, double pixelSize, int volumes) {}

	/**
	 * @param files the scans, in an order that is always the same; at least one
	 * @param axis direction of the slices
	 * @param monitor is told how many slices there are and how much memory they take
	 * @return the slices
	 * @throws DdasrException if a scan cannot be read or holds what is no number, files differ in their number of volumes, or
	 *           there is no slice with head in it
	 */
	public static Domain read(final List<Path> files, final Axis axis, final Monitor monitor) {
		final TextureFiles reading = new TextureFiles(axis);
		for (final Path file : files) reading.add(file, monitor);
		return reading.finish(files, monitor);
	}

	private void add(final Path file, final Monitor monitor) {
		monitor.checkCanceled("reading " + file);
		monitor.status("reading " + file.getFileName());
		final VolumeSeries series = VolumeFiles.read(file, monitor);
		if (volumes > 0 && series.size() != volumes) throw new DdasrException("The low-resolution scans differ in their number of " +
			"volumes (channels or time points): " + file.getFileName() + " has " + series.size() + ", the first one " + volumes +
			". Give scans of one kind.");
		volumes = series.size();
		for (int i = 0; i < series.size(); i++) {
			add(series.volumes().get(i), file.getFileName() + (series.size() == 1 ? "" : "[" + (i + 1) + "]"), monitor);
		}
	}

	private void add(final Volume volume, final String name, final Monitor monitor) {
		final Foreground foreground = Foreground.of(volume.voxels(), monitor);
		if (foreground.nonFinite() > 0) throw new DdasrException("The low-resolution scan " + name + " has voxels that are NaN or " +
			"infinite (" + foreground.nonFinite() + " of them). Repair it or leave it out.");
		final int dimension = CoarseGrid.dimension(volume, axis), count = Slices.count(volume.voxels(), dimension);
		pixelSizes.add(volume, dimension);
		for (int k = 0; k < count; k++) add(slice(volume, dimension, k, foreground.window().fromZero(), name, count));
	}

	private static Texture.Slice slice(final Volume volume, final int dimension, final int k, final IntensityWindow window,
		final String name, final int count)
	{
		final float[] values = Slices.read(volume.voxels(), dimension, k);
		for (int i = 0; i < values.length; i++) values[i] = window.normalise(values[i]);
		return new Texture.Slice(name + ":" + (k + 1), values, Slices.width(volume.voxels(), dimension), Slices.height(volume.voxels(),
			dimension), count == 1 ? 0.5 : k / (count - 1.0));
	}

	private void add(final Texture.Slice slice) {
		if (Math.min(slice.width(), slice.height()) < CoarseGrid.SMALLEST || head(slice.values()) < LEAST_HEAD) return;
		final int number = seen++;
		if (number % stride != 0) return;
		slices.add(slice);
		numbers.add(number);
		pixels += slice.values().length;
		while (slices.size() > 1 && (slices.size() > MOST_SLICES || pixels > MOST_PIXELS)) thin();
	}

	private void thin() {
		stride *= 2;
		for (int i = slices.size() - 1; i >= 0; i--) {
			if (numbers.get(i) % stride == 0) continue;
			pixels -= slices.remove(i).values().length;
			numbers.remove(i);
		}
	}

	private static double head(final float[] values) {
		int n = 0;
		for (final float v : values) if (v > DARK) n++;
		return n / (double) values.length;
	}

	private Domain finish(final List<Path> files, final Monitor monitor) {
		final String scans = files.size() == 1 ? files.get(0).getFileName().toString() : files.size() + " scans";
		if (slices.isEmpty()) throw new DdasrException("No " + axis.name().toLowerCase(Locale.ROOT) + " slice of the low-resolution " +
			"domain (" + scans + ") has enough head in it and at least " + CoarseGrid.SMALLEST + " × " + CoarseGrid.SMALLEST + " pixels. " +
			"Choose other scans, or another axis.");
		final String line = slices.size() + (slices.size() == 1 ? " slice" : " slices") + " of " + scans;
		final String kept = stride == 1 ? "" : stride == 2 ? ", every second" : ", every " + stride + "th";
		monitor.note("the low-resolution domain: " + line + kept + String.format(Locale.ROOT, ", %.1f MB in memory", pixels * 4 / 1e6));
		return new Domain(new Texture(slices, line), pixelSizes.median(), volumes);
	}
}
