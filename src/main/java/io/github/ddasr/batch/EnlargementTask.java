package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.scijava.util.VersionUtils;

import com.google.gson.JsonObject;

import io.github.ddasr.io.OutputFormat;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.superresolution.ResultSinks;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Enlarges each file into one, slab by slab, with one open method. */
public final class EnlargementTask implements BatchTask {

	private final Path folder;
	private final Map<String, String> parameters;
	private final boolean asFloat;
	private final Function<BatchCase, Path> names;
	private final BidsDerivative bids;
	private final List<TrustMap> maps;
	private SuperResolution enlargement;
	private String figures = "";

	/**
	 * @param parameters what decides the result, key by key
	 * @param asFloat whether results are 32-bit floating point instead of the input's own type
	 * @param maps the maps that come with each result, each in a file beside it
	 * @param folder the output folder
	 * @param bids names and descriptions of a BIDS derivative in it; null for the inputs' own names
	 */
	public EnlargementTask(final Map<String, String> parameters, final boolean asFloat, final List<TrustMap> maps,
		final Path folder, final BidsDerivative bids)
	{
		this.maps = List.copyOf(maps);
		this.folder = folder;
		this.parameters = parameters;
		this.asFloat = asFloat;
		this.bids = bids;
		this.names = bids == null ? file -> OutputNames.of(folder, file) : bids::output;
	}

	/** @param method the open method; planning needs none */
	public void open(final SuperResolution method) {
		enlargement = method;
	}

	@Override
	public String parameters() {
		return parameters.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
	}

	@Override
	public List<Path> outputs(final BatchCase file) {
		final Path first = names.apply(file);
		final List<Path> outputs = new ArrayList<>(OutputFormat.filesOf(first));
		if (bids != null) outputs.add(bids.sidecar(file));
		maps(file).forEach((map, path) -> {
			outputs.addAll(OutputFormat.filesOf(path));
			if (bids != null) outputs.add(BidsDerivative.json(path));
		});
		return outputs;
	}

	private Map<TrustMap, Path> maps(final BatchCase file) {
		final Map<TrustMap, Path> paths = new EnumMap<>(TrustMap.class);
		for (final TrustMap map : maps) paths.put(map, bids == null ? map.beside(names.apply(file)) : bids.map(file, map));
		return paths;
	}

	/** How well the result agrees with its input, where that was asked for. */
	@Override
	public String remark(final BatchCase file) {
		return figures;
	}

	@Override
	public void run(final BatchCase file, final Monitor monitor) {
		final Path output = names.apply(file);
		if (Files.isDirectory(folder)) makeFolder(output.getParent());
		VolumeFiles.checkOutput(output, file.input());
		final VolumeSeries series = VolumeFiles.read(file.input(), monitor);
		final Volume first = series.first();
		DicomSlices.refuse(file.input(), first);
		final Geometry geometry = enlargement.geometry(first);
		final Map<TrustMap, Path> beside = maps(file);
		beside.values().forEach(map -> VolumeFiles.checkOutput(map, file.input()));
		figures = "";
		figures = enlargement.run(series, ResultSinks.files(enlargement, series, output, asFloat ? PixelType.FLOAT32 : first.pixelType(),
			beside, monitor), monitor).toString();
		if (!figures.isEmpty()) monitor.note(file.name() + ": " + figures);
		if (bids == null) return;
		final String words = "Super-resolved with " + parameters.get("model");
		beside.forEach((map, path) -> bids.writeSidecar(file, path, map, words, first.geometry(), enlargement.geometry(first, map), details()));
		bids.writeSidecar(file, words, first.geometry(), geometry, details());
	}

	private JsonObject details() {
		final JsonObject details = new JsonObject();
		if (!figures.isEmpty()) details.addProperty("Agreement", figures);
		details.addProperty("Software", "DDASR for Fiji " + VersionUtils.getVersion(EnlargementTask.class));
		parameters.forEach((key, value) -> {
			final String name = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
			if (value.matches("\\d{1,9}")) details.addProperty(name, Integer.valueOf(value));
			else if (value.matches("true|false")) details.addProperty(name, Boolean.valueOf(value));
			else details.addProperty(name, value);
		});
		return details;
	}

	private static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw BatchErrors.noNewFolder(folder, e);
		}
	}
}
