package io.github.ddasr.io;

import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Reading and writing NIfTI-1 and NIfTI-2 files.
 *
 * <pre>
 * VolumeSeries scan = Nifti.read(Path.of("scan.nii.gz"));
 * Nifti.write(Path.of("copy.nii"), scan, scan.first().pixelType());
 * </pre>
 */
public final class Nifti {

	private static final long SLAB_VOXELS = 1 << 22;

	private Nifti() {}

	/**
	 * Whether a file is NIfTI, so that an opener may take it without taking somebody else's.
	 *
	 * @param path any path
	 * @return true for a file named .nii or .nii.gz, whatever is in it, and for a .hdr or .img whose header says that it
	 *         is NIfTI
	 */
	public static boolean recognises(final Path path) {
		return NiftiRecognition.isNifti(path);
	}

	/**
	 * Reads a file without listening to warnings.
	 *
	 * @param path .nii, .hdr or .img, packed with gzip or not (told by the content, not by the name)
	 * @return its volumes, one per entry of the axes beyond the third
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be read
	 */
	public static VolumeSeries read(final Path path) {
		return read(path, Monitor.NONE);
	}

	/**
	 * Reads a file.
	 *
	 * @param path .nii, .hdr or .img, packed with gzip or not
	 * @param monitor is told of warnings and progress, and may cancel
	 * @return its volumes in real-world values
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be read
	 */
	public static VolumeSeries read(final Path path, final Monitor monitor) {
		return read(path, monitor, ReadOptions.defaults());
	}

	/**
	 * Reads a file within given bounds of memory.
	 *
	 * @param path .nii, .hdr or .img, packed with gzip or not
	 * @param monitor is told of warnings and progress, and may cancel
	 * @param options bounds of memory and the folder for temporary files
	 * @return its volumes in real-world values
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be read
	 */
	public static VolumeSeries read(final Path path, final Monitor monitor, final ReadOptions options) {
		return new NiftiReader(path, monitor, options).read();
	}

	/**
	 * Writes a whole series; the file appears only when it is complete.
	 *
	 * @param target .nii, .nii.gz, .hdr or .img
	 * @param series what to write, with the geometry of its first volume
	 * @param storedAs number format of the file; slope and intercept follow the rule of {@link #create}
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final Path target, final VolumeSeries series, final PixelType storedAs) {
		final Volume first = series.first();
		final IntensityWindow range = StoredScaling.needsRange(first, storedAs) ? ValueRange.of(series) : null;
		try (SeriesSink sink = createSeries(target, series, first.dimensions(), first.geometry(), storedAs, range,
			Monitor.NONE))
		{
			copy(series, sink, Monitor.NONE);
			sink.commit();
		}
	}

	/**
	 * Begins a file of one volume that comes slab by slab.
	 * <p>
	 * Slope and intercept: a float type has none. The source's own type keeps the source's own. Another whole-number type
	 * keeps the source's if the source is whole numbers and the range fits; else the range is spread over the type.
	 * Values are rounded and clamped to what the type holds; NaN becomes the number nearest to 0.
	 *
	 * @param target .nii, .nii.gz, .hdr or .img
	 * @param template the source: its description, type and scaling are kept
	 * @param dimensions voxels along x, y, z
	 * @param geometry spacing and affines of the new grid
	 * @param storedAs number format of the file
	 * @param range range of the values; may be null if storedAs is the template's own type or a float type
	 * @return takes the slabs; nothing appears under the final name before its commit
	 * @throws io.github.ddasr.volume.DdasrException if nothing can be written there
	 */
	public static SlabSink create(final Path target, final Volume template, final long[] dimensions,
		final Geometry geometry, final PixelType storedAs, final IntensityWindow range)
	{
		return createSeries(target, VolumeSeries.of(template), dimensions, geometry, storedAs, range, Monitor.NONE)
			.single();
	}

	/**
	 * Begins a file of several volumes that come slab by slab; see {@link #create}.
	 *
	 * @param target .nii, .nii.gz, .hdr or .img
	 * @param template the source: as many volumes are written as it has
	 * @param dimensions voxels of one volume along x, y, z
	 * @param geometry spacing and affines of the new grid
	 * @param storedAs number format of the file
	 * @param range range of the values, or null as above
	 * @param monitor is told of progress while the file is packed, and may cancel
	 * @return takes the volumes
	 * @throws io.github.ddasr.volume.DdasrException if nothing can be written there
	 */
	public static SeriesSink createSeries(final Path target, final VolumeSeries template, final long[] dimensions,
		final Geometry geometry, final PixelType storedAs, final IntensityWindow range, final Monitor monitor)
	{
		final NiftiHeader header = NiftiOutput.header(target.toAbsolutePath(), template, dimensions, geometry, storedAs,
			range);
		return new NiftiSink(header, monitor, RawOutput::file);
	}

	/** Copies every volume in slabs along z. */
	static void copy(final VolumeSeries series, final SeriesSink sink, final Monitor monitor) {
		for (int v = 0; v < series.size(); v++) {
			final RandomAccessibleInterval<FloatType> voxels = series.volumes().get(v).voxels();
			final long[] max = voxels.maxAsLongArray();
			final long step = Math.max(1, SLAB_VOXELS / (voxels.dimension(0) * voxels.dimension(1)));
			final SlabSink one = sink.volume(v);
			for (long z = 0; z < voxels.dimension(2); z += step) {
				monitor.checkCanceled("writing " + series.volumes().get(v).name());
				final long last = Math.min(z + step, voxels.dimension(2)) - 1;
				one.write(Views.interval(voxels, new long[] { 0, 0, z }, new long[] { max[0], max[1], last }), 2, z);
			}
			one.commit();
		}
	}
}
