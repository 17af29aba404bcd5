package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.CaseMonitor;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.network.FeatureInput;
import io.github.ddasr.network.FeatureNetwork;
import io.github.ddasr.quality.FeatureExtractor;
import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.quality.FeatureRun;
import io.github.ddasr.quality.NetworkFeatures;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Makes features of the image files of both sets in one and the same way, and remembers what must be said of it. */
final class SetFeatures implements AutoCloseable {

	private final FeatureExtractor extractor;
	private final QualityOptions options;
	private final FeatureNetwork network;
	private final List<String> notes = new ArrayList<>();

	private SetFeatures(final FeatureExtractor extractor, final QualityOptions options, final FeatureNetwork network) {
		this.extractor = extractor;
		this.options = options;
		this.network = network;
	}

	/** With features that need no network. */
	static SetFeatures of(final FeatureExtractor extractor, final QualityOptions options) {
		return new SetFeatures(extractor, options, null);
	}

	/**
	 * With the features of a network, which is closed at the end.
	 *
	 * @param network the network
	 * @param input what it is shown
	 * @param inception whether the user states that it gives Inception's pool3
	 * @param options slices, window, foreground
	 */
	static SetFeatures of(final FeatureNetwork network, final FeatureInput input, final boolean inception,
		final QualityOptions options)
	{
		final SetFeatures made = new SetFeatures(new NetworkFeatures(network, inception), options, network);
		made.notes.add(network.deviceLine());
		made.notes.add("the network saw each slice resized to " + input.side() + " × " + input.side() + " pixels by linear " +
			"interpolation without antialias, black as " + input.lower() + ", white as " + input.upper() + ", the same in " + input
				.channels() + (input.channels() == 1 ? " channel" : " channels"));
		return made;
	}

	/**
	 * @param name name of a set
	 * @param files its files
	 * @param monitor progress and cancel
	 * @return its features
	 */
	FeatureMatrix matrix(final String name, final QualityFiles files, final Monitor monitor) {
		final FeatureRun run = new FeatureRun(extractor, options);
		final CaseMonitor each = new CaseMonitor(monitor, files.entries().stream().map(BatchCase::input).toList());
		for (final BatchCase file : files.entries()) {
			each.begin(file.name(), file.input());
			final VolumeSeries series = VolumeFiles.read(file.input(), each);
			for (int v = 0; v < series.size(); v++) {
				run.add(series.size() == 1 ? file.name() : file.name() + ", volume " + (v + 1), series.volumes().get(v), each);
			}
			each.end();
		}
		each.finish();
		final FeatureMatrix matrix = run.matrix(name);
		notes.addAll(run.description(name));
		return matrix;
	}

	/** @return how the features were made, one sentence each */
	List<String> notes() {
		return notes;
	}

	@Override
	public void close() {
		if (network != null) network.close();
	}
}
