package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelHeaderFormat;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "train an ArSSR network": reads scans, trains, and writes one model file with its provenance, the table of the run
 * ({@code .csv}) beside it, and while it runs a checkpoint from which it resumes.
 *
 * @param input what to learn from
 * @param validation what to be judged on, of other subjects; if empty, every tenth subject of the input (at least one, where there are
 *          three or more) is set aside, or of fewer subjects the top third of the last one, where it is large enough
 * @param output the model file, ending in .safetensors
 * @param options how to train
 * @param start a model of the same shape to go on from, or null for random weights
 * @param keep which state becomes the model
 * @param device where
 * @param origin what the header says about the data
 * @param half whether weights are stored with 16 bits
 */
public record ArssrTraining(List<TrainingSource> input, List<TrainingSource> validation, Path output, ArssrOptions options,
	ModelFile start, Keep keep, DeviceChoice device, SrnTraining.Origin origin, boolean half)
{

	/** What the network is compared with in its validation. */
	public static final String BASELINE = "B-spline";

	private static final double TOP = 2.0 / 3;
	private static final String CITATION = "Wu, Li, Sun, Zhou, Wei, Yu, Zhang: An arbitrary scale super-resolution approach for 3D MR " +
		"images via implicit neural representation, IEEE JBHI 2023";

	/** Checks what can be checked before anything is read. */
	public ArssrTraining {
		if (input.isEmpty()) throw new DdasrException("Training needs scans to learn from. Give a folder or files with input=.");
		input = List.copyOf(input);
		validation = List.copyOf(validation);
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
		final Parameters.Source weights = startWeights();
		final DeviceSelection selection = Devices.ofThisMachine().resolve(device);
		final TrainingData data = load(monitor);
		monitor.note(selection.line());
		try (NDManager manager = Engines.start().newBaseManager(selection.device());
			ArssrTrainee trainee = new ArssrTrainee(manager, options, data, weights))
		{
			final CheckpointFile checkpoint = new CheckpointFile(files.beside(".checkpoint"), SrnTraining.describe(input) + " | " + SrnTraining
				.describe(validation) + " | " + startName());
			final TrainingLoop.Plan plan = new TrainingLoop.Plan(options.steps(), options.checkpointSteps(), options::rate, options.momentum(),
				options.toString());
			final TrainingState state = new TrainingLoop(plan, checkpoint, monitor, listener).run(trainee);
			if (state.step() == 0) monitor.checkCanceled("training");
			final TrainedNetwork trained = TrainedNetwork.of(state, state.step() < options.steps());
			write(files, trained, trainee, selection, monitor);
			return trained;
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private TrainingData load(final Monitor monitor) {
		final List<TrainingVolume> training = new ArrayList<>(), judged = new ArrayList<>();
		for (final TrainingSource s : validation) judged.addAll(s.load(monitor));
		if (!judged.isEmpty()) require(judged, ArssrValidation.LEAST_SIDE, "validation", ".");
		for (int i = 0; i < input.size(); i++) {
			if (validation.isEmpty() && input.size() < HeldOut.FEWEST && i == input.size() - 1) split(input.get(i), training, judged, monitor);
			else (validation.isEmpty() && HeldOut.isJudged(i, input.size()) ? judged : training).addAll(input.get(i).load(monitor));
		}
		require(training, options.smallestSide(), "training", options.scales() == ArssrOptions.Scales.PUBLISHED ? ", or scales=mixed."
			: ", or a smaller patch.");
		return new TrainingData(training, judged);
	}

	/** Sets the top third aside, unless one of the parts would be too small for its purpose. */
	private void split(final TrainingSource source, final List<TrainingVolume> training, final List<TrainingVolume> judged,
		final Monitor monitor)
	{
		final double cut = source.from() + TOP * (source.to() - source.from());
		final List<TrainingVolume> lower = new TrainingSource(source.file(), source.from(), cut).load(monitor);
		final List<TrainingVolume> upper = new TrainingSource(source.file(), cut, source.to()).load(monitor);
		if (fits(lower, options.smallestSide()) && fits(upper, ArssrValidation.LEAST_SIDE)) {
			training.addAll(lower);
			judged.addAll(upper);
		}
		else training.addAll(source.load(monitor));
	}

	private static boolean fits(final List<TrainingVolume> scans, final int side) {
		return scans.stream().anyMatch(v -> Arrays.stream(v.volume().dimensions()).min().orElseThrow() >= side);
	}

	private static void require(final List<TrainingVolume> scans, final int side, final String what, final String otherwise) {
		if (!fits(scans, side)) throw new DdasrException("No " + what + " scan has " + side +
			" voxels along each axis, as patches need. Choose larger scans" + otherwise);
	}

	private String startName() {
		if (start == null) return "random weights, seed " + options.seed();
		return start.fileName() + ", SHA-256 " + start.sha256();
	}

	private Parameters.Source startWeights() {
		if (start == null) return Parameters.random(options.seed());
		final ModelHeader header = start.header();
		if (!header.architecture().equals(ArssrShape.ARCHITECTURE)) throw new DdasrException("The model " + start.fileName() +
			" has architecture \"" + header.architecture() + "\", but training of ArSSR goes on from \"" + ArssrShape.ARCHITECTURE +
			"\". Give another one, or leave out start=.");
		if (!ArssrShape.of(header).equals(options.shape())) throw new DdasrException("The model " + start.fileName() +
			" is an ArSSR network of another preset (" + header.preset() + ") than the one to be trained (" + options.preset() +
			"). Give its own preset, or leave out start=.");
		final TensorFile tensors = start.tensors();
		return (name, shape, initial) -> tensors.tensor(name).floats();
	}

	private void write(final ModelOutput files, final TrainedNetwork trained, final ArssrTrainee trainee, final DeviceSelection selection,
		final Monitor monitor)
	{
		final Keep kept = trained.interrupted() ? Keep.BEST : keep;
		final Map<String, float[]> weights = kept == Keep.LAST ? trained.last() : trained.best();
		final String figures = trainee.figures((name, shape, initial) -> weights.get(name));
		if (!figures.isEmpty()) monitor.note("validation: " + figures);
		files.write(header(trained, kept, figures, selection), weights, trained.shapes(), trained.history().toCsv(List.of("loss"),
			BASELINE));
	}

	private ModelHeader header(final TrainedNetwork trained, final Keep kept, final String figures, final DeviceSelection selection) {
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("options", options.toString());
		provenance.put("downsampling", options.downsampling());
		provenance.put("input", SrnTraining.describe(input));
		provenance.put("validation", validation.isEmpty() ? "set aside from the input" : SrnTraining.describe(validation));
		if (!figures.isEmpty()) provenance.put("validation of these weights", figures);
		provenance.put("start", startName());
		provenance.put("kept", kept.description());
		provenance.put("steps done", Long.toString(trained.steps()));
		provenance.put("device", selection.name());
		provenance.put("seconds", String.format(Locale.ROOT, "%.0f", trained.history().seconds()));
		trained.history().rows().stream().reduce((a, b) -> b).ifPresent(r -> provenance.put("last row", r.words(BASELINE)));
		final String thick = options.learnedThick();
		final String line = "ArSSR " + options.preset() + ", ×" + options.learned().replace(":", " to ×") + (thick.isEmpty() ? ""
			: ", slices up to ×" + thick) + ", " + options.downsampling() + " down-sampling, " + trained.steps() + " steps";
		return shape().withOrigin(line, origin.data(), origin.licence(), SrnTraining.version(), CITATION, provenance);
	}

	/** What the header says of the network, its scales and its intensities. */
	ModelHeader shape() {
		final ModelHeader shape = options.shape().header().withNormalisation(options.wholeRange() ? ModelHeaderFormat.WHOLE_RANGE
			: ModelHeaderFormat.PERCENTILE_WINDOW);
		final Map<String, String> entries = new TreeMap<>(shape.options());
		entries.put("scales", options.learned());
		if (!options.learnedThick().isEmpty()) entries.put("thick", options.learnedThick());
		return shape.withOptions(entries);
	}
}
