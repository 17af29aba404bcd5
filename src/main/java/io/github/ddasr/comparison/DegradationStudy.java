package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * How near each down-sampling method comes to the look of real low-resolution scans:
 *
 * <pre>
 * DegradationStudy study = new DegradationStudy(options);
 * study.addHigh("sub-1", fine, null, monitor);
 * study.addTexture("sub-2", coarse, monitor);
 * DegradationFindings report = study.run(methods, monitor);
 * </pre>
 *
 * Every method makes coarse slices of the same fine ones, once for each seed; it is prepared once, with the real slices
 * to be imitated. Made slices are then windowed and masked as the real ones are. Where true coarse slices are known, the
 * made ones are compared with them, too, and so is the mean over the seeds of each method.
 */
public final class DegradationStudy {

	private final DegradationOptions options;
	private final List<SliceStack> high = new ArrayList<>();
	private final List<SliceStack> truths = new ArrayList<>();
	private final List<SliceStack> texture = new ArrayList<>();
	private final List<SliceStack> real = new ArrayList<>();

	/** @param options how it is measured */
	public DegradationStudy(final DegradationOptions options) {
		this.options = options;
	}

	/**
	 * @param subject who is shown
	 * @param volume a high-resolution scan
	 * @param truth its true low-resolution scan, or null where it is not known; for all scans or for none
	 * @param monitor asked for cancel
	 * @throws DdasrException if a volume holds nothing to measure, or the truth does not fit
	 */
	public void addHigh(final String subject, final Volume volume, final Volume truth, final Monitor monitor) {
		final SliceStack stack = SliceStack.of(subject, volume, options.axis(), options.slices(), monitor).wholeCells(options
			.factor());
		high.add(stack);
		if (truth == null) return;
		final SliceStack own = stack.alike(truth, options.axis());
		if (own.width() != stack.width() / options.factor() || own.height() != stack.height() / options.factor()) {
			throw new DdasrException("The slices of " + truth.name() + " have " + own.width() + " × " + own.height() +
				" pixels, but those of " + volume.name() + " divided by " + options.factor() + " have " + stack.width() / options
					.factor() + " × " + stack.height() / options.factor() + ". Give the truth on the coarse grid of its scan.");
		}
		truths.add(own);
	}

	/**
	 * @param subject who is shown
	 * @param volume a low-resolution scan that methods may imitate
	 * @param monitor asked for cancel
	 */
	public void addTexture(final String subject, final Volume volume, final Monitor monitor) {
		texture.add(coarse(subject, volume, monitor));
	}

	/**
	 * @param subject who is shown
	 * @param volume a low-resolution scan that the methods are compared with; without any, those to be imitated
	 * @param monitor asked for cancel
	 */
	public void addReal(final String subject, final Volume volume, final Monitor monitor) {
		real.add(coarse(subject, volume, monitor));
	}

	private SliceStack coarse(final String subject, final Volume volume, final Monitor monitor) {
		final SliceStack stack = SliceStack.of(subject, volume, options.axis(), options.slices(), monitor);
		if (Math.min(stack.width(), stack.height()) < DegradationOptions.SMALLEST) throw new DdasrException("The slices of " + volume
			.name() + " (" + stack.width() + " × " + stack.height() + ") are smaller than " + DegradationOptions.SMALLEST +
			" pixels. Choose another axis, or leave it out.");
		return stack;
	}

	/**
	 * @param methods what is compared, the one that tests are about first
	 * @param monitor progress and cancel
	 * @return the report
	 */
	public DegradationFindings run(final List<NamedDownsampler> methods, final Monitor monitor) {
		if (high.isEmpty() || texture.isEmpty()) throw new IllegalStateException("a study needs fine and coarse slices");
		final List<StudySlice> target = windowed(real.isEmpty() ? texture : real);
		final int blockSize = options.blockSize(shortest());
		final DomainMeasures reference = DomainMeasures.of(DegradationFindings.REAL, target, blockSize);
		final DegradationResults results = new DegradationResults(reference);
		results.add(DegradationFindings.HIGH, DomainMeasures.of(DegradationFindings.HIGH, windowed(high), blockSize));
		if (!truths.isEmpty()) results.add(DegradationFindings.TRUTH, DomainMeasures.of(DegradationFindings.TRUTH, windowed(truths),
			blockSize));
		final List<StudyPanel> panels = panels(target);
		final DownsamplingSetup setup = new DownsamplingSetup(options.factor(), Scanner.USUAL, texture(), options.device(), 0);
		int done = 0;
		for (final NamedDownsampler named : methods) {
			monitor.status(named.name() + ": preparing");
			try (Downsampler ready = named.opener().open(setup, monitor)) {
				final MeanOfDraws mean = new MeanOfDraws();
				for (int seed = 0; seed < options.seeds(); seed++) {
					monitor.status(named.name() + ": seed " + seed);
					final List<SliceStack> made = new ArrayList<>();
					for (final SliceStack stack : high) made.add(shrunk(stack, ready, seed, monitor));
					results.add(named.name(), DomainMeasures.of(named.name(), windowed(made), blockSize));
					if (!truths.isEmpty()) {
						results.addTruths(named.name(), truths(made));
						mean.add(made);
					}
					if (seed == 0) panels.add(new StudyPanel(named.name(), middle(made.get(0).windowed())));
					monitor.progress(++done, (long) methods.size() * options.seeds());
				}
				if (!truths.isEmpty() && options.seeds() > 1) results.addMeans(named.name(), truths(mean.stacks()));
			}
		}
		return new DegradationFindings(options, blockSize, description(), results, panels, methods.stream().map(NamedDownsampler::name)
			.toList());
	}

	private List<StudyPanel> panels(final List<StudySlice> target) {
		final StudySlice example = middle(high.get(0).windowed());
		final List<StudyPanel> panels = new ArrayList<>();
		panels.add(new StudyPanel(DegradationFindings.HIGH, example));
		panels.add(new StudyPanel(DegradationFindings.REAL, nearest(target, example.position())));
		if (!truths.isEmpty()) panels.add(new StudyPanel(DegradationFindings.TRUTH, middle(truths.get(0).windowed())));
		return panels;
	}

	private int shortest() {
		int shortest = Integer.MAX_VALUE;
		for (final SliceStack s : real.isEmpty() ? texture : real) shortest = Math.min(shortest, Math.min(s.width(), s.height()));
		for (final SliceStack s : high) shortest = Math.min(shortest, Math.min(s.width(), s.height()) / options.factor());
		return shortest;
	}

	/**
	 * Noise depends on seed, subject and slice only, and is not that of a {@link io.github.ddasr.downsampling.SimulatedScan}
	 * with a small seed: a truth that was made so must not have the very noise of a method.
	 */
	private SliceStack shrunk(final SliceStack stack, final Downsampler method, final int seed, final Monitor monitor) {
		final float[][] coarse = new float[stack.size()][];
		for (int k = 0; k < coarse.length; k++) {
			monitor.checkCanceled("making low-resolution slices");
			final SplittableRandom random = new SplittableRandom(982_451_653L * (seed + 1) + 1_000_003L * high.indexOf(stack) + 104_729L *
				stack.indices()[k]);
			coarse[k] = method.shrink(stack.slice(k), stack.width(), stack.height(), options.factor(), stack.white(), random);
			for (final float v : coarse[k]) if (!Float.isFinite(v)) throw new DdasrException("The method made NaN or infinite values of " +
				stack.file() + ", slice " + stack.indices()[k] + ". Leave the method out.");
		}
		return stack.with(coarse, stack.width() / options.factor());
	}

	private Map<String, TruthFigures> truths(final List<SliceStack> made) {
		final Map<String, TruthFigures> figures = new LinkedHashMap<>();
		for (int i = 0; i < made.size(); i++) {
			final String name = figures.containsKey(made.get(i).subject()) ? made.get(i).subject() + " (" + made.get(i).file() + ")" : made
				.get(i).subject();
			figures.put(name, TruthFigures.of(made.get(i).windowed(), truths.get(i).windowed()));
		}
		return figures;
	}

	private Texture texture() {
		final List<Texture.Slice> slices = new ArrayList<>();
		for (final StudySlice s : windowed(texture)) {
			final float[] values = new float[s.values().length];
			for (int i = 0; i < values.length; i++) values[i] = (float) Math.max(0, Math.min(1, s.values()[i]));
			slices.add(new Texture.Slice(s.file() + ", slice " + s.index(), values, s.width(), s.height(), s.position()));
		}
		return new Texture(slices, DegradationFindings.counted(texture.stream().map(SliceStack::subject).toList(), slices.size()));
	}

	private List<String> description() {
		final List<String> lines = new ArrayList<>();
		lines.add(DegradationFindings.HIGH + ": " + counted(high));
		lines.add("slices to imitate: " + counted(texture));
		lines.add(DegradationFindings.REAL + ": " + (real.isEmpty() ? "the same ones" : counted(real)));
		final List<String> imitated = texture.stream().map(SliceStack::subject).distinct().toList();
		final List<String> both = real.stream().map(SliceStack::subject).distinct().filter(imitated::contains).toList();
		if (real.isEmpty()) lines.add("The methods were compared with the very slices that they were given to imitate, so that " +
			"their distances may be too small. Give scans of other subjects as real=.");
		else if (!both.isEmpty()) lines.add("Names among the real slices and among those to imitate: " + String.join(", ", both) +
			". If these are the same subjects, distances may be too small. Give scans of other subjects as real=.");
		else lines.add("split by subject: nobody among the real slices was given to imitate");
		return lines;
	}

	private static String counted(final List<SliceStack> stacks) {
		final SliceStack first = stacks.get(0);
		final boolean alike = stacks.stream().allMatch(s -> s.width() == first.width() && s.height() == first.height());
		return DegradationFindings.counted(stacks.stream().map(SliceStack::subject).toList(), stacks.stream().mapToInt(
			SliceStack::size).sum()) + ", " + (alike ? "" : "the first of ") + first.width() + " × " + first.height() + " pixels";
	}

	private static List<StudySlice> windowed(final List<SliceStack> stacks) {
		return stacks.stream().flatMap(s -> s.windowed().stream()).toList();
	}

	/** The slice that pictures show. */
	private static StudySlice middle(final List<StudySlice> slices) {
		return slices.get(slices.size() / 2);
	}

	private static StudySlice nearest(final List<StudySlice> slices, final double position) {
		return slices.stream().min(Comparator.comparingDouble(s -> Math.abs(s.position() - position))).orElseThrow();
	}
}
