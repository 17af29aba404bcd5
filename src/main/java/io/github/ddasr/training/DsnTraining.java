package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.downsampling.PixelSizes;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.DsnNetwork;
import io.github.ddasr.network.DsnSliceNetwork;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.ToneCurve;
import io.github.ddasr.network.ScaledFeatures;
import io.github.ddasr.network.VggLayers;
import io.github.ddasr.network.VggUse;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "train a DSN": reads the scans of both domains, trains, and writes one model file with its provenance, the
 * table of the run ({@code .csv}) and a picture of the last state ({@code .png}) beside it, and while it runs a checkpoint from
 * which it resumes.
 *
 * @param structure high-resolution scans
 * @param texture low-resolution scans whose look is learned
 * @param output the model file, ending in .safetensors
 * @param options how to train
 * @param start a model of the same shape to go on from, or null for random weights
 * @param device where
 * @param origin what the header says about the data
 * @param half whether weights are stored with 16 bits
 */
public record DsnTraining(List<TrainingSource> structure, List<TrainingSource> texture, Path output, DsnOptions options,
	Path start, DeviceChoice device, SrnTraining.Origin origin, boolean half)
{

	/** Adam's second decay rate in the published code. */
	private static final double BETA2 = 0.999;

	/** Pixel sizes of the two domains that differ by more are worth a warning. */
	private static final double LARGEST_RATIO = 1.25;
	private static final int CALIBRATION_STEPS = 16;
	private static final VggUse OURS = new VggUse(VggLayers.STYLE, false, true);

	/** Checks what can be checked before anything is read. */
	public DsnTraining {
		if (structure.isEmpty()) throw new DdasrException(
			"Training needs high-resolution scans. Give a folder or files with input=.");
		if (texture.isEmpty()) throw new DdasrException(
			"Training needs low-resolution scans whose look is learned. Give a folder or files with texture=.");
		structure = List.copyOf(structure);
		texture = List.copyOf(texture);
	}

	/**
	 * Trains to the end, or until canceled; either way the model is written.
	 *
	 * @param monitor told the device once, then the losses
	 * @param listener hears the losses of each step
	 * @return what was trained
	 */
	public TrainedNetwork run(final Monitor monitor, final TrainingListener listener) {
		final ModelOutput files = new ModelOutput(output, half);
		files.check();
		final Parameters.Source weights = startWeights();
		final DeviceSelection selection = Devices.ofThisMachine().resolve(device);
		final UnpairedSampler sampler = sampler(monitor);
		final ToneCurve tone = new ToneCalibration(sampler, options).curve();
		if (!tone.equals(ToneCurve.NONE)) monitor.note(String.format(Locale.ROOT, "tone curve, from the brightness of tissue in both domains: " +
			"0.25 becomes %.2f, 0.5 becomes %.2f, 0.75 becomes %.2f", tone.at(0.25), tone.at(0.5), tone.at(0.75)));
		monitor.note(selection.line());
		try (NDManager manager = Engines.start().newBaseManager(selection.device())) {
			final FeatureMaps features = features(sampler, manager);
			monitor.note("feature network of the loss: " + features.provenance());
			final CheckpointFile checkpoint = new CheckpointFile(files.beside(".checkpoint"), SrnTraining.describe(structure) + " | " +
				SrnTraining.describe(texture) + " | " + startName() + " | " + features.provenance());
			final TrainingLoop.Plan plan = new TrainingLoop.Plan(options.steps(), options.checkpointSteps(), step -> options.rate().at(
				step, options.steps()), BETA2, options.toString());
			try (DsnTrainee trainee = new DsnTrainee(manager, options, sampler, features, tone, weights, files.beside(".png"))) {
				final TrainingState state = new TrainingLoop(plan, checkpoint, monitor, listener).run(trainee);
				if (state.step() == 0) monitor.checkCanceled("training");
				final TrainedNetwork trained = TrainedNetwork.of(state, state.step() < options.steps());
				files.write(header(trained, features, tone, selection), trained.last(), trained.shapes(), trained.history().toCsv(
					DsnLoss.TERMS));
				return trained;
			}
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private UnpairedSampler sampler(final Monitor monitor) {
		final List<TrainingVolume> fine = new ArrayList<>(), coarse = new ArrayList<>();
		for (final TrainingSource s : structure) fine.addAll(s.load(monitor));
		for (final TrainingSource s : texture) coarse.addAll(s.load(monitor));
		final DsnConfiguration c = options.configuration();
		final int enlargement = c.mode() == DsnConfiguration.Mode.COMMON ? c.factor() : 1;
		final Kernel kernel = options.resize().equals("nearest") ? Kernel.NEAREST : Kernel.LINEAR;
		final DomainSlices high = new DomainSlices("high-resolution", fine, options.axis(), 1, kernel);
		final DomainSlices low = new DomainSlices("low-resolution", coarse, options.axis(), enlargement, kernel);
		PixelSizes.compare("the high-resolution scans", c.factor() * high.pixelSize(), low.pixelSize(), LARGEST_RATIO, monitor);
		return new UnpairedSampler(high, low, options);
	}

	/** The network of the loss; one of ours is scaled to the images at hand, a published one is left as it is. */
	private FeatureMaps features(final UnpairedSampler sampler, final NDManager manager) {
		final boolean ours = List.of(FeatureNetworks.BUNDLED, FeatureNetworks.RANDOM).contains(options.features());
		// Mirrored borders belong to the published network, and cost ours a third of the time of a step.
		final FeatureMaps features = FeatureNetworks.open(options.features(), ours ? OURS : VggUse.STYLE, manager);
		if (!ours) return features;
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> images = new ArrayList<>();
			for (long step = 0; step < CALIBRATION_STEPS; step++) {
				final UnpairedSampler.Batch batch = sampler.batch(step);
				// At the size at which the loss sees them.
				images.add(DsnNetwork.shrink(crops(scope, batch.structure(), options.crop()), options.configuration().outputFactor()));
				images.add(crops(scope, batch.texture(), options.textureCrop()));
			}
			return new ScaledFeatures(features, images, manager);
		}
	}

	private NDArray crops(final NDManager scope, final float[] values, final long side) {
		return scope.create(values, new Shape(options.batch(), 1, side, side));
	}

	private String startName() {
		if (start == null) return "random weights, seed " + options.seed();
		return start.getFileName() + ", SHA-256 " + ModelFile.open(start).sha256();
	}

	private Parameters.Source startWeights() {
		if (start == null) return Parameters.random(options.seed());
		final ModelFile model = ModelFile.open(start);
		if (!DsnSliceNetwork.configuration(model.header()).equals(options.configuration())) {
			throw new DdasrException("The model " + start + " is another network than the one to be trained (" + options
				.configuration() + "). Give its own preset, mode, factor, skip and grain, or leave out start=.");
		}
		final TensorFile tensors = model.tensors();
		return (name, shape, initial) -> tensors.tensor(name).floats();
	}

	private ModelHeader header(final TrainedNetwork trained, final FeatureMaps features, final ToneCurve tone,
		final DeviceSelection selection)
	{
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("options", options.toString());
		provenance.put("input", SrnTraining.describe(structure));
		provenance.put("texture", SrnTraining.describe(texture));
		provenance.put("start", startName());
		provenance.put("feature network", features.provenance());
		provenance.put("kept", "averaged weights of the last step");
		provenance.put("steps done", Long.toString(trained.steps()));
		provenance.put("device", selection.name());
		provenance.put("seconds", String.format(Locale.ROOT, "%.0f", trained.history().seconds()));
		trained.history().rows().stream().reduce((a, b) -> b).ifPresent(r -> provenance.put("last row", r.toString()));
		final DsnConfiguration c = options.configuration();
		final String line = "DSN " + c.preset() + " ÷" + c.factor() + ", mode " + c.mode() + ", look of " + SrnTraining.describe(
			texture) + ", " + trained.steps() + " steps";
		return DsnSliceNetwork.header(c, options.resize(), options.textureCrop(), tone).withOrigin(line, origin.data(), origin.licence(), SrnTraining.version(), "",
			provenance);
	}
}
