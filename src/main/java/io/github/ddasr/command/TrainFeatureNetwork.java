package io.github.ddasr.command;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.training.FeatureOptions;
import io.github.ddasr.training.FeatureTraining;
import io.github.ddasr.training.FitInput;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.volume.Monitor;

/** Trains the network whose maps perceptual losses compare. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train Feature Network...",
	description = "Trains a network of VGG's kind on slices of your own scans, without labels, for the losses that compare how " +
		"images look; the suite has one of its own. A canceled run keeps the network so far.")
public class TrainFeatureNetwork extends DdasrCommand {

	@Parameter(label = "Divisor of the widths (number)", description = "The numbers of channels of VGG-19 are divided by this; 4 suits a " +
		"processor.",
		choices = { "1", "2", "4", "8" }, persist = false)
	private String divisor = "4";

	@Parameter(label = "Steps (batches)", description = "Length of the training in optimiser steps, of one batch each.",
		min = "1", max = "10000000", persist = false)
	private long steps = 3000;

	@Parameter(label = "Minutes (0 = no limit)", description = "The training ends after this time, in minutes, with the network so " +
		"far. Choose the steps so that they fit, since the learning rate falls over all of them.", min = "0", max = "100000",
		persist = false)
	private double minutes;

	@Parameter(label = "Batch (patches)", description = "Patches per step, which are judged relative to each other.", min = "2", max = "256",
		persist = false)
	private int batch = 12;

	@Parameter(label = "Patch (pixels)", description = "Side of a patch in pixels.", min = "32", max = "512", persist = false)
	private int patch = 80;

	@Parameter(label = "Rate of learning (per step)", description = "Learning rate of Adam at the start; it falls to a hundredth.",
		min = "0.0000001", max = "0.1", persist = false)
	private double rate = 0.001;

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the same " +
		"network on a processor.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Precision of the stored weights (bits)", description = "32 keeps the weights as they were trained, 16 " +
		"rounds them to three digits in a file of half the size.", choices = { "32", "16" }, persist = false)
	private String precision = "16";

	@Parameter(label = "Device", description = "Where to train: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Data named in the header", description = "Names and licences of the scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "Good NIfTI scans, or folders of them, one file per subject. On the " +
		"command line PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Validation scans (optional)", description = "Scans of other subjects, on which is reported how well the network " +
		"answers and how it orders degraded slices.", style = FileListWidget.FILES_AND_DIRECTORIES, required = false,
		persist = false)
	private File[] validation;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors.", style = FileWidget.SAVE_STYLE,
		persist = false)
	private File output;

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return TextLists.isPart(text);
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("divisor", "steps", "minutes", "input", "validation", "output"), //
			Section.of("The model file", "precision", "data", "licence"), //
			Section.rare("batch", "patch", "rate", "seed", "device"));
	}

	@Override
	List<String> example() {
		return List.of("input=scans", "validation=others", "output=my-features.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final FitInput scans = new FitInput(TrainSrn.sources(input), TrainSrn.sources(validation), output.toPath(),
			new SrnTraining.Origin(data, licence));
		final FeatureOptions options = new FeatureOptions(Integer.parseInt(divisor), steps, batch, patch, rate, seed);
		final long limit = minutes > 0 ? (long) (minutes * TimeUnit.MINUTES.toNanos(1)) : Long.MAX_VALUE;
		final FeatureTraining.Result result = new FeatureTraining(scans, options, DeviceChoice.parse(device), precision.equals(
			"16")).run(new TimedMonitor(monitor, limit), TrainingListener.NONE);
		report(output + ": " + result.steps() + " of " + steps + " steps; " + result.learned());
		if (!result.judged().isEmpty()) report(output + ", validation: " + result.judged());
	}
}
