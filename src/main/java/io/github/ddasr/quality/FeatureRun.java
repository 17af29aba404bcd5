package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * Makes the features of a set of images, whose slices are chosen, windowed and cropped as {@link QualityRun} does it.
 *
 * <pre>
 * FeatureRun run = new FeatureRun(new NssFeatures(), options);
 * for (Volume scan : scans) run.add(scan.name(), scan, monitor);
 * FeatureMatrix set = run.matrix("scans");
 * </pre>
 *
 * Slices of a volume are measured in parallel, the rows kept in order. Not thread-safe.
 */
public final class FeatureRun {

	/** So many images are described one by one. */
	private static final int FEW = 8;

	private final FeatureExtractor extractor;
	private final QualityOptions options;
	private final List<double[]> rows = new ArrayList<>();
	private final List<String> images = new ArrayList<>();
	private int slices;
	private int skipped;
	private int empty;

	/**
	 * @param extractor makes the features
	 * @param options slices, window, foreground; its metrics do not matter
	 */
	public FeatureRun(final FeatureExtractor extractor, final QualityOptions options) {
		this.extractor = extractor;
		this.options = options;
	}

	/**
	 * Adds the slices of one volume to the set.
	 *
	 * @param name name of the volume, for the description
	 * @param volume the volume
	 * @param monitor progress and cancel
	 * @throws io.github.ddasr.volume.DdasrException if the volume and the options do not fit together
	 */
	public void add(final String name, final Volume volume, final Monitor monitor) {
		monitor.status("measuring " + name);
		final GreyVolume grey = new GreyVolume(volume, options, monitor);
		final SliceReader reader = new SliceReader(options, grey, null, true, ChosenPixels.NONE);
		final List<Integer> chosen = reader.measured();
		for (int from = 0, to; from < chosen.size(); from = to) {
			to = Math.min(chosen.size(), from + QualityRun.chunk(volume));
			final List<GreySlice> chunk = new ArrayList<>();
			for (final int index : chosen.subList(from, to)) {
				monitor.checkCanceled("measuring " + name);
				chunk.add(reader.read(index).slice());
			}
			add(chunk, name, monitor);
			if (chosen.size() > 1) monitor.progress(to, chosen.size());
		}
		slices += chosen.size();
		skipped += reader.skipped().size();
		images.add(name + ": " + chosen.size() + " of " + reader.count() + (reader.count() == 1 ? " slice" : " slices") +
			"; grey values: " + grey.window());
	}

	private void add(final List<GreySlice> chunk, final String name, final Monitor monitor) {
		final List<List<double[]>> made = IntStream.range(0, chunk.size()).parallel().mapToObj(i -> {
			monitor.checkCanceled("measuring " + name);
			return extractor.rows(chunk.get(i));
		}).toList();
		for (final List<double[]> one : made) {
			rows.addAll(one);
			if (one.isEmpty()) empty++;
		}
	}

	/**
	 * @param set name of the set
	 * @return the features of all slices, in order
	 * @throws io.github.ddasr.volume.DdasrException if no slice gave any
	 */
	public FeatureMatrix matrix(final String set) {
		return FeatureMatrix.ofSlices(rows, set, extractor.kind());
	}

	/**
	 * @param set name of the set
	 * @return what it was made of, one sentence each: images, slices, rows, what was left out, windows
	 */
	public List<String> description(final String set) {
		final List<String> lines = new ArrayList<>();
		lines.add(set + ": " + count(images.size(), "image") + ", " + count(slices, "slice") + ", " + count(rows.size(),
			"row") + " of features" + (skipped == 0 ? "" : ", " + count(skipped, "slice") + " left out for little foreground") +
			(empty == 0 ? "" : ", " + count(empty, "slice") + " gave no features"));
		if (rows.size() > images.size()) lines.add(set + ": rows of one image are not independent, so that the standard error is " +
			"too small");
		if (images.size() <= FEW) lines.addAll(images);
		return lines;
	}

	private static String count(final int n, final String what) {
		return n + " " + what + (n == 1 ? "" : "s");
	}
}
