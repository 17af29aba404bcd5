package io.github.ddasr.superresolution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Where an enlargement and its maps go. They become final one after the other, the enlargement last; without
 * {@link #commit()} none does.
 */
public final class ResultSinks implements AutoCloseable {

	private final SeriesSink fine;
	private final Map<TrustMap, SeriesSink> maps;

	/**
	 * @param fine takes the enlarged volumes
	 * @param maps take the maps that are asked for
	 */
	public ResultSinks(final SeriesSink fine, final Map<TrustMap, SeriesSink> maps) {
		this.fine = fine;
		this.maps = maps;
	}

	/**
	 * Begins the files of an enlargement.
	 *
	 * @param enlargement the open task, which says what maps there are
	 * @param series the volumes that will be enlarged
	 * @param output the file of the result
	 * @param storedAs its number format; that of maps is 32-bit floating point
	 * @param maps the files of the maps
	 * @param monitor is told of progress while files are finished, and may cancel
	 * @return takes the result
	 */
	public static ResultSinks files(final SuperResolution enlargement, final VolumeSeries series, final Path output,
		final PixelType storedAs, final Map<TrustMap, Path> maps, final Monitor monitor)
	{
		final Volume first = series.first();
		final Map<TrustMap, SeriesSink> sinks = new EnumMap<>(TrustMap.class);
		try {
			maps.forEach((map, path) -> sinks.put(map, VolumeFiles.create(path, map.like(series), enlargement.dimensions(first, map),
				enlargement.geometry(first, map), PixelType.FLOAT32, null, monitor)));
			return new ResultSinks(VolumeFiles.create(output, series, enlargement.dimensions(first), enlargement.geometry(first),
				storedAs, null, monitor), sinks);
		}
		catch (final RuntimeException e) {
			sinks.values().forEach(SeriesSink::close);
			throw e;
		}
	}

	/**
	 * @param index which volume, from 0
	 * @return takes its slabs
	 */
	VolumeSinks volume(final int index) {
		final Map<TrustMap, SlabSink> own = new EnumMap<>(TrustMap.class);
		maps.forEach((map, sink) -> own.put(map, sink.volume(index)));
		return new VolumeSinks(fine.volume(index), own);
	}

	void commit() {
		maps.values().forEach(SeriesSink::commit);
		fine.commit();
	}

	@Override
	public void close() {
		final List<SeriesSink> all = new ArrayList<>(maps.values());
		all.add(fine);
		all.forEach(SeriesSink::close);
	}
}
