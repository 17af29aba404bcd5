package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.SliceImage;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import java.util.ArrayList;
import java.util.List;

/**
 * Enlarges volumes slice by slice:
 *
 * <pre>
 * final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2);
 * try (SliceEnlarger method = methods.open("cubic", options, budget)) {
 * 	final Volume large = new SuperResolution(method, options, budget).run(volume, Monitor.NONE);
 * }
 * </pre>
 *
 * One intensity window per volume; both axes of a slice are enlarged, the axis of
 * the slices keeps its size and spacing. The result goes slab by slab into a
 * {@link SlabSink}, so that memory is bounded by a tile and a slab. A run that
 * fails or is canceled closes its sink without commit, so that nothing is left.
 */
public final class SuperResolution {

	private final SliceEnlarger method;
	private final SuperResolutionOptions options;
	private final MemoryBudget budget;

	/**
	 * @param method an open method; not closed here
	 * @param options how to enlarge; the factor must be the method's
	 * @param budget memory for slabs
	 */
	public SuperResolution(final SliceEnlarger method, final SuperResolutionOptions options,
		final MemoryBudget budget)
	{
		if (method.factor() != options.factor()) {
			throw new IllegalArgumentException("method enlarges by " + method.factor() + ", not by " + options.factor());
		}
		this.method = method;
		this.options = options;
		this.budget = budget;
	}

	/**
	 * @param source a volume
	 * @return size of its enlargement along x, y, z
	 */
	public long[] dimensions(final Volume source) {
		final long[] size = source.dimensions();
		final double[] factors = factors(source);
		for (int d = 0; d < 3; d++) size[d] = Math.multiplyExact(size[d], (long) factors[d]);
		return size;
	}

	/**
	 * @param source a volume
	 * @return geometry of its enlargement: outer faces stay where they are
	 */
	public Geometry geometry(final Volume source) {
		return source.geometry().scaled(factors(source));
	}

	/**
	 * @param series what is to be enlarged
	 * @return the work and memory that it will take
	 */
	public WorkEstimate estimate(final VolumeSeries series) {
		return WorkEstimate.of(series, method, options, budget);
	}

	/**
	 * Enlarges in memory.
	 *
	 * @param source a volume
	 * @param monitor progress and cancel
	 * @return the enlargement, with the source's name, pixel type and description
	 * @throws io.github.ddasr.volume.DdasrException if the volume cannot be enlarged; the message says why
	 */
	public Volume run(final Volume source, final Monitor monitor) {
		return run(VolumeSeries.of(source), monitor).first();
	}

	/**
	 * Enlarges in memory every volume of a series.
	 *
	 * @param series the volumes
	 * @param monitor progress and cancel
	 * @return the enlargements, in order
	 */
	public VolumeSeries run(final VolumeSeries series, final Monitor monitor) {
		final List<Volume> results = new ArrayList<>();
		for (int i = 0; i < series.size(); i++) {
			final Volume source = series.volumes().get(i);
			final MemorySink sink = new MemorySink(dimensions(source));
			run(source, sink, new PartMonitor(monitor, i, series.size()));
			results.add(source.with(sink.voxels(), geometry(source)));
		}
		return new VolumeSeries(results, series.step(), series.stepUnit());
	}

	/**
	 * Enlarges into a sink, which is committed at the end and closed in any case.
	 *
	 * @param source a volume
	 * @param sink takes {@link #dimensions} voxels, slabs along the slice axis
	 * @param monitor progress and cancel
	 */
	public void run(final Volume source, final SlabSink sink, final Monitor monitor) {
		try (sink) {
			monitor.note(method.description());
			enlarge(source, sink, monitor);
			monitor.checkCanceled("saving");
			sink.commit();
		}
	}

	/**
	 * Enlarges every volume of a series into a sink, which is committed after the last one and closed in
	 * any case.
	 *
	 * @param series the volumes
	 * @param sink takes as many volumes
	 * @param monitor progress and cancel
	 */
	public void run(final VolumeSeries series, final SeriesSink sink, final Monitor monitor) {
		try (sink) {
			monitor.note(method.description());
			for (int i = 0; i < series.size(); i++) {
				final SlabSink one = sink.volume(i);
				enlarge(series.volumes().get(i), one, new PartMonitor(monitor, i, series.size()));
				one.commit();
			}
			monitor.checkCanceled("saving");
			sink.commit();
		}
	}

	/**
	 * One slice of {@link #run(Volume, Monitor)}, with the intensity window of the whole volume.
	 *
	 * @param source a volume
	 * @param slice number of the slice along the axis of the slices, counted from 0
	 * @param monitor progress and cancel
	 * @return the enlarged slice lying in the plane of x and y, one voxel thick
	 */
	public Volume preview(final Volume source, final int slice, final Monitor monitor) {
		final int dimension = source.geometry().dimensionOf(options.axis());
		final int width = Slices.width(source.voxels(), dimension), height = Slices.height(source.voxels(), dimension);
		monitor.note(method.description());
		final float[] pixels = new VolumeRun(method, options, budget, source).slice(slice, monitor);
		final int f = method.factor();
		return new SliceImage(source, dimension).of(pixels, f * width, f * height);
	}

	private void enlarge(final Volume source, final SlabSink sink, final Monitor monitor) {
		new VolumeRun(method, options, budget, source).into(sink, monitor);
	}

	private double[] factors(final Volume source) {
		final double[] factors = { options.factor(), options.factor(), options.factor() };
		factors[source.geometry().dimensionOf(options.axis())] = 1;
		return factors;
	}
}
