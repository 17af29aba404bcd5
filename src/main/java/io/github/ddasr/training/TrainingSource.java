package io.github.ddasr.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * A file to learn from, or a part of it. As text: a path, and after an {@code @}
 * the share of the axial slices that is used, from the feet (0) to the head (1):
 * {@code brain.nii.gz@0-0.667} leaves out the top third.
 *
 * @param file a NIfTI file
 * @param from where the part begins, 0 to 1
 * @param to where it ends
 * @param low the low-resolution half of a pair; null for a scan that is made coarse in training
 */
public record TrainingSource(Path file, double from, double to, Low low) {

	/**
	 * The low-resolution half of a pair.
	 *
	 * @param file a NIfTI file
	 * @param scale high-resolution pixels per low-resolution pixel that it must have
	 * @param origin how the pair was made, in words
	 */
	public record Low(Path file, int scale, String origin) {}

	/**
	 * Both halves of a pair.
	 *
	 * @param high the high-resolution volume
	 * @param low the low-resolution one, each voxel over the middle of its fine ones
	 */
	public record Halves(Volume high, Volume low) {}

	private static final Pattern PART = Pattern.compile("(.+)@([0-9.]+)-([0-9.]+)");

	/** Checks the part. */
	public TrainingSource {
		if (!(from >= 0 && from < to && to <= 1)) {
			throw new DdasrException("The part " + from + "-" + to + " of " + file +
				" is not understood. Give two numbers from 0 to 1, the smaller one first, as in @0-0.667.");
		}
	}

	/**
	 * A scan that is made coarse in training.
	 *
	 * @param file a NIfTI file
	 * @param from where the part begins, 0 to 1
	 * @param to where it ends
	 */
	public TrainingSource(final Path file, final double from, final double to) {
		this(file, from, to, null);
	}

	/**
	 * Understands one path or several, separated by semicolons; a folder stands for the NIfTI files in it.
	 *
	 * @param text paths, each with an optional part; empty gives no sources
	 * @return the sources, folders sorted by name
	 * @throws DdasrException if a path is not there, or a folder holds no NIfTI file
	 */
	public static List<TrainingSource> parse(final String text) {
		final List<TrainingSource> sources = new ArrayList<>();
		for (final String item : text.split(";")) {
			if (!item.isBlank()) sources.addAll(one(item.trim()));
		}
		return sources;
	}

	private static List<TrainingSource> one(final String item) {
		final Matcher part = PART.matcher(item);
		// A file whose own name looks like a part is meant as it stands.
		final boolean cut = !Files.exists(Path.of(item)) && part.matches();
		final Path path = Path.of(cut ? part.group(1) : item);
		if (!Files.exists(path)) throw new DdasrException("There is no file or folder " + path + ". Check the path.");
		final double from = cut ? number(part.group(2), item) : 0, to = cut ? number(part.group(3), item) : 1;
		return files(path).stream().map(f -> new TrainingSource(f, from, to)).toList();
	}

	private static double number(final String text, final String item) {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("\"" + text + "\" in " + item + " is not a number from 0 to 1. Write a part as @0-0.667.",
				e);
		}
	}

	private static List<Path> files(final Path path) {
		if (!Files.isDirectory(path)) return List.of(path);
		try (Stream<Path> list = Files.list(path)) {
			final List<Path> files = list.filter(TrainingSource::isNifti).sorted().toList();
			if (files.isEmpty()) {
				throw new DdasrException("The folder " + path + " holds no NIfTI file (.nii, .nii.gz, .hdr). Choose another.");
			}
			return files;
		}
		catch (final IOException e) {
			throw new DdasrException("The folder " + path + " cannot be read (" + e.getMessage() + "). Check its permissions.",
				e);
		}
	}

	/**
	 * @param file any path
	 * @return whether it is a file whose name is one of NIfTI
	 */
	public static boolean isNifti(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return Files.isRegularFile(file) && (name.endsWith(".nii") || name.endsWith(".nii.gz") || name.endsWith(".hdr"));
	}

	/**
	 * Reads the volumes into memory and finds the window of each.
	 *
	 * @param monitor told which file is read
	 * @return one per 3-D volume in the file
	 */
	List<TrainingVolume> load(final Monitor monitor) {
		monitor.checkCanceled("reading " + file);
		monitor.status("reading " + file.getFileName());
		final List<Volume> fine = Nifti.read(file, monitor).volumes();
		final List<Volume> coarse = low == null ? null : Nifti.read(low.file(), monitor).volumes();
		final long cell = coarse == null ? 1 : cell(fine.get(0), coarse.get(0));
		final List<TrainingVolume> volumes = fine.stream().map(v -> load(v, cell, monitor)).toList();
		return coarse == null ? volumes : PairedVolumes.of(this, volumes, coarse.stream().map(v -> v.with(part(v, 1), v
			.geometry())).toList());
	}

	/**
	 * Reads both halves of a pair.
	 *
	 * @param monitor told which file is read
	 * @return for each 3-D volume in the file the two halves of that part of it
	 */
	public List<Halves> halves(final Monitor monitor) {
		return load(monitor).stream().map(v -> new Halves(v.volume(), v.volume().with(v.low().voxels(), v.volume().geometry().scaled(scales(
			v))))).toList();
	}

	private double[] scales(final TrainingVolume pair) {
		final double[] scales = new double[3];
		for (int d = 0; d < 3; d++) scales[d] = d == pair.low().dimension() ? 1 : 1.0 / low.scale();
		return scales;
	}

	/** Fine slices per coarse slice along the direction in which parts are cut. */
	private static long cell(final Volume fine, final Volume coarse) {
		final int dimension = fine.geometry().dimensionOf(Axis.AXIAL);
		return Math.max(1, fine.dimensions()[dimension] / coarse.dimensions()[dimension]);
	}

	private TrainingVolume load(final Volume volume, final long cell, final Monitor monitor) {
		final RandomAccessibleInterval<FloatType> part = part(volume, cell);
		final RandomAccessibleInterval<FloatType> copy = copy(part);
		final Foreground foreground = Foreground.of(copy, monitor);
		if (foreground.nonFinite() > 0) {
			throw new DdasrException(file + " has voxels that are NaN or infinite (" + foreground.nonFinite() +
				" of them), from which nothing can be learned. Repair it or leave it out.");
		}
		if (foreground.minimum() == foreground.maximum()) {
			throw new DdasrException(file + " holds one value only, from which nothing can be learned. Leave it out.");
		}
		return new TrainingVolume(volume.with(copy, volume.geometry()), foreground.window());
	}

	static RandomAccessibleInterval<FloatType> copy(final RandomAccessibleInterval<FloatType> voxels) {
		final RandomAccessibleInterval<FloatType> copy = new ArrayImgFactory<>(new FloatType()).create(voxels);
		ImgUtil.copy(voxels, copy);
		return copy;
	}

	/** @param cell slices that stay together */
	private RandomAccessibleInterval<FloatType> part(final Volume volume, final long cell) {
		final int dimension = volume.geometry().dimensionOf(Axis.AXIAL);
		final long n = volume.dimensions()[dimension] / cell;
		final boolean upwards = volume.geometry().affine()[2][dimension] >= 0;
		// Of few slices the part may round to none; then the last one is taken.
		final long low = Math.min(n - 1, Math.round((upwards ? from : 1 - to) * n)), high = Math.round((upwards ? to : 1 - from) * n);
		final long[] min = new long[3], max = volume.dimensions();
		min[dimension] = cell * low;
		// A whole scan keeps what fills no cell.
		if (from > 0 || to < 1) max[dimension] = cell * Math.max(high, low + 1);
		for (int d = 0; d < 3; d++) max[d]--;
		return Views.zeroMin(Views.interval(volume.voxels(), min, max));
	}

	@Override
	public String toString() {
		return file.getFileName() + (from > 0 || to < 1 ? "@" + from + "-" + to : "") + (low == null ? "" : " (pair, " + low.origin() +
			")");
	}
}
