package io.github.ddasr.io;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.VolumeSeries;

/**
 * The one door to image files, whatever their format.
 *
 * <pre>
 * VolumeSeries scan = VolumeFiles.read(input, monitor);
 * VolumeFiles.checkOutput(output, input);
 * try (SeriesSink sink = VolumeFiles.create(output, scan, size, geometry, scan.first().pixelType(), null, monitor)) {
 * 	… sink.volume(i).write(slab, 2, z) … sink.volume(i).commit() …
 * 	sink.commit();
 * }
 * </pre>
 */
public final class VolumeFiles {

	private static final List<String> VOLUMES = List.of(".nii", ".nii.gz", ".hdr", ".hdr.gz", ".tif", ".tiff", ".dcm");
	private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm");

	private VolumeFiles() {}

	/**
	 * Reads NIfTI, known by its content or its name, or anything that ImageJ opens as a grey image.
	 *
	 * @param path the file
	 * @param monitor is told of warnings and progress, and may cancel
	 * @return its volumes in real-world values
	 * @throws DdasrException if it cannot be read
	 */
	public static VolumeSeries read(final Path path, final Monitor monitor) {
		NiftiFiles.check(path);
		NiftiFiles.requireContent(path);
		return NiftiFiles.isNifti(path) ? Nifti.read(path, monitor) : ImageFiles.read(path, monitor);
	}

	/**
	 * Begins a file of as many volumes as the template has; its format follows from the suffix.
	 *
	 * @param target .nii, .nii.gz, .hdr, .img, .tif or .tiff
	 * @param template the source: its description, type, scaling and steps are kept
	 * @param dimensions voxels of one volume along x, y, z
	 * @param geometry spacing and affines of the new grid
	 * @param storedAs number format; see {@link Nifti#create} for slope and intercept. A TIFF has uint8, uint16, int16 or
	 *          float32; other types become float32
	 * @param range range of the values; may be null if storedAs is the template's own type or a float type
	 * @param monitor is told of progress while the file is finished, and may cancel
	 * @return takes the volumes; nothing appears under the final name before its commit
	 * @throws DdasrException if nothing can be written there
	 */
	public static SeriesSink create(final Path target, final VolumeSeries template, final long[] dimensions,
		final Geometry geometry, final PixelType storedAs, final IntensityWindow range, final Monitor monitor)
	{
		if (OutputFormat.of(target) != OutputFormat.TIFF) {
			return Nifti.createSeries(target, template, dimensions, geometry, storedAs, range, monitor);
		}
		final Path file = target.toAbsolutePath();
		final NiftiHeader header = NiftiOutput.header(file, template, dimensions, geometry, storedAs, range);
		ImageChecks.requireCountable(dimensions, template.size(), file.getFileName().toString());
		return new TiffSink(file, header, monitor, RawOutput::file);
	}

	/**
	 * Writes a whole series.
	 *
	 * @param target .nii, .nii.gz, .hdr, .img, .tif or .tiff
	 * @param series what to write
	 * @param storedAs number format
	 * @param monitor is told of progress, and may cancel
	 * @throws DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final Path target, final VolumeSeries series, final PixelType storedAs,
		final Monitor monitor)
	{
		final IntensityWindow range = StoredScaling.needsRange(series.first(), storedAs) ? ValueRange.of(series) : null;
		try (SeriesSink sink = create(target, series, series.first().dimensions(), series.first().geometry(), storedAs,
			range, monitor))
		{
			Nifti.copy(series, sink, monitor);
			sink.commit();
		}
	}

	/**
	 * Checks an output before long work begins: suffix, folder, and that no source would be overwritten.
	 *
	 * @param target the file to write
	 * @param sources files that are read
	 * @throws DdasrException if it cannot be written there, or is one of the sources
	 */
	public static void checkOutput(final Path target, final Path... sources) {
		final OutputFormat format = OutputFormat.of(target);
		AtomicFile.check(target);
		for (final Path source : sources) {
			if (sameFile(target, source) || format == OutputFormat.NIFTI_PAIR && samePair(target, source)) {
				throw IoErrors.overwritesSource(target);
			}
		}
	}

	/**
	 * The volume files of a folder, sorted by path: NIfTI, TIFF and DICOM by their suffixes, a pair by its header, hidden
	 * files left out.
	 *
	 * @param folder the folder
	 * @param recursive whether folders inside it are searched too
	 * @return the files, perhaps none
	 * @throws DdasrException if there is no such folder, or it cannot be read
	 */
	public static List<Path> list(final Path folder, final boolean recursive) {
		return list(folder, recursive, VOLUMES);
	}

	/**
	 * The volume files and pictures (PNG, JPEG, BMP, GIF, PGM) of a folder and the folders in it, sorted by path.
	 *
	 * @param folder the folder
	 * @return the files, perhaps none
	 * @throws DdasrException if there is no such folder, or it cannot be read
	 */
	public static List<Path> listImages(final Path folder) {
		return list(folder, true, Stream.concat(VOLUMES.stream(), PICTURES.stream()).toList());
	}

	/**
	 * @param files some files
	 * @return those that are volumes or pictures by their suffixes, a pair by its header
	 */
	public static List<Path> imagesAmong(final List<Path> files) {
		final List<String> suffixes = Stream.concat(VOLUMES.stream(), PICTURES.stream()).toList();
		return files.stream().filter(f -> hasSuffix(f, suffixes)).toList();
	}

	/** Links are followed; a link whose target is missing is listed, too, so that it is not passed over in silence. */
	private static List<Path> list(final Path folder, final boolean recursive, final List<String> suffixes) {
		if (!Files.isDirectory(folder)) throw IoErrors.noInputFolder(folder);
		final List<Path> found = new ArrayList<>();
		try {
			Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), recursive ? Integer.MAX_VALUE : 1, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
					if (hasSuffix(file, suffixes) && !attributes.isDirectory()) found.add(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(final Path file, final IOException e) {
					// A link to a folder above it: what is there is listed already.
					if (e instanceof FileSystemLoopException) return FileVisitResult.CONTINUE;
					throw IoErrors.unreadable(file, e);
				}
			});
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(folder, e);
		}
		found.sort(null);
		return found;
	}

	private static boolean hasSuffix(final Path file, final List<String> suffixes) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && suffixes.stream().anyMatch(name::endsWith) && !Files.isDirectory(file);
	}

	private static boolean sameFile(final Path a, final Path b) {
		try {
			return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(b, e);
		}
	}

	private static boolean samePair(final Path target, final Path source) {
		final String base = NiftiFiles.baseName(target);
		return sameFile(target.resolveSibling(base + ".hdr"), source) || sameFile(target.resolveSibling(base + ".img"),
			source);
	}
}
