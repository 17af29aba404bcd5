package io.github.ddasr.superresolution;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Enlarges volumes, slice by slice or as a whole, as the method needs it:
 *
 * <pre>
 * final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2);
 * try (SliceEnlarger method = methods.open("cubic", options, budget)) {
 * 	final Volume large = new SuperResolution(method, options, budget).run(volume, Monitor.NONE);
 * }
 * </pre>
 *
 * One intensity window per volume. The result goes slab by slab into a
 * {@link SlabSink}, so that memory is bounded by a tile and a slab, or by the volume itself where it is enlarged as a whole. A run that
 * fails or is canceled closes its sink without commit, so that nothing is left.
 */
public final class SuperResolution {

	private final Enlargement enlargement;
	private final SuperResolutionOptions options;
	private final TrustOptions trust;

	/**
	 * Enlarges, and nothing besides.
	 *
	 * @param method an open method; not closed here
	 * @param options how to enlarge
	 * @param budget memory for slabs
	 */
	public SuperResolution(final Enlarger method, final SuperResolutionOptions options,
		final MemoryBudget budget)
	{
		this(method, options, TrustOptions.NONE, budget);
	}

	/**
	 * @param method an open method; not closed here
	 * @param options how to enlarge
	 * @param trust back-projection, and the maps that come with a result
	 * @param budget memory for slabs
	 * @throws io.github.ddasr.volume.DdasrException if something is asked for that this kind of method does not have
	 */
	public SuperResolution(final Enlarger method, final SuperResolutionOptions options, final TrustOptions trust,
		final MemoryBudget budget)
	{
		enlargement = method instanceof VolumeEnlarger whole ? new VolumeEnlargement(whole, options, trust, budget) : new SliceEnlargement(
			method, options, trust, budget);
		this.options = options;
		this.trust = trust;
	}

	/**
	 * @param source a volume
	 * @return size of its enlargement along x, y, z
	 * @throws io.github.ddasr.volume.DdasrException if the method cannot do that
	 */
	public long[] dimensions(final Volume source) {
		return enlargement.grid(source).size().clone();
	}

	/**
	 * @param source a volume
	 * @return geometry of its enlargement: outer faces stay where they are, but for {@link SuperResolutionOptions#published()}
	 */
	public Geometry geometry(final Volume source) {
		final Grid grid = enlargement.grid(source);
		return options.published() ? PublishedGeometry.of(source.geometry(), grid.asked()) : source.geometry().scaled(grid.factors(source));
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
		requireChannels(series);
		return enlargement.estimate(series);
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
	 * @param sink takes {@link #dimensions} voxels, slabs along one axis
	 * @param monitor progress and cancel
	 */
	public void run(final Volume source, final SlabSink sink, final Monitor monitor) {
		try (sink) {
			begin(VolumeSeries.of(source), monitor);
			enlargement.into(List.of(source), List.of(new VolumeSinks(sink)), new ConsistencySums(trust), monitor);
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
			begin(series, monitor);
			final int together = enlargement.together();
			for (int i = 0; i < series.size(); i += together) {
				final List<VolumeSinks> own = IntStream.range(i, i + together).mapToObj(sinks::volume).toList();
				enlargement.into(series.volumes().subList(i, i + together), own, sums, new PartMonitor(monitor, i, together, series.size()));
				own.forEach(VolumeSinks::commit);
			}
			monitor.checkCanceled("saving");
			sinks.commit();
		}
		return sums.figures();
	}

	/**
	 * One slice of {@link #run(Volume, Monitor)}, with the intensity window of the whole volume. A method for whole volumes sees the slices
	 * near it alone.
	 *
	 * @param source a volume
	 * @param slice number of the slice along the axis of the slices, counted from 0
	 * @param monitor progress and cancel
	 * @return the enlarged slice lying in the plane of x and y, one voxel thick
	 */
	public Volume preview(final Volume source, final int slice, final Monitor monitor) {
		monitor.note(enlargement.description());
		return enlargement.preview(source, slice, monitor);
	}

	private void begin(final VolumeSeries series, final Monitor monitor) {
		requireChannels(series);
		monitor.note(enlargement.description());
		enlargement.advise(series.first(), monitor);
	}

	private void requireChannels(final VolumeSeries series) {
		final int together = enlargement.together();
		if (together != 1 && series.size() != together) throw new DdasrException("The model " + enlargement.name() + " reads " + together +
			" volumes together, such as T1, T2 and FLAIR of one head, but " + series.first().name() + " holds " + series.size() +
			". Give one image of " + together + " channels, or a 4-D file of " + together + " volumes.");
	}
}
