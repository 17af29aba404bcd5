package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.network.VggFiles;
import io.github.ddasr.network.VggModel;
import io.github.ddasr.network.VggUse;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "train a feature network": reads scans, trains a VGG-like network on their slices without anyone's
 * labels, says how well it answers about scans of other subjects, and writes it as a model file, its activations
 * normalised.
 *
 * @param scans good scans to learn from, scans of other subjects to be judged on, output, names for the header
 * @param options how to train
 * @param device where
 * @param half whether the weights are stored with 16 bits each
 */
public record FeatureTraining(FitInput scans, FeatureOptions options, DeviceChoice device, boolean half) {

	/** Slices per validation scan that are degraded in all grades. */
	private static final int JUDGED_SLICES = 5;

	/**
	 * What was trained.
	 *
	 * @param steps steps done
	 * @param learned how well it answers about the scans that it learned from, in words
	 * @param judged the same about the others; empty without them
	 */
	public record Result(long steps, String learned, String judged) {}

	/**
	 * Trains to the end and writes the model, or until canceled; then the network so far is written.
	 *
	 * @param monitor told the device once, then the loss
	 * @param listener hears the loss of each step
	 * @return how it did
	 */
	public Result run(final Monitor monitor, final TrainingListener listener) {
		scans.checkOutput();
		final DeviceSelection selection = Devices.ofThisMachine().resolve(device);
		final List<TrainingVolume> learned = load(scans.input(), monitor), judged = load(scans.validation(), monitor);
		monitor.note(selection.line());
		final long start = System.nanoTime();
		try (NDManager manager = Engines.start().newBaseManager(selection.device());
				FeatureTrainer trainer = new FeatureTrainer(options, learned, manager))
		{
			final long steps = trainer.train(monitor, listener);
			if (steps == 0) monitor.checkCanceled("training");
			final double seconds = (System.nanoTime() - start) / 1e9;
			final Result result = new Result(steps, trainer.judge(learned).toString(), judged.isEmpty() ? "" : trainer.judge(
				judged).toString());
			final Map<String, float[]> weights = trainer.normalised();
			write(trainer, result, weights, asLoss(weights, manager, monitor), selection, seconds);
			return result;
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private static List<TrainingVolume> load(final List<TrainingSource> sources, final Monitor monitor) {
		final List<TrainingVolume> volumes = new ArrayList<>();
		for (final TrainingSource source : sources) volumes.addAll(source.load(monitor));
		return volumes;
	}

	private void write(final FeatureTrainer trainer, final Result result, final Map<String, float[]> weights,
		final Map<String, String> asLoss, final DeviceSelection selection, final double seconds)
	{
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("options", options.toString());
		provenance.put("input", SrnTraining.describe(scans.input()));
		provenance.put("validation", scans.validation().isEmpty() ? "none" : SrnTraining.describe(scans.validation()));
		provenance.put("degradations", String.join(", ", trainer.questions().kinds()));
		provenance.put("steps done", Long.toString(result.steps()));
		provenance.put("answers on the input", result.learned());
		if (!result.judged().isEmpty()) provenance.put("answers on the validation", result.judged());
		provenance.put("activations", "over clean patches of the input every channel divided by its mean, or by its " +
			"layer's where that is more");
		provenance.put("device", selection.name());
		provenance.put("seconds", String.format(Locale.ROOT, "%.0f", seconds));
		provenance.putAll(asLoss);
		final ModelHeader header = VggModel.header(options.configuration()).withOrigin("feature network for perceptual " +
			"losses, " + options.configuration().words() + ", trained on slices of MR scans without labels, " + result.steps() +
			" steps", scans.origin().data(), scans.origin().licence(), SrnTraining.version(), "", provenance);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		final Map<String, long[]> shapes = trainer.shapes();
		weights.forEach((name, values) -> tensors.put(name, half ? Tensor.half(values, shapes.get(name)) : Tensor.of(values,
			shapes.get(name))));
		ModelFile.write(scans.output(), header, tensors);
	}

	/** How the network orders degraded slices of the validation scans. */
	private Map<String, String> asLoss(final Map<String, float[]> weights, final NDManager manager,
		final Monitor monitor)
	{
		if (scans.validation().isEmpty()) return Map.of();
		try (VggFeatures features = VggFiles.of(options.configuration(), weights, VggUse.STYLE, "", manager)) {
			final List<DegradedSlice> slices = new ArrayList<>();
			final DegradedSlices plan = new DegradedSlices(JUDGED_SLICES, true, options.seed());
			FitInput.eachScan(scans.validation(), monitor, (scan, number) -> slices.addAll(plan.map(scan, number, s -> s,
				monitor)));
			return new FeatureEvidence(features, manager).figures(slices);
		}
	}
}
