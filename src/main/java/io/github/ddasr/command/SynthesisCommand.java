package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.scijava.plugin.Parameter;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.downsampling.CoarseGrid;
import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingMethods;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.LostAnatomy;
import io.github.ddasr.downsampling.PairMaker;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.downsampling.TextureFiles;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/** The parameters that commands share which make low-resolution images, and how they become an open method. */
abstract class SynthesisCommand extends DdasrCommand {

	/** Does something with an open method. */
	@FunctionalInterface
	interface Task {

		/**
		 * @param maker makes pairs
		 * @param texture the low-resolution domain, or null if none is looked at
		 */
		void run(PairMaker maker, TextureFiles.Domain texture);
	}

	@Parameter(label = "Method", description = "How slices are made coarse: a simulated scanner, or a network that has learned the look " +
		"of one. Networks in the models folder are listed too; a path of a .safetensors file is understood as well.",
		persist = false)
	private String method = "k-space";

	@Parameter(label = "Factor (old pixels per new pixel)", description = "How much coarser: old pixels per new pixel along both sides of " +
		"a slice.", min = "2", max = "8", persist = false)
	private int factor = 2;

	@Parameter(label = "Axis of the slices", description = "Direction in which the scan is cut into slices, found from the scan's " +
		"orientation. A scan that is one slice is taken as that slice.", choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Dimensions", description = "2 makes each slice coarser and keeps the slices' distance, which is what Train SRN " +
		"learns from. 3 makes slices thicker and farther apart, too, with methods that can.", choices = { "2", "3" }, persist = false)
	private String dimensions = "2";

	@Parameter(label = "Thickness (new pixels)", description = "Full width at half maximum of the slice profile, in new pixels, for " +
		"methods that simulate a scanner; 1 is the pixel's own width.", min = "0.01", max = "10", persist = false)
	private double thickness = Scanner.USUAL.thickness();

	@Parameter(label = "Gap (share of the distance)", description = "Share (0 to below 1) of the new pixels' distance that no profile " +
		"covers, for methods that simulate a scanner.", min = "0", max = "0.99", persist = false)
	private double gap = Scanner.USUAL.gap();

	@Parameter(label = "Partial Fourier (share of the lines)", description = "Share (above 0.5 to 1) of k-space that is measured, for " +
		"methods that simulate a scanner; the rest is zero.", min = "0.51", max = "1", persist = false)
	private double partial = Scanner.USUAL.partial();

	@Parameter(label = "Elliptical k-space", description = "Whether only the ellipse within the rectangle of k-space is measured, for " +
		"methods that simulate a scanner.", persist = false)
	private boolean elliptical = Scanner.USUAL.elliptical();

	@Parameter(label = "Tukey window (share of the spectrum)", description = "Share (0 to 1) of the spectrum over which a Tukey window " +
		"falls to zero, against ringing, for methods that simulate a scanner; 0 for none.", min = "0", max = "1", persist = false)
	private double tukey = Scanner.USUAL.tukey();

	@Parameter(label = "Noise (share of white)", description = "Standard deviation of the complex noise as a share of the upper end of " +
		"the scan's intensity window, for methods that simulate a scanner; 0.03 is 3 %.", min = "0", max = "1", persist = false)
	private double noise = Scanner.USUAL.noise();

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the same images. " +
		"Each slice has draws of its own.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Device", description = "Where a network runs: auto takes a graphics card if one can be used, else the processor " +
		"(cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Override
	protected List<String> choicesOf(final String key) {
		return key.equals("method") ? methods().names() : super.choicesOf(key);
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("method")) {
			Models.refuseDamaged(text);
			return Models.isFile(text);
		}
		if (key.equals("texture")) return !InputFiles.matching(text).isEmpty();
		return key.equals("device") && text.matches("gpu:\\d{1,3}") || super.accepts(key, text);
	}

	/**
	 * @param more parameters of the command itself that are good as they are nearly always
	 * @return the groups of the dialog below the first
	 */
	static List<Section> simulation(final String... more) {
		final List<String> rare = new ArrayList<>(List.of("dimensions"));
		rare.addAll(List.of(more));
		rare.addAll(List.of("seed", "device"));
		return List.of(Section.of("Simulated scanner", "noise", "thickness", "gap", "partial", "elliptical", "tukey"), new Section(
			Section.RARE, rare));
	}

	/** @return all methods of this installation */
	static DownsamplingMethods methods() {
		return new DownsamplingMethods(ModelStore.standard(null));
	}

	/** @return the chosen method or model */
	final String method() {
		return method;
	}

	/** @return old pixels per new pixel */
	final int factor() {
		return factor;
	}

	/** @return start of everything that is drawn */
	final long seed() {
		return seed;
	}

	/** @return what becomes coarser */
	final CoarseGrid grid() {
		return new CoarseGrid(Axis.valueOf(axis.toUpperCase(Locale.ROOT)), factor, dimensions.equals("3"));
	}

	/**
	 * @param texture files and folders of the low-resolution domain, or null
	 * @param lister finds the scans of a folder
	 * @return the scans; none where the method needs none
	 * @throws UsageException if the method needs scans and there are none
	 */
	final List<BatchCase> textureFiles(final File[] texture, final Function<Path, List<Path>> lister) {
		if (!methods().needsTexture(method)) return List.of();
		if (texture == null || texture.length == 0) throw new UsageException(SynthesisMessages.needsTexture(method));
		return InputFiles.find(texture, folder -> {
			final List<Path> found = lister.apply(folder);
			if (found.isEmpty()) throw new UsageException(SynthesisMessages.emptyTexture(folder.toString()));
			return found;
		});
	}

	/**
	 * Opens the chosen method, hands it on, and closes it.
	 *
	 * @param texture scans of the low-resolution domain, perhaps none
	 * @param monitor progress and cancel
	 * @param task what to do with the method
	 */
	final void open(final List<BatchCase> texture, final Monitor monitor, final Task task) {
		final TextureFiles.Domain domain = texture.isEmpty() ? null : TextureFiles.read(texture.stream().map(BatchCase::input).toList(),
			grid().axis(), monitor);
		final Scanner scanner = new Scanner(thickness, gap, partial, elliptical, tukey, noise);
		final DownsamplingSetup setup = new DownsamplingSetup(factor, scanner, domain == null ? Texture.NONE : domain.texture(),
			DeviceChoice.parse(device), seed);
		try (Downsampler open = methods().open(method, setup, monitor)) {
			task.run(new PairMaker(open, grid(), seed), domain);
		}
	}

	/**
	 * @param anatomy where the anatomy got lost
	 * @param monitor is warned if that is anywhere
	 */
	static void tellOf(final LostAnatomy anatomy, final Monitor monitor) {
		anatomy.finding().ifPresent(finding -> monitor.warn(SynthesisMessages.anatomyLost(finding)));
	}
}
