package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnGenerator;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "train an SRN": reads volumes, trains, and writes one model file
 * with its provenance, the table of the run beside it ({@code .csv}), and while it
 * runs a checkpoint ({@code .checkpoint}) from which it resumes.
 *
 * @param input what to learn from; at least one source
 * @param validation what to be judged on, of other subjects; if empty, every tenth subject of the input (at
 *          least one, where there are three or more) is set aside
 * @param output the model file, ending in .safetensors
 * @param options how to train
 * @param start a model of the same shape to go on from, or null to begin with random weights
 * @param keep which state becomes the model
 * @param device where
 * @param origin what the header says about the data
 * @param half whether the weights are stored with 16 bits each, in a file of half the size
 * @param blend share of the start model's weights in the result, from 0 (none) to 1: a line in the space of weights between a
 *          network and what became of it, on which a middle point often serves both old and new images better than
 *          either end (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022)
 * @param method which network is trained, and whether against a discriminator; such a run also writes a picture of its state
 *          ({@code .png}) at each checkpoint
 * @param cards how many graphics cards share each batch
 */
public record SrnTraining(List<TrainingSource> input, List<TrainingSource> validation, Path output,
	TrainingOptions options, ModelFile start, Keep keep, DeviceChoice device, Origin origin, boolean half, double blend, SrnMethod method, int cards)
{

	/**
	 * What a model's header says about where its weights come from.
	 *
	 * @param data names and licences of the training data
	 * @param licence terms of the weights
	 */
	public record Origin(String data, String licence) {}

	/** Checks what can be checked before anything is read. */
	public SrnTraining {
		if (input.isEmpty()) {
			throw new DdasrException("Training needs volumes to learn from. Give a folder or files with input=.");
		}
		new ModelOutput(output, half);
		if (!(blend >= 0 && blend <= 1)) throw new DdasrException("Training cannot start: blend=" + blend +
			" is out of range. Give a number from 0 to 1.");
		if (blend > 0 && start == null) throw new DdasrException("blend=" + blend +
			" mixes the start model into the result, but there is none. Give one with start=, or leave out blend=.");
		method.check(options);
		input = List.copyOf(input);
		validation = List.copyOf(validation);
	}

	/**
	 * The same by the plain method.
	 *
	 * @param input what to learn from
	 * @param validation what to be judged on
	 * @param output the model file
	 * @param options how to train
	 * @param start a model to go on from, or null
	 * @param keep which state becomes the model
	 * @param device where
	 * @param origin what the header says about the data
	 * @param half whether weights have 16 bits
	 * @param blend share of the start model's weights in the result
	 */
	public SrnTraining(final List<TrainingSource> input, final List<TrainingSource> validation, final Path output,
		final TrainingOptions options, final ModelFile start, final Keep keep, final DeviceChoice device, final Origin origin,
		final boolean half, final double blend)
	{
		this(input, validation, output, options, start, keep, device, origin, half, blend, SrnMethod.PLAIN, 1);
	}

	/**
	 * Trains to the end and writes the state to keep, or until canceled; then the best network so far is written.
	 *
	 * @param monitor told the device once, then loss and validation
	 * @return what was trained
	 */
	public TrainedNetwork run(final Monitor monitor) {
		return run(monitor, TrainingListener.NONE);
	}

	/**
	 * The same with someone who watches.
	 *
	 * @param monitor told the device once, then loss and validation
	 * @param listener hears the loss of each step and what is measured at checkpoints
	 * @return what was trained
	 */
	public TrainedNetwork run(final Monitor monitor, final TrainingListener listener) {
		final ModelOutput files = new ModelOutput(output, half);
		files.check();
		final DeviceSelection selection = Devices.ofThisMachine().resolve(device);
		final List<Device> others = Devices.ofThisMachine().others(selection, cards);
		final TrainingData data = load(monitor);
		monitor.note(selection.line() + (others.isEmpty() ? "" : ", with " + others));
		try (NDManager manager = Engines.start().newBaseManager(selection.device())) {
			final FeatureMaps features = method.features(manager);
			final String judged = features == null ? "" : " | " + method.likeness(features);
			if (features != null) monitor.note("feature network of the loss: " + method.likeness(features));
			final CheckpointFile checkpoint = new CheckpointFile(files.beside(".checkpoint"), describe(input) + " | " + describe(
				validation) + " | " + startName() + judged);
			final TrainedNetwork trained = new SrnTrainer(options, data, startWeights(), checkpoint, monitor, listener)
				.train(manager, others, method, (owner, sampler) -> method.objective(options, features, sampler, owner), method.gan() == null
					? null : files.beside(".png"));
			if (trained.steps() == 0) monitor.checkCanceled("training");
			write(files, trained, selection, features);
			return trained;
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private String startName() {
		if (start == null) return "random weights, seed " + options.seed();
		return start.fileName() + ", SHA-256 " + start.sha256();
	}

	private Parameters.Source startWeights() {
		if (start == null) return Parameters.random(options.seed());
		return method.start(start, options);
	}

	private TrainingData load(final Monitor monitor) {
		final List<TrainingVolume> training = new ArrayList<>(), judged = new ArrayList<>();
		for (final TrainingSource s : validation) judged.addAll(s.load(monitor));
		for (int i = 0; i < input.size(); i++) {
			final boolean judge = validation.isEmpty() && HeldOut.isJudged(i, input.size());
			(judge ? judged : training).addAll(input.get(i).load(monitor));
		}
		final int side = options.patch() * options.scale();
		if (training.stream().noneMatch(v -> v.fits(side))) {
			throw new DdasrException("No training volume has slices of " + side + " × " + side +
				" pixels, the size of a high-resolution patch. Choose a smaller patch, or larger volumes.");
		}
		final int smallest = options.scale() * SrnGenerator.ALIGNMENT;
		if (!judged.isEmpty() && judged.stream().noneMatch(v -> v.fits(smallest))) {
			throw new DdasrException("No validation volume has slices of " + smallest + " × " + smallest +
				" pixels. Give larger volumes with validation=.");
		}
		return new TrainingData(training, judged);
	}

	private void write(final ModelOutput files, final TrainedNetwork trained, final DeviceSelection selection,
		final FeatureMaps features)
	{
		// Nearness to the truth does not say which state of an adversarial training is the best.
		final Keep kept = method.gan() != null ? Keep.LAST : trained.interrupted() ? Keep.BEST : keep;
		final TensorFile before = blend == 0 ? null : start.tensors();
		final Map<String, float[]> weights = new LinkedHashMap<>();
		(kept == Keep.LAST ? trained.last() : trained.best()).forEach((name, values) -> weights.put(name, before == null ? values
			: blended(values, before.tensor(name).floats())));
		files.write(header(trained, kept, selection, features), weights, trained.shapes(), method.gan() == null ? trained.history()
			.toCsv() : trained.history().toCsv(method.terms(options)));
	}

	private float[] blended(final float[] after, final float[] before) {
		final float[] values = new float[after.length];
		for (int i = 0; i < values.length; i++) values[i] = (float) ((1 - blend) * after[i] + blend * before[i]);
		return values;
	}

	private ModelHeader header(final TrainedNetwork trained, final Keep kept, final DeviceSelection selection,
		final FeatureMaps features)
	{
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("options", options.toString());
		if (!method.equals(SrnMethod.PLAIN)) provenance.put("method", method.toString());
		if (features != null) provenance.put("feature network", method.likeness(features));
		provenance.put("input", describe(input));
		provenance.put("validation", validation.isEmpty() ? "set aside from the input by subject" : describe(validation));
		provenance.put("start", startName());
		provenance.put("kept", kept.description());
		if (blend > 0) provenance.put("blend", blend + " of the start's weights, " + (1 - blend) +
			" of these; the figures of the last row are from before that");
		provenance.put("steps done", Long.toString(trained.steps()));
		provenance.put("device", selection.name());
		provenance.put("seconds", String.format(Locale.ROOT, "%.0f", trained.history().seconds()));
		trained.history().rows().stream().reduce((a, b) -> b).ifPresent(r -> provenance.put("last row", r.toString()));
		final String line = method.name(options) + ", " + method.words(options) + ", " + (options.downsampling().equals(
			TrainingOptions.PAIRS) ? "pairs that were ready" : options.downsampling() + " down-sampling") + ", " + trained.steps() + " steps";
		return method.header(options).withOrigin(line, origin.data(), origin.licence(), version(), "", provenance);
	}

	/** The suite's version, for headers. */
	static String version() {
		final String version = SrnTraining.class.getPackage().getImplementationVersion();
		return version == null ? "development" : version;
	}

	/** Names and parts of sources, for headers. */
	static String describe(final List<TrainingSource> sources) {
		return sources.stream().map(TrainingSource::toString).collect(Collectors.joining(", "));
	}
}
