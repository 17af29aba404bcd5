package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Collects an enlargement and its maps in memory. */
final class MemoryResults {

	private final SuperResolution task;
	private final VolumeSeries series;
	private final Collector fine;
	private final Map<TrustMap, Collector> maps = new EnumMap<>(TrustMap.class);

	/**
	 * @param task knows the sizes
	 * @param wanted the maps
	 * @param series what is enlarged
	 */
	MemoryResults(final SuperResolution task, final List<TrustMap> wanted, final VolumeSeries series) {
		this.task = task;
		this.series = series;
		fine = new Collector(task.dimensions(series.first()));
		for (final TrustMap map : wanted) maps.put(map, new Collector(task.dimensions(series.first(), map)));
	}

	ResultSinks sinks() {
		return new ResultSinks(fine, new EnumMap<>(maps));
	}

	/**
	 * @param figures what was found
	 * @return everything; called after the sinks have taken it all
	 */
	Enlarged enlarged(final Consistency figures) {
		final List<Volume> volumes = new ArrayList<>();
		for (int i = 0; i < series.size(); i++) {
			final Volume source = series.volumes().get(i);
			volumes.add(source.with(fine.volumes.get(i).voxels(), task.geometry(source)));
		}
		return new Enlarged(series(volumes), map(TrustMap.CONSISTENCY), map(TrustMap.UNCERTAINTY), figures);
	}

	private VolumeSeries map(final TrustMap map) {
		final Collector collected = maps.get(map);
		if (collected == null) return null;
		final List<Volume> volumes = new ArrayList<>();
		for (int i = 0; i < series.size(); i++) {
			final Volume source = series.volumes().get(i);
			volumes.add(map.like(source).with(collected.volumes.get(i).voxels(), task.geometry(source, map)));
		}
		return series(volumes);
	}

	private VolumeSeries series(final List<Volume> volumes) {
		return new VolumeSeries(volumes, series.step(), series.stepUnit());
	}

	/** Volumes of one size. */
	private static final class Collector implements SeriesSink {

		private final long[] size;
		private final List<MemorySink> volumes = new ArrayList<>();

		Collector(final long[] size) {
			this.size = size;
		}

		@Override
		public SlabSink volume(final int index) {
			volumes.add(new MemorySink(size));
			return volumes.get(index);
		}

		@Override
		public void commit() {}

		@Override
		public void close() {}
	}
}
