package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.training.Keep;
import io.github.ddasr.training.Loss;
import io.github.ddasr.training.PairFolder;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainedNetwork;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.ui.TrainingPlot;
import io.github.ddasr.volume.Monitor;

/** Trains a super-resolution network on high-resolution scans. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train SRN...", initializer = "initChoices",
	description = "Trains a super-resolution network on your own high-resolution scans. An interrupted run goes on where " +
		"it was when it is started again with the same parameters; a canceled one keeps the best network so far.")
public class TrainSrn extends AdversarialCommand {

	private static final String MIXED = "mixed";
	private static final TrainingOptions USUAL = TrainingOptions.defaults();

	@Parameter(label = "Preset", description = "Size of the network: tiny learns in an hour or two on a processor, the " +
		"others want a graphics card; full is for rrdbnet alone.", choices = { "tiny", "small", "base", "large", "full" }, persist = false)
	private String preset = USUAL.preset().toString();

	@Parameter(label = "Scale", description = "New pixels per old pixel along both sides of a slice.",
		choices = { "2", "4" }, persist = false)
	private String scale = Integer.toString(USUAL.scale());

	@Parameter(label = "Skip connection", description = "Interpolation to which the network's answer is added; none lets the network " +
		"make the whole image.", persist = false)
	private String skip = USUAL.skip().toString();

	@Parameter(label = "Steps (batches)", description = "Length of the training in optimiser steps, of one batch each.",
		min = "1", max = "10000000", persist = false)
	private long steps = USUAL.steps();

	@Parameter(label = "Minutes (0 = no limit)", description = "The training ends after this time, in minutes, with the best network " +
		"so far. Choose the steps so that they fit, since the learning rate falls over all of them.", min = "0",
		max = "100000", persist = false)
	private double minutes;

	@Parameter(label = "Batch (patches)", description = "Patches per step.", min = "1", max = "256", persist = false)
	private int batch = USUAL.batch();

	@Parameter(label = "Patch (pixels)", description = "Side of a low-resolution patch in pixels, a multiple of 8.",
		min = "8", max = "512", stepSize = "8", persist = false)
	private int patch = USUAL.patch();

	@Parameter(label = "Loss", description = "What is made small: L1, the mean absolute difference, MSE, the mean " +
		"squared one, which suits the last part of a training, or PSNR, in which easy and hard images count the same; ddasr, esrgan, " +
		"realsr and real-esrgan are the recipes of published methods, with perceptual loss and discriminator.",
		choices = { "L1", "MSE", "PSNR", "ddasr", "esrgan", "realsr", "real-esrgan" }, persist = false)
	private String loss = USUAL.loss().toString();

	@Parameter(label = "Rate of learning (per step)", description = "Learning rate of Adam at the start of each cycle.", min = "0.0000001", max = "0.1",
		persist = false)
	private double rate = USUAL.learningRate();

	@Parameter(label = "Warmup (steps)", description = "Steps at the start in which the pixel loss alone counts, by the usual rate. 0 " +
		"where the start model is trained already.", min = "0", max = "10000000", persist = false)
	private long warmup = 1000;

	@Parameter(label = "Cycles (restarts)", description = "Number of cosine cycles over which the learning rate falls.", min = "1",
		max = "1000", persist = false)
	private int cycles = USUAL.cycles();

	@Parameter(label = "Downsampling", description = "How the scans are made coarse: one method, or mixed for k-space, area " +
		"and cubic in turn with light blur, which serves real scans best.", persist = false)
	private String downsampling = USUAL.downsampling();

	@Parameter(label = "Noise at most (share)", description = "Largest Rician noise added in training, as " +
		"a share of the upper end of the scan's intensity window; 0.03 is 3 %.", min = "0", max = "0.5", persist = false)
	private double noise = USUAL.noise();

	@Parameter(label = "Background (share of patches)", description = "Share (0 to 1) of slices and patches that are taken wherever " +
		"they fall, with much background; the others have brain in them.", min = "0", max = "1", persist = false)
	private double background = USUAL.background();

	@Parameter(label = "Smooth (share of slices)", description = "Share (0 to 1) of slices that are smoothed, truth and all, like " +
		"those of a scanner that interpolates its images; from them the network learns when to leave an image alone.",
		min = "0", max = "1", persist = false)
	private double smooth = USUAL.smooth();

	@Parameter(label = "Coarse (share of slices)", description = "Share (0 to 1) of slices whose truth is given larger voxels, " +
		"along both sides or along one as in thick slices.", min = "0", max = "1", persist = false)
	private double coarse = USUAL.coarse();

	@Parameter(label = "Noisy (share of slices)", description = "Share (0 to 1) of slices whose truth is made smooth and " +
		"noisy, like those of a low-field scanner; from them the network learns when noise belongs to the scan.", min = "0",
		max = "1", persist = false)
	private double noisy = USUAL.noisy();

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the same " +
		"network on a processor.", min = "0", max = "1000000000", persist = false)
	private long seed = USUAL.seed();

	@Parameter(label = "Interval of checkpoints (steps)", description = "Steps between two checkpoints; at each one the network is judged.",
		min = "1", max = "1000000", persist = false)
	private long interval = USUAL.checkpointSteps();

	@Parameter(label = "Keep", description = "What becomes the model: best is the state that did best on the validation " +
		"scans, last the one after the last step, when the rate has fallen. A run that is ended early gives its best.",
		choices = { "best", "last" }, persist = false)
	private String keep = "best";

	@Parameter(label = "Precision of the stored weights (bits)", description = "32 keeps the weights as they were trained, 16 " +
		"rounds them to three digits in a file of half the size.", choices = { "32", "16" }, persist = false)
	private String precision = "32";

	@Parameter(label = "Blend (share of the start model)", description = "Share (0 to 1) of the start model's weights in the result: a " +
		"network that was trained on for new images keeps that much of what it was. 0 keeps nothing.", min = "0", max = "1",
		persist = false)
	private double blend;

	@Parameter(label = "Device", description = "Where to train: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Plot loss and validation", description = "Shows the curves of the run while it goes on, where there are " +
		"windows. The table beside the model holds them, too; macros/plot-training.ijm plots it.", persist = false)
	private boolean plot = true;

	@Parameter(label = "Data named in the header", description = "Names and licences of the training scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "High-resolution NIfTI scans, or folders of them, one file per subject, which are made " +
		"coarse in training. On the command line PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
		style = FileListWidget.FILES_AND_DIRECTORIES, required = false, persist = false)
	private File[] input;

	@Parameter(label = "Pairs (instead of input scans)", description = "Folder that Synthesize Low Resolution Files has written, with the " +
		"folders hr and lr: the network learns from these pairs as they are.", style = FileWidget.DIRECTORY_STYLE, required = false,
		persist = false)
	private File pairs;

	@Parameter(label = "Validation scans (optional)", description = "Scans of other subjects on which the network is judged, or with pairs " +
		"another folder of pairs; without them every tenth subject is set aside.", style = FileListWidget.FILES_AND_DIRECTORIES, required = false,
		persist = false)
	private File[] validation;

	@Parameter(label = "Start model (optional)", description = "A model file of the same preset, scale and skip to go on " +
		"from, as with the images of your own scanner; without it the weights begin at random.",
		style = FileWidget.OPEN_STYLE, required = false, persist = false)
	private File start;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors. The run's table (.csv) and " +
		"checkpoint are kept beside it, and with a discriminator a picture (.png).", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	protected List<String> choicesOf(final String key) {
		switch (key) {
			case "skip":
				return Arrays.stream(GlobalSkip.values()).map(GlobalSkip::toString).toList();
			case "downsampling":
				final List<String> all = new ArrayList<>(List.of(MIXED));
				all.addAll(Downsamplers.simpleNames());
				return all;
			default:
				return super.choicesOf(key);
		}
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return TextLists.isPart(text);
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("architecture", "preset", "scale", "steps", "minutes", "plot", "input", "pairs", "validation",
			"output"), //
			Section.of("How scans are degraded", "downsampling", "noise", "smooth", "coarse", "noisy", "background"), //
			Section.of("Training against a discriminator", "loss", "perceptual", "pixel", "adversarial", "discriminator", "lattice", "game",
				"taps", "features", "warmup", "refining", "sharpen"), //
			Section.of("The model file", "keep", "precision", "data", "licence"), //
			Section.rare("skip", "rate", "cycles", "batch", "patch", "accumulate", "width", "seed", "interval", "device", "cards", "start", "blend"));
	}

	@Override
	List<String> example() {
		return List.of("preset=tiny", "steps=60000", "input=scans", "output=my-model.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final boolean scans = input != null && input.length > 0;
		if (!scans && pairs == null) throw new UsageException(SynthesisMessages.inputOrPairs());
		if (scans && pairs != null) throw new UsageException(SynthesisMessages.inputAndPairs());
		if (pairs != null) monitor.note(SynthesisMessages.pairsAsTheyAre());
		final TrainingOptions options = options();
		final SrnTraining training = new SrnTraining(scans ? sources(input) : pairs(pairs), scans ? sources(validation) : pairs(validation),
			output.toPath(), options, start == null ? null : ModelFile.open(start.toPath()),
			Keep.valueOf(keep.toUpperCase(Locale.ROOT)), DeviceChoice.parse(device), new SrnTraining.Origin(data, licence), precision.equals("16"), blend, method(loss, preset, warmup, monitor), cards());
		final long limit = minutes > 0 ? (long) (minutes * TimeUnit.MINUTES.toNanos(1)) : Long.MAX_VALUE;
		final TrainedNetwork trained = training.run(new TimedMonitor(monitor, limit), watcher());
		final List<String> rows = trained.history().rows().stream().map(Object::toString).toList();
		report(output + ": " + preset + " ×" + scale + ", " + trained.steps() + " of " + steps + " steps" +
			(rows.isEmpty() ? "" : "; " + rows.get(rows.size() - 1)));
	}

	private TrainingOptions options() {
		final Loss distance = pixelLoss(loss) == null ? Loss.L1 : pixelLoss(loss);
		final TrainingOptions options = new TrainingOptions(srnPreset(preset), Integer.parseInt(scale), GlobalSkip.of(skip), steps, batch,
			patch, distance, rate, cycles, downsampling, noise, background, smooth, coarse, noisy, seed, interval);
		return pairs == null ? options : options.withPairs();
	}

	private List<TrainingSource> pairs(final File... folders) {
		final List<TrainingSource> sources = new ArrayList<>();
		if (folders != null) for (final File folder : folders) sources.addAll(PairFolder.sources(folder.toPath(), Integer.parseInt(scale)));
		return sources;
	}

	private TrainingListener watcher() {
		final String name = Descriptions.withoutFolder(output.getName()) + ", " + network(preset, scale);
		return plot ? TrainingPlot.open(name, steps) : TrainingListener.NONE;
	}

	static List<TrainingSource> sources(final File[] files) {
		return TrainingSource.parse(files == null ? "" : Arrays.stream(files).map(File::getPath).collect(Collectors.joining(";")));
	}
}
