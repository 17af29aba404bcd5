package io.github.ddasr.command;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.network.MiassrDiscriminator;
import io.github.ddasr.training.Keep;
import io.github.ddasr.training.MiassrDegradation;
import io.github.ddasr.training.MiassrGame;
import io.github.ddasr.training.MiassrOptions;
import io.github.ddasr.training.MiassrTraining;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainedNetwork;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.ui.TrainingPlot;
import io.github.ddasr.volume.Monitor;

/** Trains one network that enlarges slices by any scale. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Train MIASSR...", initializer = "initChoices",
	description = "Trains one network that enlarges slices by any scale, such as 2.5, on your own high-resolution scans, of one modality or " +
		"of several at once. An interrupted run goes on where it was when it is started again with the same parameters; a canceled one " +
		"keeps the best network so far.")
public class TrainMiassr extends DdasrCommand {

	@Parameter(label = "Preset", description = "Size of the network: tiny learns in an hour or two on a processor, the others want a " +
		"graphics card; full is the published one.", choices = { "tiny", "small", "full" }, persist = false)
	private String preset = "tiny";

	@Parameter(label = "Extractor of features", description = "What looks at the image before it is enlarged: edsr, the published choice, " +
		"srresnet, or rdn, which is several times as large.", choices = { "edsr", "srresnet", "rdn" }, persist = false)
	private String extractor = "edsr";

	@Parameter(label = "Steps (batches)", description = "Length of the first state in optimiser steps, of one batch each: the network " +
		"comes near to the truth.", min = "0", max = "10000000", persist = false)
	private long steps = 20_000;

	@Parameter(label = "Gan (steps)", description = "Length of the second state in optimiser steps, of one batch each, in which the network " +
		"also learns against a discriminator: sharper images, further from the truth. 0 leaves it out.", min = "0", max = "10000000",
		persist = false)
	private long gan;

	@Parameter(label = "Minutes (0 = no limit)", description = "The training ends after this time, in minutes, with the best network so " +
		"far. Choose the steps so that they fit, since the learning rate falls over all of them.", min = "0", max = "100000",
		persist = false)
	private double minutes;

	@Parameter(label = "Batch (patches)", description = "Patches per step, all enlarged by one scale that is drawn for the step.", min = "1",
		max = "256", persist = false)
	private int batch = 8;

	@Parameter(label = "Patch (pixels)", description = "Side of a high-resolution patch in pixels, a multiple of 16; 96 as published.",
		min = "32", max = "512", stepSize = "16", persist = false)
	private int patch = 96;

	@Parameter(label = "Smallest scale (new pixels per old pixel)", description = "Smallest scale that is learned, in tenths; 1.1 as " +
		"published.", min = "1.1", max = "8", persist = false)
	private double smallest = 1.1;

	@Parameter(label = "Largest scale (new pixels per old pixel)", description = "Largest scale that is learned, in tenths; 4 as published.",
		min = "1.1", max = "8", persist = false)
	private double largest = 4;

	@Parameter(label = "Downsampling", description = "How the scans are made coarse: blur is a profile as wide as a coarse pixel, k-space " +
		"keeps the central part of the spectrum, area is the mean over a coarse pixel, mixed takes these in turn and serves real scans " +
		"best; published interpolates patches as the published code does.", persist = false)
	private String downsampling = MiassrDegradation.MIXED.toString();

	@Parameter(label = "Noise at most (share)", description = "Largest Rician noise added in training, as a share of the upper end of the " +
		"scan's intensity window; 0.03 is 3 %.", min = "0", max = "0.5", persist = false)
	private double noise;

	@Parameter(label = "Background (share of patches)", description = "Share (0 to 1) of slices and patches that are taken wherever they " +
		"fall, with much background; the others have brain in them.", min = "0", max = "1", persist = false)
	private double background = 0.1;

	@Parameter(label = "Rate of learning (per step)", description = "Learning rate of Adam at the start; 0.0001 as published.",
		min = "0.0000001", max = "0.1", persist = false)
	private double rate = 5e-4;

	@Parameter(label = "Halving (steps, 0 = cosine)", description = "Steps after which both learning rates are halved, again and again, as " +
		"published. With 0 each falls along half a cosine over its state.", min = "0", max = "10000000", persist = false)
	private long halving;

	@Parameter(label = "Freeze the extractor", description = "Holds still what the feature extractor takes from the start model, so " +
		"that only the enlargement learns, and what does not fit: for few scans of another modality.", persist = false)
	private boolean freeze;

	@Parameter(label = "Perceptual loss (weight)", description = "Weight of the squared difference that a feature network sees between an " +
		"image and the truth; 0 leaves it out.", min = "0", max = "1000000", persist = false)
	private double perceptual = MiassrOptions.Gan.PERCEPTUAL;

	@Parameter(label = "Adversarial loss (weight)", description = "Weight of what the discriminator says; 0 leaves the discriminator out.",
		min = "0", max = "1000000", persist = false)
	private double adversarial = MiassrOptions.Gan.ADVERSARIAL;

	@Parameter(label = "Game of the two networks", description = "gan asks the discriminator whether an image is real, ragan whether it is " +
		"more real than the others are on average, wgan bounds its weights, scalegan lets it say by how much an image was enlarged. The " +
		"published games with a gradient penalty are not offered.", persist = false)
	private String game = MiassrGame.GAN.toString();

	@Parameter(label = "Layer of the perceptual loss", description = "Map of the feature network that is compared: vgg22, of the second " +
		"block, or vgg54, the deepest.", choices = { "vgg22", "vgg54" }, persist = false)
	private String layer = "vgg22";

	@Parameter(label = "Features of the perceptual loss", description = "Frozen network that judges likeness: bundled, random, or the path " +
		"of a VGG-19 (.pth, .pt or .safetensors) of your own.", persist = false)
	private String features = "bundled";

	@Parameter(label = "Width of the discriminator (channels, 0 = by preset)", description = "Channels of its first layer: 8 for tiny, 32 " +
		"for small, else the published 64.", min = "0", max = "512", persist = false)
	private int width;

	@Parameter(label = "Refining rate (per step)", description = "Learning rate of both networks at the start of the second state.",
		min = "0.0000001", max = "0.1", persist = false)
	private double refining = 1e-4;

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the same network on " +
		"a processor.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Interval of checkpoints (steps)", description = "Steps between two checkpoints; at each one the network is judged.",
		min = "1", max = "1000000", persist = false)
	private long interval = 1000;

	@Parameter(label = "Keep", description = "What becomes the model: best is the state that did best on the validation scans, last the one " +
		"after the last step, when the rate has fallen. After a second state it is always the last.", choices = { "best", "last" },
		persist = false)
	private String keep = "best";

	@Parameter(label = "Precision of the stored weights (bits)", description = "32 keeps the weights as they were trained, 16 rounds them " +
		"to three digits in a file of half the size.", choices = { "32", "16" }, persist = false)
	private String precision = "32";

	@Parameter(label = "Device", description = "Where to train: auto takes a graphics card if one can be used, else the processor (cpu).",
		choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Plot loss and validation", description = "Shows the curves of the run while it goes on, where there are windows.",
		persist = false)
	private boolean plot = true;

	@Parameter(label = "Modalities (ends of file names)", description = "For scans of several modalities on one grid: the ends of their " +
		"file names, such as _t1,_t2,_flair. Files that differ in nothing else are the channels of one subject, in this order. Empty for " +
		"scans of one modality.", required = false, persist = false)
	private String modalities = "";

	@Parameter(label = "Data named in the header", description = "Names and licences of the training scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.", required = false,
		persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "High-resolution NIfTI scans, or folders of them, one file per subject (or per subject " +
		"and modality). On the command line PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Validation scans (optional)", description = "Scans of other subjects on which the network is judged; without them " +
		"every tenth subject is set aside.", style = FileListWidget.FILES_AND_DIRECTORIES, required = false, persist = false)
	private File[] validation;

	@Parameter(label = "Start model (optional)", description = "A MIASSR model with the same feature extractor, also of another modality or " +
		"number of channels: what fits of it is taken, the rest begins at random.", style = FileWidget.OPEN_STYLE, required = false,
		persist = false)
	private File start;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors. The run's table (.csv) and checkpoint are kept " +
		"beside it.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	protected List<String> choicesOf(final String key) {
		switch (key) {
			case "downsampling":
				return MiassrDegradation.names();
			case "game":
				return MiassrGame.names();
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
		return List.of(Section.main("preset", "extractor", "steps", "gan", "minutes", "plot", "modalities", "input", "validation", "output"), //
			Section.of("How scans are degraded", "smallest", "largest", "downsampling", "noise", "background"), //
			Section.of("Training against a discriminator", "perceptual", "adversarial", "game", "layer", "features", "width", "refining"), //
			Section.of("The model file", "keep", "precision", "data", "licence"), //
			Section.rare("batch", "patch", "rate", "halving", "freeze", "seed", "interval", "device", "start"));
	}

	@Override
	List<String> example() {
		return List.of("preset=tiny", "steps=20000", "input=scans", "output=my-any-scale.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final List<String> ends = ends();
		final MiassrTraining training = new MiassrTraining(TrainSrn.sources(input), TrainSrn.sources(validation), ends, output.toPath(),
			options(Math.max(1, ends.size())), start == null ? null : ModelFile.open(start.toPath()), Keep.valueOf(keep.toUpperCase(
				Locale.ROOT)), DeviceChoice.parse(device), new SrnTraining.Origin(data, licence), precision.equals("16"));
		final long limit = minutes > 0 ? (long) (minutes * TimeUnit.MINUTES.toNanos(1)) : Long.MAX_VALUE;
		final TrainedNetwork trained = training.run(new TimedMonitor(monitor, limit), watcher());
		final List<String> rows = trained.history().rows().stream().map(Object::toString).toList();
		report(output + ": MIASSR " + preset + " ×" + training.options().scales() + ", " + trained.steps() + " of " + (steps + gan) +
			" steps" + (rows.isEmpty() ? "" : "; " + rows.get(rows.size() - 1)));
	}

	private List<String> ends() {
		if (modalities.isBlank()) return List.of();
		final List<String> ends = Arrays.stream(modalities.split(",", -1)).map(String::strip).toList();
		if (ends.contains("") || ends.stream().distinct().count() < ends.size()) throw new UsageException(MiassrMessages.wrongModalities(
			modalities));
		return ends;
	}

	private MiassrOptions options(final int channels) {
		if (steps + gan == 0) throw new UsageException(MiassrMessages.noSteps());
		if (smallest > largest) throw new UsageException(MiassrMessages.scalesInOrder(smallest, largest));
		final MiassrShape shape = MiassrShape.of(MiassrShape.Preset.of(preset), MiassrShape.Extractor.of(extractor), channels);
		final MiassrOptions.Gan second = gan == 0 ? null : new MiassrOptions.Gan(gan, perceptual, adversarial, MiassrGame.of(game), layer
			.equals("vgg54"), features, width == 0 ? usualWidth() : width, new MiassrOptions.Rate(refining, halving));
		return new MiassrOptions(shape, steps, batch, patch, MiassrOptions.Scales.of(smallest, largest), MiassrDegradation.of(downsampling),
			noise, background, new MiassrOptions.Rate(rate, halving), freeze, second, seed, interval);
	}

	private int usualWidth() {
		final int published = MiassrDiscriminator.WIDTH;
		return preset.equals("tiny") ? published / 8 : preset.equals("small") ? published / 2 : published;
	}

	private TrainingListener watcher() {
		final String name = Descriptions.withoutFolder(output.getName()) + ", MIASSR " + preset;
		return plot ? TrainingPlot.open(name, steps + gan) : TrainingListener.NONE;
	}
}
