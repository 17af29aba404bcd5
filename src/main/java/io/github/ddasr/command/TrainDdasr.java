package io.github.ddasr.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.DdasrRequest;
import io.github.ddasr.batch.DdasrTraining;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.downsampling.DownsamplingMethods;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.training.DsnOptions;
import io.github.ddasr.training.DsnWeights;
import io.github.ddasr.training.LearningRate;
import io.github.ddasr.training.Loss;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.ui.TrainingPlot;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** DDASR from two folders of scans to a network that Super-Resolve lists. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train DDASR...", initializer = "initChoices",
	description = "Makes a super-resolution network for your own low-resolution scanner from good scans and poor scans, which need not " +
		"show the same people: learns the look of the poor ones, makes pairs, and trains on them, first by the L1 loss, then against a " +
		"discriminator. A run that was stopped goes on where it was when it is started again with the same parameters.")
public class TrainDdasr extends AdversarialCommand {

	private static final String TRAIN = "train";
	private static final TrainingOptions USUAL = TrainingOptions.defaults().withPairs();
	private static final DsnOptions LOOK = DsnOptions.defaults();

	@Parameter(label = "Hours (0 = by machine)", description = "How long the whole may take: the steps are chosen so that they fit, after " +
		"a short timing. 0 takes 8 hours on a processor and 1 on a graphics card.", min = "0", max = "1000", persist = false)
	private double hours;

	@Parameter(label = "Preset", description = "Size of the super-resolution network: auto takes tiny on a processor, on a graphics card " +
		"small, from 3 hours on base; full is for rrdbnet alone.", choices = { "auto", "tiny", "small", "base", "large", "full" },
		persist = false)
	private String preset = "auto";

	@Parameter(label = "Scale", description = "New pixels per old pixel along both sides of a slice.", choices = { "2", "4" },
		persist = false)
	private String scale = "2";

	@Parameter(label = "Axis of the slices", description = "Direction in which the slices lie, by the orientation that the scans name.",
		choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Method of making pairs", description = "train lets a down-sampling network learn the look of the poor scans; else a " +
		"stored one, the path of its file, or a simulated scanner makes the pairs.", persist = false)
	private String method = TRAIN;

	@Parameter(label = "Look", description = "Size of the down-sampling network; the bundled ones are tiny, full is the published size.",
		choices = { "tiny", "small", "full" }, persist = false)
	private String look = LOOK.configuration().preset().toString();

	@Parameter(label = "Draws (sets of pairs)", description = "How often each good scan is made poor, each time with other noise and the " +
		"look of other slices.", min = "1", max = "100", persist = false)
	private int draws = 1;

	@Parameter(label = "Dsnsteps (batches, 0 = by hours)", description = "Steps of the down-sampling network; by hours at most 6000.",
		min = "0", max = "10000000", persist = false)
	private long dsnsteps;

	@Parameter(label = "Plainsteps (batches, 0 = by hours)", description = "Steps of the super-resolution network by the L1 loss.",
		min = "0", max = "10000000", persist = false)
	private long plainsteps;

	@Parameter(label = "Gansteps (batches, 0 = by hours)", description = "Steps of the super-resolution network against the discriminator.",
		min = "0", max = "10000000", persist = false)
	private long gansteps;

	@Parameter(label = "Start (model)", description = "Network with which stage 3 begins: auto takes the bundled one of the same size, scale " +
		"and architecture if there is one, none begins with random weights; else a model's name, or the path of its file.", persist = false)
	private String start = DdasrDefaults.AUTO;

	@Parameter(label = "Loss of the last stage", description = "Recipe by which the network learns against a discriminator: ddasr, or that of " +
		"another published method.", choices = { "ddasr", "esrgan", "realsr", "real-esrgan" }, persist = false)
	private String loss = "ddasr";

	@Parameter(label = "Rate of learning (per step)", description = "Learning rate of the super-resolution network by the L1 loss, at the " +
		"start; it falls over the steps.", min = "0.0000001", max = "0.1", persist = false)
	private double rate = USUAL.learningRate();

	@Parameter(label = "Learning rate of the DSN (per step)", description = "Highest learning rate of the down-sampling network.",
		min = "0.0000001", max = "0.1", persist = false)
	private double learning = LOOK.rate().peak();

	@Parameter(label = "Structure (weight)", description = "Weight of the loss of the down-sampling network that keeps the anatomy.",
		min = "0", max = "1000000", persist = false)
	private double structure = LOOK.weights().structure();

	@Parameter(label = "Layers of the structure loss", description = "deep compares the two deepest maps without their contrast, all compares " +
		"all maps as they are. Where pairs have lost their anatomy, layers=all structure=3 keeps more of it.",
		choices = { "deep", "all" }, persist = false)
	private String layers = "deep";

	@Parameter(label = "Compare looks by", description = "domain compares with the mean look of all poor scans, right where one scanner made " +
		"them; scan with that of the scan that is imitated, where several did.", choices = { "domain", "scan", "crop" }, persist = false)
	private String compare = LOOK.weights().unit().toString();

	@Parameter(label = "Crop (pixels)", description = "Side of a crop of a good slice from which the down-sampling network learns, a multiple " +
		"of 8 times the scale.", min = "32", max = "1024", persist = false)
	private int crop = LOOK.crop();

	@Parameter(label = "Crops (per step)", description = "Pairs of crops per step of the down-sampling network.", min = "1", max = "64",
		persist = false)
	private int crops = LOOK.batch();

	@Parameter(label = "Batch (patches, 0 = by preset)", description = "Patches per step of the super-resolution network: 6 for tiny, else 16.",
		min = "0", max = "256", persist = false)
	private int batch;

	@Parameter(label = "Patch (pixels, 0 = by preset)", description = "Side of a low-resolution patch in pixels, a multiple of 8: 40 for tiny, " +
		"else 48.", min = "0", max = "512", stepSize = "8", persist = false)
	private int patch;

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed and the same numbers of " +
		"steps give the same networks on a processor.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Interval of checkpoints (steps)", description = "Steps between two checkpoints; at each one the network is judged, " +
		"and a picture of its state is written.", min = "1", max = "1000000", persist = false)
	private long interval = LOOK.checkpointSteps();

	@Parameter(label = "Precision of the stored weights (bits)", description = "32 keeps the weights as they were trained, 16 " +
		"rounds them to three digits in a file of half the size.", choices = { "32", "16" }, persist = false)
	private String precision = "32";

	@Parameter(label = "Device", description = "Where to train: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Plot the losses", description = "Shows the curves of each training while it goes on, where there are windows.",
		persist = false)
	private boolean plot = true;

	@Parameter(label = "Overwrite what differs", description = "Does stages anew that were done with other parameters, or by somebody else; " +
		"without it such a run is refused.", persist = false)
	private boolean overwrite;

	@Parameter(label = "Data named in the header", description = "Names and licences of the scans, for the models' headers.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the models may be used, for their headers.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "Good, high-resolution NIfTI scans, folders of them, or names with * and ?; one file per " +
		"subject, or names with sub-NAME in them.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Texture scans", description = "Poor, low-resolution NIfTI scans of your scanner, folders of them, or names with * and " +
		"?; of whomever.", style = FileListWidget.FILES_AND_DIRECTORIES, required = false, persist = false)
	private File[] texture;

	@Parameter(label = "Output model (optional)", description = "The model file, ending in .safetensors; without it one in the models " +
		"folder, named after the poor scans. The DSN, curves, pictures, the report (.md) and the working folder are kept beside it.",
		style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Override
	protected List<String> choicesOf(final String key) {
		if (!key.equals("method")) return super.choicesOf(key);
		final List<String> all = new ArrayList<>(List.of(TRAIN));
		all.addAll(SynthesisCommand.methods().names());
		return all;
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("method")) {
			Models.refuseDamaged(text);
			return Models.isFile(text);
		}
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return !InputFiles.matching(text).isEmpty();
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("hours", "preset", "scale", "axis", "plot", "input", "texture", "output"), //
			Section.of("Steps", "dsnsteps", "plainsteps", "gansteps"), //
			Section.of("Pairs", "method", "draws", "look", "compare", "layers", "structure"), //
			Section.of("Training against a discriminator", "loss", "perceptual", "pixel", "adversarial", "lattice", "discriminator", "game", "taps",
				"features", "refining", "sharpen"), //
			Section.of("The model files", "precision", "data", "licence", "overwrite"), //
			Section.rare("architecture", "start", "rate", "learning", "crop", "crops", "batch", "patch", "accumulate", "width", "seed", "interval",
				"device", "cards"));
	}

	@Override
	List<String> example() {
		return List.of("input=good-scans", "texture=poor-scans", "output=my-scanner.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final boolean learns = method.equals(TRAIN);
		final DownsamplingMethods methods = SynthesisCommand.methods();
		final boolean looks = learns || methods.needsTexture(method), given = texture != null && texture.length > 0;
		if (looks && !given) throw new UsageException(SynthesisMessages.needsTexture(method));
		if (!looks && given) monitor.note(SynthesisMessages.textureNotUsed(method));
		final List<BatchCase> good = scans("input", input), poor = looks ? scans("texture", texture) : List.of();
		final Path model = output == null ? DdasrDefaults.output(given ? texture[0] : null, input[0], scale) : output.toPath();
		final DdasrDefaults usual = new DdasrDefaults(Devices.ofThisMachine().resolve(DeviceChoice.parse(device)).name());
		final double time = usual.hours(hours);
		final String size = usual.preset(preset, time, isRrdb());
		final TrainingOptions network = pairs(usual, size);
		final DdasrRequest request = new DdasrRequest(good, poor, learns ? null : method, methods, look(), draws, network,
			DdasrDefaults.start(start, size, network, isRrdb()), method(loss, size, 0, monitor), new DdasrRequest.Steps(dsnsteps, plainsteps,
				gansteps), time, model, DeviceChoice.parse(device), cards(),
			new SrnTraining.Origin(data, licence), precision.equals("16"), overwrite);
		if (output == null) makeFolder(model.getParent());
		monitor.note("the model: " + model + ", " + network(size, scale));
		new DdasrTraining(request, (what, steps) -> plot ? TrainingPlot.open(Descriptions.withoutFolder(model.getFileName().toString()) +
			", " + what, steps) : TrainingListener.NONE).run(monitor).forEach(this::report);
	}

	private DsnOptions look() {
		final DsnConfiguration c = LOOK.configuration();
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.of(look), c.mode(), Integer.parseInt(scale), c
			.channels(), c.decoder(), c.skip(), c.grain());
		final DsnWeights w = LOOK.weights();
		final DsnWeights weights = new DsnWeights(structure, w.domain(), w.identity(), w.identityFeatures(), w.spectrum(), w.restraint(),
			DsnWeights.Unit.of(compare), layers.equals("all"));
		return new DsnOptions(shape, 1, crops, crop, weights, new LearningRate(LOOK.rate().rule(), learning), Axis.valueOf(axis.toUpperCase(
			Locale.ROOT)), LOOK.resize(), LOOK.flip(), LOOK.features(), seed, interval);
	}

	private TrainingOptions pairs(final DdasrDefaults usual, final String size) {
		return new TrainingOptions(srnPreset(size), Integer.parseInt(scale), USUAL.skip(), 1, usual.batch(batch, size), usual.patch(patch,
			size), Loss.L1, rate, 1, TrainingOptions.PAIRS, 0, USUAL.background(), 0, 0, 0, seed, interval);
	}

	private static List<BatchCase> scans(final String key, final File[] files) {
		for (final File f : files) if (f.isFile() && !TrainingSource.isNifti(f.toPath())) {
			throw new UsageException(DdasrMessages.notNifti(key, f.getPath()));
		}
		final List<BatchCase> found = InputFiles.find(files, folder -> {
			final List<Path> scans = VolumeFiles.list(folder, true).stream().filter(TrainingSource::isNifti).toList();
			if (scans.isEmpty()) throw new UsageException(DdasrMessages.noScans(key, folder.toString()));
			return scans;
		});
		return found.stream().filter(c -> TrainingSource.isNifti(c.input())).toList();
	}

	private static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new DdasrException(Messages.noNewFolder(folder.toString()), e);
		}
	}
}
