package io.github.ddasr.command;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.training.DsnOptions;
import io.github.ddasr.training.DsnTraining;
import io.github.ddasr.training.DsnWeights;
import io.github.ddasr.training.LearningRate;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainedNetwork;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.ui.TrainingPlot;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/** Trains a down-sampling network: the look of a real low-resolution scanner, to be given to high-resolution scans. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train DSN...", initializer = "initChoices",
	description = "Learns the look of your own low-resolution scans, to make training pairs that look like them. The scans of both " +
		"kinds need not show the same people. An interrupted run goes on where it was when it is started again with the same " +
		"parameters.")
public class TrainDsn extends DdasrCommand {

	private static final DsnOptions USUAL = DsnOptions.defaults();

	@Parameter(label = "Preset", description = "Size of the network: tiny learns within an hour on a processor, the others want a " +
		"graphics card; full is the published one.", choices = { "tiny", "small", "full" }, persist = false)
	private String preset = "tiny";

	@Parameter(label = "Factor", description = "High-resolution pixels per low-resolution pixel along both sides of a slice.",
		choices = { "2", "3", "4", "8" }, persist = false)
	private String factor = "2";

	@Parameter(label = "Mode", description = "native works on low-resolution slices as they are, so that their noise is learned as it " +
		"is; common, as published, enlarges them first and shrinks the answer.", choices = { "native", "common" },
		persist = false)
	private String mode = "native";

	@Parameter(label = "Axis of the slices", description = "Direction in which the slices lie, by the orientation that the scans name.",
		choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Steps (batches)", description = "Length of the training in optimiser steps, of one batch each; the published " +
		"network took 300,000.", min = "1", max = "10000000", persist = false)
	private long steps = USUAL.steps();

	@Parameter(label = "Minutes (0 = no limit)", description = "The training ends after this time, in minutes, with the network as it " +
		"is then. Choose the steps so that they fit, since the learning rate falls over all of them.", min = "0",
		max = "100000", persist = false)
	private double minutes;

	@Parameter(label = "Batch (crops)", description = "Pairs of crops per step.", min = "1", max = "64", persist = false)
	private int batch = USUAL.batch();

	@Parameter(label = "Crop (pixels)", description = "Side of a crop of a high-resolution slice, in pixels; a multiple of 8, in mode " +
		"native of 8 times the factor. The published network saw 256.", min = "32", max = "1024", persist = false)
	private int crop = USUAL.crop();

	@Parameter(label = "Rule of the learning rate", description = "cosine falls over the run, for short ones; published is the rule of " +
		"the published code, for 300,000 steps.", choices = { "cosine", "published", "constant" }, persist = false)
	private String rule = "cosine";

	@Parameter(label = "Learning rate (per step)", description = "Highest learning rate of Adam; the published rule has its own.",
		min = "0.0000001", max = "0.1", persist = false)
	private double learning = USUAL.rate().peak();

	@Parameter(label = "Structure (weight)", description = "Weight of the loss that keeps the anatomy.", min = "0", max = "1000000",
		persist = false)
	private double structure = USUAL.weights().structure();

	@Parameter(label = "Domain (weight)", description = "Weight of the loss that gives the look of the low-resolution scans.", min = "0",
		max = "1000000", persist = false)
	private double domain = USUAL.weights().domain();

	@Parameter(label = "Identity (weight)", description = "Weight of the loss by which an image in its own look stays what it is.",
		min = "0", max = "1000000", persist = false)
	private double identity = USUAL.weights().identity();

	@Parameter(label = "Likeness (weight)", description = "Weight of the same loss on the maps of the feature network.", min = "0",
		max = "1000000", persist = false)
	private double likeness = USUAL.weights().identityFeatures();

	@Parameter(label = "Power spectrum (weight)", description = "Weight of a loss of our own, by which the local power spectrum becomes that " +
		"of the low-resolution scans: their blur and noise, frequency by frequency. 0, as published, for none.", min = "0",
		max = "1000000", persist = false)
	private double power = USUAL.weights().spectrum();

	@Parameter(label = "Restraint (weight)", description = "Weight of a loss of our own on what the transformers add to the slice, so " +
		"that they say only what tone curve, sharpness and noise cannot. 0, as published, for none.", min = "0", max = "1000000",
		persist = false)
	private double restraint = USUAL.weights().restraint();

	@Parameter(label = "Compare looks by", description = "domain compares with the mean look of all low-resolution scans, right where " +
		"one scanner made them; scan with that of the scan that is imitated, where several did; crop, as published, each crop with one " +
		"other crop, whose brightness comes from its anatomy, too.", choices = { "domain", "scan", "crop" }, persist = false)
	private String compare = "domain";

	@Parameter(label = "Layers of the structure loss", description = "deep compares the two deepest maps without their contrast, as the " +
		"published code does; all compares all maps, as the paper's equation says.", choices = { "deep", "all" },
		persist = false)
	private String layers = "deep";

	@Parameter(label = "Skip connection", description = "What the network's answer is added to: scanner, the shrunk slice with tone curve, " +
		"sharpness and Rician noise read off the low-resolution slices; area, the shrunk slice as it is; none, as published, which learns " +
		"much more slowly.", choices = { "scanner", "area", "none" }, persist = false)
	private String skip = "scanner";

	@Parameter(label = "Grain (share of white)", description = "Standard deviation of white noise that is added to what the transformers " +
		"see, of which they may make noise, as a share of white. 0, as published, for none.", min = "0", max = "1", persist = false)
	private double grain;

	@Parameter(label = "Resize", description = "How low-resolution slices are enlarged in mode common; nearest keeps their noise.",
		choices = { "bilinear", "nearest" }, persist = false)
	private String resize = "bilinear";

	@Parameter(label = "Decoder", description = "stytr2 has the nine convolutions of the published code, plain3 the four of the paper's " +
		"sentence.", choices = { "stytr2", "plain3" }, persist = false)
	private String decoder = "stytr2";

	@Parameter(label = "Channels", description = "1 for grey slices; 3, as published, repeats them.", choices = { "1", "3" },
		persist = false)
	private String channels = "1";

	@Parameter(label = "Turn left and right at random", description = "Mirrors half of the crops.", persist = false)
	private boolean turn;

	@Parameter(label = "Features of the loss", description = "Frozen network that judges likeness: bundled, random, or the path of a " +
		"VGG-19 (.pth, .pt or .safetensors) of your own.", persist = false)
	private String features = "bundled";

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the same " +
		"network on a processor.", min = "0", max = "1000000000", persist = false)
	private long seed = USUAL.seed();

	@Parameter(label = "Interval of checkpoints (steps)", description = "Steps between two checkpoints; at each one a picture of the " +
		"present state is written beside the model.", min = "1", max = "1000000", persist = false)
	private long interval = USUAL.checkpointSteps();

	@Parameter(label = "Precision of the stored weights (bits)", description = "32 keeps the weights as they were trained, 16 " +
		"rounds them to three digits in a file of half the size.", choices = { "32", "16" }, persist = false)
	private String precision = "32";

	@Parameter(label = "Device", description = "Where to train: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Plot the losses", description = "Shows the curves of the run while it goes on, where there are windows.",
		persist = false)
	private boolean plot = true;

	@Parameter(label = "Data named in the header", description = "Names and licences of the scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "High-resolution NIfTI scans, or folders of them. On the command line " +
		"PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Texture scans", description = "Low-resolution NIfTI scans whose look is learned, or folders of them; of " +
		"whomever.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] texture;

	@Parameter(label = "Start model (optional)", description = "A model file of the same preset, mode, factor, skip and grain to go " +
		"on from; without it the weights begin at random.", style = FileWidget.OPEN_STYLE, required = false, persist = false)
	private File start;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors. The run's table (.csv), a picture (.png) " +
		"and the checkpoint are kept beside it.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return TextLists.isPart(text);
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("preset", "factor", "axis", "steps", "minutes", "plot", "input", "texture", "output"), //
			Section.of("Loss", "features", "structure", "domain", "identity", "likeness", "power", "restraint", "compare", "layers"), //
			Section.of("The model file", "precision", "data", "licence"), //
			Section.rare("mode", "skip", "grain", "resize", "decoder", "channels", "batch", "crop", "turn", "rule", "learning", "seed",
				"interval", "device", "start"));
	}

	@Override
	List<String> example() {
		return List.of("preset=tiny", "steps=6000", "input=good-scans", "texture=poor-scans", "output=my-scanner.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final DsnTraining training = new DsnTraining(TrainSrn.sources(input), TrainSrn.sources(texture), output.toPath(), options(),
			start == null ? null : start.toPath(), DeviceChoice.parse(device), new SrnTraining.Origin(data, licence), precision
				.equals("16"));
		final long limit = minutes > 0 ? (long) (minutes * TimeUnit.MINUTES.toNanos(1)) : Long.MAX_VALUE;
		final TrainedNetwork trained = training.run(new TimedMonitor(monitor, limit), watcher());
		final List<String> rows = trained.history().rows().stream().map(Object::toString).toList();
		report(output + ": DSN " + preset + " by " + factor + ", " + trained.steps() + " of " + steps + " steps" + (rows.isEmpty() ? ""
			: "; " + rows.get(rows.size() - 1)));
	}

	private DsnOptions options() {
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.of(preset), DsnConfiguration.Mode.of(mode), Integer
			.parseInt(factor), Integer.parseInt(channels), DsnConfiguration.Decoder.of(decoder), DsnConfiguration.Skip.of(skip), grain);
		final DsnWeights weights = new DsnWeights(structure, domain, identity, likeness, power, restraint, DsnWeights.Unit.of(compare), layers.equals("all"));
		return new DsnOptions(shape, steps, batch, crop, weights, new LearningRate(LearningRate.Rule.of(rule), learning), Axis.valueOf(
			axis.toUpperCase(Locale.ROOT)), resize, turn, features, seed, interval);
	}

	private TrainingListener watcher() {
		final String name = Descriptions.withoutFolder(output.getName()) + ", DSN " + preset + " by " + factor;
		return plot ? TrainingPlot.open(name, steps) : TrainingListener.NONE;
	}
}
