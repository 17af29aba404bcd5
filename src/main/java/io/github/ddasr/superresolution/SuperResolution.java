package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.SliceImage;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import java.util.Map;

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
	private final TrustOptions trust;
	private final MemoryBudget budget;

	/**
	 * Enlarges, and nothing besides.
	 *
	 * @param method an open method; not closed here
	 * @param options how to enlarge; the factor must be the method's
	 * @param budget memory for slabs
	 */
	public SuperResolution(final SliceEnlarger method, final SuperResolutionOptions options,
		final MemoryBudget budget)
	{
		this(method, options, TrustOptions.NONE, budget);
	}

	/**
	 * @param method an open method; not closed here
	 * @param options how to enlarge; the factor must be the method's
	 * @param trust back-projection, and the maps that come with a result
	 * @param budget memory for slabs
	 */
	public SuperResolution(final SliceEnlarger method, final SuperResolutionOptions options, final TrustOptions trust,
		final MemoryBudget budget)
	{
		if (method.factor() != options.factor()) {
			throw new IllegalArgumentException("method enlarges by " + method.factor() + ", not by " + options.factor());
		}
		this.method = method;
		this.options = options;
		this.trust = trust;
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
	 * @param source a volume
	 * @param map a kind of map
	 * @return size of the map along x, y, z
	 */
	public long[] dimensions(final Volume source, final TrustMap map) {
		return map == TrustMap.CONSISTENCY ? source.dimensions() : dimensions(source);
	}

	/**
	 * @param source a volume
	 * @param map a kind of map
	 * @return geometry of the map: the input's or the result's
	 */
	public Geometry geometry(final Volume source, final TrustMap map) {
		return map == TrustMap.CONSISTENCY ? source.geometry() : geometry(source);
	}

	/**
	 * @param series what is to be enlarged
	 * @return the work and memory that it will take
	 */
	public WorkEstimate estimate(final VolumeSeries series) {
		return WorkEstimate.of(series, method, options, trust, budget);
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
		return runWithMaps(series, monitor).fine();
	}

	/**
	 * Enlarges in memory every volume of a series, with the maps that are asked for.
	 *
	 * @param series the volumes
	 * @param monitor progress and cancel
	 * @return the enlargements and maps, in order
	 */
	public Enlarged runWithMaps(final VolumeSeries series, final Monitor monitor) {
		final MemoryResults results = new MemoryResults(this, trust.maps(), series);
		return results.enlarged(run(series, results.sinks(), monitor));
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
			enlarge(source, new VolumeSinks(sink), new ConsistencySums(trust), monitor);
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
		run(series, new ResultSinks(sink, Map.of()), monitor);
	}

	/**
	 * Enlarges every volume of a series, with the maps that there are sinks for; all sinks are committed after the last volume
	 * and closed in any case.
	 *
	 * @param series the volumes
	 * @param sinks take as many volumes
	 * @param monitor progress and cancel
	 * @return the figures over all volumes
	 */
	public Consistency run(final VolumeSeries series, final ResultSinks sinks, final Monitor monitor) {
		final ConsistencySums sums = new ConsistencySums(trust);
		try (sinks) {
			monitor.note(method.description());
			for (int i = 0; i < series.size(); i++) {
				final VolumeSinks one = sinks.volume(i);
				enlarge(series.volumes().get(i), one, sums, new PartMonitor(monitor, i, series.size()));
				one.commit();
			}
			monitor.checkCanceled("saving");
			sinks.commit();
		}
		return sums.figures();
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
		final float[] pixels = new VolumeRun(method, options, trust, budget, source).slice(slice, monitor);
		final int f = method.factor();
		return new SliceImage(source, dimension).of(pixels, f * width, f * height);
	}

	private void enlarge(final Volume source, final VolumeSinks sinks, final ConsistencySums sums, final Monitor monitor) {
		new VolumeRun(method, options, trust, budget, source).into(sinks, sums, monitor);
	}

	private double[] factors(final Volume source) {
		final double[] factors = { options.factor(), options.factor(), options.factor() };
		factors[source.geometry().dimensionOf(options.axis())] = 1;
		return factors;
	}
}
