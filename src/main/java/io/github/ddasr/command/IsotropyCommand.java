package io.github.ddasr.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

import org.scijava.plugin.Parameter;

import io.github.ddasr.batch.DicomSlices;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.superresolution.Enlarger;
import io.github.ddasr.superresolution.InvalidVoxels;
import io.github.ddasr.superresolution.Isotropy;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.ResultSinks;
import io.github.ddasr.superresolution.Scale;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The parameters of commands that make scans of thick slices isotropic, and how they become open methods. */
abstract class IsotropyCommand extends DdasrCommand {

	private static final String AUTOMATIC = "auto", NONE = "none";
	/** What auto takes where no network has learned it. */
	private static final String INTERPOLATION = "bspline";

	@Parameter(label = "Model", description = "What makes the slices thin: auto takes the first ArSSR model that learned slices as thick as " +
		"these, else the one that learned the thickest up to 1.6 times of that, else B-spline interpolation, and says which. An ArSSR model, " +
		"an interpolation, or a path of a model file is understood as well.",
		persist = false)
	private String model = AUTOMATIC;

	@Parameter(label = "Spacing of the new voxels (mm, 0 = finest)", description = "Size of the new voxels along all axes. 0 takes that of the " +
		"finest axis, after the slices were enlarged, if they were.", min = "0", max = "100", persist = false)
	private double spacing;

	@Parameter(label = "Inplane enlargement first", description = "Network that first enlarges each slice within its plane; then voxels " +
		"become isotropic at that finer size. none leaves the slices as they are.", persist = false)
	private String inplane = NONE;

	@Parameter(label = "Invalid voxels", description = "What to do with voxels that are not numbers (NaN) or infinite: " +
		"refuse stops and counts them, replace puts the value of the background in their place.",
		choices = { "refuse", "replace" }, persist = false)
	private String invalid = "refuse";

	@Parameter(label = "Device", description = "Where a network runs: auto takes a graphics card if one can be used, " +
		"else the processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" },
		persist = false)
	private String device = AUTOMATIC;

	@Override
	protected List<String> choicesOf(final String key) {
		if (!key.equals("model") && !key.equals("inplane")) return super.choicesOf(key);
		final List<String> choices = new ArrayList<>(List.of(key.equals("model") ? AUTOMATIC : NONE));
		choices.addAll(key.equals("model") ? Models.volumeNames() : Models.sliceNetworks());
		return choices;
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("model") || key.equals("inplane")) {
			Models.refuseDamaged(text);
			return Models.isNetworkFile(text);
		}
		return key.equals("device") && text.matches("gpu:\\d{1,3}") || super.accepts(key, text);
	}

	/** @return what is good as it is nearly always */
	static Section rare(final String... more) {
		final List<String> keys = new ArrayList<>(List.of(more));
		keys.addAll(List.of("invalid", "device"));
		return new Section(Section.RARE, keys);
	}

	/**
	 * A file that was made.
	 *
	 * @param line says what it is
	 * @param method the model or interpolation that made its slices thin
	 */
	record Written(String line, String method) {}

	/** @return whether the method is chosen for each scan */
	final boolean isAutomatic() {
		return model.equals(AUTOMATIC);
	}

	/**
	 * Opens what is needed for a scan, hands it on, and closes it.
	 *
	 * @param scan the volumes; their slices may be thick along any axis
	 * @param monitor progress, notes and cancel
	 * @param task takes the step that makes the volumes isotropic, and what it is to be run on
	 * @return the model or interpolation that was taken for that step
	 */
	final String makeIsotropic(final VolumeSeries scan, final Monitor monitor, final BiConsumer<SuperResolution, VolumeSeries> task) {
		final Isotropy plan = plan(scan.first());
		final Volume outline = inplane.equals(NONE) ? scan.first() : outlineInPlane(scan.first(), plan);
		final double target = spacing > 0 ? spacing : plan.finest(outline);
		final String method = method(plan.thickness(outline, target), monitor);
		final SuperResolutionOptions options = options(plan, Scale.toSpacing(target));
		final MemoryBudget budget = MemoryBudget.ofThisMachine();
		try (Enlarger open = Models.methods(method, device).openFor(method, options, budget)) {
			final SuperResolution through = new SuperResolution(open, options, budget);
			// A method that cannot do this says so before the work on the slices, not after it.
			through.dimensions(outline);
			final VolumeSeries slices = inplane.equals(NONE) ? scan : enlargedInPlane(scan, plan, monitor);
			monitor.status(through.estimate(slices).toString());
			task.accept(through, slices);
		}
		return method;
	}

	/**
	 * Makes one file of another.
	 *
	 * @param input the scan
	 * @param output the result, which appears when it is complete
	 * @param asFloat whether it is 32-bit floating point instead of the input's own type
	 * @param monitor progress, notes and cancel
	 * @return what was made
	 */
	final Written makeIsotropic(final Path input, final Path output, final boolean asFloat, final Monitor monitor) {
		final VolumeSeries series = VolumeFiles.read(input, monitor);
		DicomSlices.refuse(input, series.first());
		SliceGap.warn(input, series.first(), monitor);
		final PixelType stored = asFloat ? PixelType.FLOAT32 : series.first().pixelType();
		final StringBuilder line = new StringBuilder(output + ": ");
		final String method = makeIsotropic(series, monitor, (step, slices) -> {
			step.run(slices, ResultSinks.files(step, slices, output, stored, Map.of(), monitor), monitor);
			line.append(Descriptions.of(step.dimensions(slices.first()), step.geometry(slices.first()), stored));
		});
		return new Written(line.toString(), method);
	}

	/** @return the SHA-256 of the networks that are named, or may be chosen, by the words under which a record has them */
	final Map<String, String> checksums() {
		final Map<String, String> sums = new LinkedHashMap<>();
		if (isAutomatic()) Models.thickNetworks().forEach(name -> sums.put("sha256 " + name, Models.checksum(name)));
		else sums.put("sha256", Models.checksum(model));
		if (!inplane.equals(NONE)) sums.put("sha256 in plane", Models.checksum(inplane));
		sums.values().removeIf(String::isEmpty);
		return sums;
	}

	private Isotropy plan(final Volume scan) {
		if (!scan.geometry().isCalibrated()) throw new UsageException(ScaleMessages.notCalibrated(scan.name()));
		final Isotropy plan = Isotropy.of(scan);
		if (plan.isThere()) throw new UsageException(ScaleMessages.isotropicAlready(scan.name(), Descriptions.spacing(scan.geometry())));
		if (scan.dimensions()[plan.dimension()] == 1) throw new UsageException(ScaleMessages.oneSlice(scan.name()));
		return plan;
	}

	private SuperResolutionOptions options(final Isotropy plan, final Scale scale) {
		return SuperResolutionOptions.of(plan.axis(), scale).withInvalid(InvalidVoxels.valueOf(invalid.toUpperCase(Locale.ROOT)));
	}

	private Volume outlineInPlane(final Volume scan, final Isotropy plan) {
		final Volume outline = plan.outline(scan, Models.scaleOf(inplane));
		final double pixels = plan.finest(outline);
		if (spacing > 0 && spacing > pixels * Isotropy.SAME) throw new UsageException(ScaleMessages.coarserThanSlices(CommandParameter.format(
			spacing), Descriptions.length(pixels), scan.name()));
		return outline;
	}

	private VolumeSeries enlargedInPlane(final VolumeSeries scan, final Isotropy plan, final Monitor monitor) {
		final SuperResolutionOptions options = options(plan, plan.inPlane(Models.scaleOf(inplane)));
		final MemoryBudget budget = MemoryBudget.ofThisMachine();
		try (Enlarger open = Models.methods(inplane, device).openFor(inplane, options, budget)) {
			final SuperResolution within = new SuperResolution(open, options, budget);
			monitor.status(within.estimate(scan).toString());
			return within.run(scan, monitor);
		}
	}

	/** The method that makes the slices thin, and a note on why it was taken. */
	private String method(final double thickness, final Monitor monitor) {
		if (!isAutomatic()) return model;
		final String network = Models.forThickSlices(thickness), times = tenths(thickness);
		monitor.note(network == null ? ScaleMessages.automaticInterpolation(INTERPOLATION, times) : ScaleMessages.automaticModel(network,
			tenths(Models.thick(network)), times));
		return network == null ? INTERPOLATION : network;
	}

	private static String tenths(final double number) {
		return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
	}
}
