package io.github.ddasr.training;

import java.nio.file.Path;
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
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "train MIASSR": reads volumes, trains, and writes one model file with its provenance, the table of the run beside it
 * ({@code .csv}), and while it runs a checkpoint from which it resumes.
 *
 * @param input what to learn from; at least one source
 * @param validation what to be judged on; if empty, every tenth subject of the input (at least one, where there are three or more)
 * @param modalities ends of the names of the files that are the channels of a subject; empty for one channel
 * @param output the model file, ending in .safetensors
 * @param options how to train
 * @param start a MIASSR model whose weights are taken as far as they fit, or null for random ones
 * @param keep which state becomes the model; of a training against a discriminator always the last
 * @param device where
 * @param origin what the header says about the data
 * @param half whether weights are stored with 16 bits
 */
public record MiassrTraining(List<TrainingSource> input, List<TrainingSource> validation, List<String> modalities, Path output,
	MiassrOptions options, ModelFile start, Keep keep, DeviceChoice device, SrnTraining.Origin origin, boolean half)
{

	/** Adam's second decay rate in the published code. */
	private static final double BETA2 = 0.999;

	/** Subjects to learn from and to be judged on. */
	private record Data(List<MiassrSubject> training, List<MiassrSubject> judged) {}

	/** Checks what can be checked before anything is read. */
	public MiassrTraining {
		if (input.isEmpty()) throw new DdasrException("Training needs volumes to learn from. Give a folder or files with input=.");
		if (options.freeze() && start == null) throw new DdasrException(
			"freeze=true holds the feature extractor still, but there is no model that it comes from. Give one with start=.");
		new ModelOutput(output, half);
		input = List.copyOf(input);
		validation = List.copyOf(validation);
		modalities = List.copyOf(modalities);
	}

	/**
	 * Trains to the end and writes the state to keep, or until canceled; then the best network so far is written.
	 *
	 * @param monitor told the device once, then loss and validation
	 * @param listener hears the loss of each step and what is measured at checkpoints
	 * @return what was trained
	 */
	public TrainedNetwork run(final Monitor monitor, final TrainingListener listener) {
		final ModelOutput files = new ModelOutput(output, half);
		files.check();
		final DeviceSelection selection = Devices.ofThisMachine().resolve(device);
		final Data data = load(monitor);
		final MiassrStart weights = new MiassrStart(start, options, MiassrSubject.means(data.training()));
		monitor.note(selection.line());
		try (NDManager manager = Engines.start().newBaseManager(selection.device())) {
			final FeatureMaps features = MiassrFeatures.open(options, manager);
			if (features != null) monitor.note("feature network of the loss: " + likeness(features));
			final CheckpointFile checkpoint = new CheckpointFile(files.beside(".checkpoint"), SrnTraining.describe(input) + " | " + SrnTraining
				.describe(validation) + " | " + String.join(",", modalities) + " | " + startName() + (features == null ? "" : " | " + likeness(
					features)));
			final TrainingLoop.Plan plan = new TrainingLoop.Plan(options.allSteps(), options.checkpointSteps(), options::rate, BETA2, options
				.toString());
			try (MiassrTrainee trainee = new MiassrTrainee(manager, options, data.training(), data.judged(), weights, features)) {
				trainee.parameters().hold(weights.held());
				if (start != null) monitor.note(weights.words());
				final TrainingState state = new TrainingLoop(plan, checkpoint, monitor, listener).run(trainee);
				if (state.step() == 0) monitor.checkCanceled("training");
				return write(files, TrainedNetwork.of(state, state.step() < options.allSteps()), trainee, features, selection, weights);
			}
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private String likeness(final FeatureMaps features) {
		return features.provenance() + ", compared at " + MiassrFeatures.layer(options.gan());
	}

	private String startName() {
		if (start == null) return "random weights, seed " + options.seed();
		return start.fileName() + ", SHA-256 " + start.sha256();
	}

	private Data load(final Monitor monitor) {
		final List<MiassrSubject> training = new ArrayList<>(), judged = new ArrayList<>();
		MiassrSubject.load(validation, modalities, monitor).forEach(judged::addAll);
		final List<List<MiassrSubject>> subjects = MiassrSubject.load(input, modalities, monitor);
		for (int i = 0; i < subjects.size(); i++) {
			(validation.isEmpty() && HeldOut.isJudged(i, subjects.size()) ? judged : training).addAll(subjects.get(i));
		}
		final int side = options.patch();
		if (training.stream().noneMatch(s -> s.fits(side))) throw new DdasrException("No training volume has slices of " + side + " × " +
			side + " pixels, the size of a high-resolution patch. Choose a smaller patch, or larger volumes.");
		if (!judged.isEmpty() && judged.stream().noneMatch(s -> s.fits(options.scales().largest()))) throw new DdasrException(
			"No validation volume has slices of " + options.scales().largest() + " × " + options.scales().largest() +
				" pixels. Give larger volumes with validation=.");
		return new Data(training, judged);
	}

	private TrainedNetwork write(final ModelOutput files, final TrainedNetwork trained, final MiassrTrainee trainee,
		final FeatureMaps features, final DeviceSelection selection, final MiassrStart weights)
	{
		final Keep kept = options.gan() != null ? Keep.LAST : trained.interrupted() ? Keep.BEST : keep;
		final Map<String, float[]> values = new LinkedHashMap<>(kept == Keep.LAST ? trained.last() : trained.best());
		final Map<String, long[]> shapes = new LinkedHashMap<>(trained.shapes());
		// Averages of equal numbers differ from them in the last digit; what was held still is to stay what it was.
		final List<String> held = weights.held();
		trainee.parameters().values().forEach((name, v) -> {
			if (held.contains(name)) values.put(name, v);
		});
		values.putAll(trainee.buffers().values());
		shapes.putAll(trainee.buffers().shapes());
		final Map<String, String> provenance = provenance(trained, kept, features, selection);
		if (start != null) provenance.put("taken from the start", weights.words());
		trainee.figures().forEach((name, figure) -> provenance.put("validation of the last step " + name, figure));
		final String line = options.shape().words() + " ×" + options.scales() + ", L1" + (options.gan() == null ? "" : ", then " + options
			.gan().game() + " with weights " + options.gan().perceptual() + " / " + options.gan().adversarial()) + ", " + options
				.degradation() + " down-sampling, " + trained.steps() + " steps";
		final ModelHeader header = options.shape().header(options.scales().toString()).withOrigin(line, origin.data(), origin.licence(),
			SrnTraining.version(), "", provenance);
		files.write(header, values, shapes, trained.history().toCsv(MiassrObjective.terms(options)));
		return trained;
	}

	private Map<String, String> provenance(final TrainedNetwork trained, final Keep kept, final FeatureMaps features,
		final DeviceSelection selection)
	{
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("options", options.toString());
		provenance.put("downsampling", options.degradation().toString());
		if (features != null) provenance.put("feature network", likeness(features));
		provenance.put("input", SrnTraining.describe(input));
		if (!modalities.isEmpty()) provenance.put("modalities", String.join(",", modalities));
		provenance.put("validation", validation.isEmpty() ? "set aside from the input by subject" : SrnTraining.describe(validation));
		provenance.put("start", startName());
		provenance.put("kept", kept.description());
		provenance.put("steps done", Long.toString(trained.steps()));
		provenance.put("device", selection.name());
		provenance.put("seconds", String.format(Locale.ROOT, "%.0f", trained.history().seconds()));
		trained.history().rows().stream().reduce((a, b) -> b).ifPresent(r -> provenance.put("last row", r.toString()));
		return provenance;
	}
}
