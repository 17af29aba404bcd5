package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.quality.RadialSpectrum;
import net.imglib2.img.array.ArrayImgs;

/** The outcome of a {@link DegradationStudy}, to be read, to be kept, and to be looked at. */
public final class DegradationFindings {

	/** Name of the real low-resolution slices. */
	public static final String REAL = "real LR";
	/** Name of the high-resolution slices, as they are. */
	public static final String HIGH = "HR";
	/** Name of the true low-resolution slices. */
	public static final String TRUTH = "true LR";
	/** Name of the comparison of real slices among each other. */
	static final String HALVES = "real LR (halves)";

	private static final int COLUMNS = 4;

	private final DegradationOptions options;
	private final int blockSize;
	private final List<String> description;
	private final DegradationResults results;
	private final List<StudyPanel> panels;
	private final List<String> methods;

	DegradationFindings(final DegradationOptions options, final int blockSize, final List<String> description,
		final DegradationResults results, final List<StudyPanel> panels, final List<String> methods)
	{
		this.options = options;
		this.blockSize = blockSize;
		this.description = List.copyOf(description);
		this.results = results;
		this.panels = List.copyOf(panels);
		this.methods = List.copyOf(methods);
	}

	DegradationOptions options() {
		return options;
	}

	DegradationResults results() {
		return results;
	}

	List<String> methods() {
		return methods;
	}

	/** @return what was compared, and how, one statement each */
	public List<String> header() {
		final List<String> lines = new ArrayList<>();
		lines.add("×" + options.factor() + ", " + (options.axis() == null ? "slices as they lie in the files" : options.axis().name()
			.toLowerCase(Locale.ROOT) + " slices") + ", " + (options.seeds() == 1 ? "one seed"
				: options.seeds() + " seeds") + (options.slices() == 0 ? "" : ", at most " + options.slices() + " slices of a volume"));
		lines.addAll(description);
		lines.addAll(results.constantAir());
		return lines;
	}

	/** @return how the figures are defined, one statement each */
	List<String> definitions() {
		return List.of("Made and real slices alike go through the window of their own volume (0, no signal, to 99.9 % of the foreground, as " +
			"far as it was chosen); \"white\" is its upper end, and the head is found by a threshold. Slices that show less than 30 % of the " +
			"fullest slice's head are left out.", //
			"Air noise: standard deviation of air over 0.655. Tissue noise: diagonal Haar detail of the brightest compact tissue " +
				"(white matter in T1-weighted images); both in % of white.", //
			"Spectrum: root mean squared difference of the mean log10 power between 1/64 and 1/2 cycles per pixel, each slice on its own " +
				"pixel grid, cut to the head and weighted by a Hann window of mean 0; 1 is a factor of ten in power. Spectrum shape: " +
				"the same after division of each slice's power by its total.", //
			"HR: the fine slices as they are, each on its own pixel grid" + (results.truths().isEmpty() ? "" : "; " + TRUTH +
				": the true slices, the best that a method could reach") + ".", //
			"Histogram: first Wasserstein distance between the window values of the heads, in parts of the window.", //
			"Fr\u00e9chet NSS: squared Fr\u00e9chet distance between NIQE's 36 statistics of " + blockSize + " × " + blockSize +
				" blocks that show the head by half or more; the fewer blocks, the larger it is, so compare only figures of about " +
				"as many blocks.", //
			"± is the standard deviation over the seeds; in the row \"" + REAL + "\" over the subjects, in \"" + HALVES +
				"\" over the ways to part the subjects (" + results.halves().size() + "). Halves hold fewer blocks than the whole, which " +
				"makes their Fr\u00e9chet distance larger.");
	}

	/** @return curves of the real domain, the high-resolution one, and each method with its first seed */
	public List<DegradationCurve> curves() {
		return List.copyOf(results.curves());
	}

	/**
	 * @return the figures of each domain and seed in full precision, and with a truth those of each subject: of each draw, and
	 *         without a seed those of the mean over the draws
	 */
	public ReportRows rows() {
		final List<String> headings = new ArrayList<>(List.of("set", "seed", "subject"));
		headings.addAll(DegradationFigures.NAMES);
		headings.addAll(TruthFigures.NAMES);
		headings.addAll(TruthFigures.MEAN_NAMES);
		final List<List<Object>> rows = new ArrayList<>();
		final DomainMeasures real = results.real();
		rows.add(row(REAL, "", "", new double[] { Summary.of(real.air()).mean(), Summary.of(real.tissue()).mean(), Double.NaN,
			Double.NaN, Double.NaN, Double.NaN, real.blocks() }, null, null));
		for (int i = 0; i < results.halves().size(); i++) rows.add(row(HALVES + " " + (i + 1), "", "", results.halves().get(i)
			.values(), null, null));
		results.figures().forEach((name, seeds) -> {
			for (int s = 0; s < seeds.size(); s++) rows.add(row(name, methods.contains(name) ? String.valueOf(s) : "", "", seeds.get(s)
				.values(), null, null));
		});
		results.truths().forEach((name, seeds) -> {
			for (int s = 0; s < seeds.size(); s++) {
				final String seed = String.valueOf(s);
				seeds.get(s).forEach((subject, f) -> rows.add(row(name, seed, subject, null, f.values(), null)));
			}
		});
		results.means().figures().forEach((name, subjects) -> subjects.forEach((subject, values) -> rows.add(row(name, "", subject, null,
			null, values))));
		return new ReportRows(headings, rows);
	}

	/** What was not measured is empty. */
	private static List<Object> row(final String set, final String seed, final String subject, final double[] figures,
		final double[] truth, final double[] ofMean)
	{
		final List<Object> row = new ArrayList<>(List.of(set, seed, subject));
		final double[] own = figures == null ? nothing(DegradationFigures.NAMES.size()) : figures;
		final double[] fidelity = truth == null ? nothing(TruthFigures.NAMES.size()) : truth;
		final double[] mean = ofMean == null ? nothing(TruthFigures.NAMES.size()) : ofMean;
		for (final double[] part : List.of(own, fidelity, mean)) for (final double v : part) row.add(Double.isNaN(v) ? "" : (Object) v);
		final int blocks = 3 + DegradationFigures.NAMES.indexOf("blocks");
		if (figures != null) row.set(blocks, (int) figures[figures.length - 1]);
		return row;
	}

	private static double[] nothing(final int n) {
		final double[] nothing = new double[n];
		Arrays.fill(nothing, Double.NaN);
		return nothing;
	}

	/** @return which method is nearest by each distance, and who is better against the truth, a sentence each */
	public List<String> summary() {
		return DegradationMarkdown.summary(this);
	}

	/**
	 * @param slices file name of the picture of slices, beside the report
	 * @param curves file name of the picture of curves
	 * @return the report as Markdown
	 */
	public String toMarkdown(final String slices, final String curves) {
		return new DegradationMarkdown(this).text(slices, curves);
	}

	/** @return everything, the curves included, as JSON; numbers that are not finite are left out */
	public String toJson() {
		return DegradationJson.of(this);
	}

	/**
	 * Writes a picture with one slice of each domain, in the same window: 0 is black, 1 is white.
	 *
	 * @param target a .png file
	 */
	public void writeSlices(final Path target) {
		final ComparisonPicture picture = new ComparisonPicture(Math.min(COLUMNS, panels.size()));
		for (final StudyPanel panel : panels) {
			final float[] values = new float[panel.slice().values().length];
			for (int i = 0; i < values.length; i++) values[i] = (float) panel.slice().values()[i];
			picture.add(panel.title(), ArrayImgs.floats(values, panel.slice().width(), panel.slice().height()));
		}
		picture.write(target);
	}

	/** @return frequencies of the curves in cycles per pixel */
	public static double[] frequencies() {
		final double[] frequencies = new double[RadialSpectrum.BINS];
		Arrays.setAll(frequencies, RadialSpectrum::frequency);
		return frequencies;
	}

	static String counted(final List<String> subjects, final int slices) {
		final long n = subjects.stream().distinct().count();
		return slices + (slices == 1 ? " slice of " : " slices of ") + n + (n == 1 ? " subject" : " subjects");
	}
}
