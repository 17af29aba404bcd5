package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.training.ArssrOptions;
import io.github.ddasr.training.ArssrTraining;
import io.github.ddasr.training.Keep;
import io.github.ddasr.training.Loss;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainedNetwork;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.ui.TrainingPlot;
import io.github.ddasr.volume.Monitor;

/** Trains a network that enlarges whole volumes by any scale, along each axis one of its own. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train ArSSR...", initializer = "initChoices",
	description = "Trains a network on your own high-resolution scans that enlarges volumes by any scale, all axes alike or one alone, " +
		"as thick slices need it. An interrupted run goes on where it was when it is started again with the same parameters; a canceled " +
		"one keeps the best network so far.")
public class TrainArssr extends DdasrCommand {

	private static final ArssrOptions USUAL = ArssrOptions.defaults();

	@Parameter(label = "Preset", description = "Size of the network: tiny learns within some hours on a processor, small wants a graphics " +
		"card; rescnn, srresnet and rdn are the published networks.", persist = false)
	private String preset = USUAL.preset();

	@Parameter(label = "Steps (batches)", description = "Length of the training in optimiser steps, of one batch each.",
		min = "1", max = "10000000", persist = false)
	private long steps = USUAL.steps();

	@Parameter(label = "Minutes (0 = no limit)", description = "The training ends after this time, in minutes, with the best network " +
		"so far. Choose the steps so that they fit, since the learning rate falls over all of them.", min = "0",
		max = "100000", persist = false)
	private double minutes;

	@Parameter(label = "Scales", description = "How scales are drawn: mixed takes mostly all axes alike, often one alone, sometimes each " +
		"on its own; published takes all alike from 2 to 4, in patches of 10 x 10 x 10 voxels, without noise and turns, whatever smallest, " +
		"largest, thick, noise, grain, background and patch say.",
		choices = { "mixed", "published" }, persist = false)
	private String scales = USUAL.scales().toString();

	@Parameter(label = "Smallest scale (times)", description = "Smallest scale of all axes alike; what is below 2 is drawn seldom.",
		min = "1.05", max = "8", persist = false)
	private double smallest = USUAL.smallest();

	@Parameter(label = "Largest scale (times)", description = "Largest scale of all axes alike.", min = "1.05", max = "8", persist = false)
	private double largest = USUAL.largest();

	@Parameter(label = "Thick slices up to (times)", description = "Largest scale of one axis alone: slices that are so many times as " +
		"thick as their pixels are wide. 0 for none, else 2 or more.", min = "0", max = "16", persist = false)
	private double thick = USUAL.thick();

	@Parameter(label = "Downsampling", description = "How scans are made coarse: blur is a Gaussian slice profile, k-space its " +
		"truncation, area the mean over each voxel, mixed these three by chance, area half as often as each of the others; spline is what " +
		"the published network was trained with, and what mixed means with scales=published. Several with a semicolon between them are " +
		"taken by chance.", persist = false)
	private String downsampling = USUAL.downsampling();

	@Parameter(label = "Noise at most (share)", description = "Largest Rician noise added to the coarse scans, which the network learns to " +
		"take away, as a share of the upper end of the scan's intensity window; 0.03 is 3 %.", min = "0", max = "0.5", persist = false)
	private double noise = USUAL.noise();

	@Parameter(label = "Grain at most (share)", description = "Largest Rician noise that half of the fine scans are given before they are made " +
		"coarse, so that it is in the truth, too, and the network learns to leave noise as it is; a share of the window's upper end.",
		min = "0", max = "0.5", persist = false)
	private double grain = USUAL.grain();

	@Parameter(label = "Loss", description = "What is made small: L1, the mean absolute difference; PSNR, in which easy and hard patches count " +
		"the same, for a last part of a training that goes on from a network trained with L1; MSE, the mean squared one.", choices = { "L1",
			"MSE", "PSNR" }, persist = false)
	private String loss = USUAL.loss().name();

	@Parameter(label = "Background (share of patches)", description = "Share (0 to 1) of patches that are taken wherever they fall; the " +
		"others have brain in them.", min = "0", max = "1", persist = false)
	private double background = USUAL.background();

	@Parameter(label = "Batch (patches)", description = "Patches per step; the published network had 15.", min = "1", max = "256", persist = false)
	private int batch = USUAL.batch();

	@Parameter(label = "Patch (voxels)", description = "Side of a low-resolution patch in voxels, an even number. With thick slices a patch " +
		"has half of it across the slices and half more within them.", min = "6", max = "64", stepSize = "2", persist = false)
	private int patch = USUAL.patch();

	@Parameter(label = "Points (per patch)", description = "Voxels of the fine scan for which the network is asked in each patch; with " +
		"scales=published 8000 at most.", min = "1", max = "1000000", persist = false)
	private int points = USUAL.points();

	@Parameter(label = "Rule of the learning rate", description = "cosine falls over the run, for short ones; halving, as published, halves " +
		"the rate after every 62400 steps.", choices = { "cosine", "halving" }, persist = false)
	private String rule = USUAL.rule().toString();

	@Parameter(label = "Learning rate (per step)", description = "Learning rate of Adam at the start; the published one is 0.0001.",
		min = "0.0000001", max = "0.1", persist = false)
	private double learning = USUAL.rate();

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
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Validation scans (optional)", description = "Scans of other subjects on which the network is judged; without them " +
		"every tenth subject is set aside, or of one or two subjects the top third of the last one.",
		style = FileListWidget.FILES_AND_DIRECTORIES, required = false, persist = false)
	private File[] validation;

	@Parameter(label = "Start model (optional)", description = "A model file of the same preset to go on from, as with the images of your own " +
		"scanner; without it the weights begin at random.", style = FileWidget.OPEN_STYLE, required = false, persist = false)
	private File start;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors. The run's table (.csv) and " +
		"checkpoint are kept beside it.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	protected List<String> choicesOf(final String key) {
		switch (key) {
			case "preset":
				return ArssrShape.presets();
			case "downsampling":
				final List<String> all = new ArrayList<>(List.of(ArssrOptions.MIXED));
				all.addAll(VolumeDownsampling.names());
				return all;
			default:
				return super.choicesOf(key);
		}
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		if (key.equals("downsampling")) return VolumeDownsampling.names().containsAll(List.of(text.split(";")));
		return TextLists.isPart(text);
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("preset", "steps", "minutes", "plot", "input", "validation", "output"), //
			Section.of("How scans are degraded", "scales", "smallest", "largest", "thick", "downsampling", "noise", "grain",
				"background"), //
			Section.of("The model file", "keep", "precision", "data", "licence"), //
			Section.rare("loss", "batch", "patch", "points", "rule", "learning", "seed", "interval", "device", "start"));
	}

	@Override
	List<String> example() {
		return List.of("preset=tiny", "steps=6000", "input=scans", "output=my-volumes.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final ArssrTraining training = new ArssrTraining(TrainSrn.sources(input), TrainSrn.sources(validation), output.toPath(), options(),
			start == null ? null : ModelFile.open(start.toPath()), Keep.valueOf(keep.toUpperCase(Locale.ROOT)), DeviceChoice.parse(device),
			new SrnTraining.Origin(data, licence), precision.equals("16"));
		final long limit = minutes > 0 ? (long) (minutes * TimeUnit.MINUTES.toNanos(1)) : Long.MAX_VALUE;
		final TrainedNetwork trained = training.run(new TimedMonitor(monitor, limit), watcher());
		final List<String> rows = trained.history().rows().stream().map(r -> r.words(ArssrTraining.BASELINE)).toList();
		report(output + ": ArSSR " + preset + ", " + trained.steps() + " of " + steps + " steps" + (rows.isEmpty() ? "" : "; " + rows.get(rows
			.size() - 1)));
	}

	private ArssrOptions options() {
		return new ArssrOptions(preset, steps, batch, patch, points, ArssrOptions.Scales.of(scales), smallest, largest, thick, downsampling,
			noise, grain, background, Loss.valueOf(loss), ArssrOptions.Rule.of(rule), learning, seed, interval);
	}

	private TrainingListener watcher() {
		final String name = Descriptions.withoutFolder(output.getName()) + ", ArSSR " + preset;
		return plot ? TrainingPlot.open(name, steps, ArssrTraining.BASELINE) : TrainingListener.NONE;
	}
}
