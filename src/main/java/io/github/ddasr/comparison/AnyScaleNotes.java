package io.github.ddasr.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.downsampling.VolumeDownsampling;

/** How the figures of an {@link AnyScaleReport} were made, a statement a line. */
final class AnyScaleNotes {

	private static final int DIGITS = 6;

	private final AnyScaleReport report;

	AnyScaleNotes(final AnyScaleReport report) {
		this.report = report;
	}

	/** @return the statements */
	List<String> lines() {
		final AnyScaleOptions options = report.options();
		final List<String> lines = new ArrayList<>();
		lines.add("Grid: m = floor(n / scale) coarse voxels along each axis for the middle floor(m · scale) voxels of the truth, outer faces " +
			"aligned; " + (options.slices() ? "a scale of one number means both sides of each " + options.axis().name().toLowerCase(Locale.ROOT) +
				" slice" : "a scale of one number means all three axes"));
		for (final VolumeDownsampling how : options.downsamplings()) lines.add(how + ": " + words(how));
		lines.add(options.noise() == 0 ? "no noise was added" : String.format(Locale.ROOT,
			"Rician noise of %s %% of the window's upper end on the coarse volume, seed %d", number(100 * options.noise()), options.seed()));
		report.windows().forEach((name, w) -> lines.add(String.format(Locale.ROOT, "%s: window %s to %s, range L = %s, fixed before " +
			"anything was enlarged", name, number(w.lower()), number(w.upper()), number(SimulationStudy.range(w)))));
		metrics(lines);
		lines.add("A method that gains neither 0.3 dB nor 0.01 in SSIM over " + AnyScaleInterpolation.BASELINE + " shows no gain in fidelity.");
		lines.add("Figures of publications are comparable only if they are of the same scans, down-sampling, range, window and mask; a " +
			"network must not have learned from the scans above, nor be judged by a down-sampling that only it knows.");
		for (final AnyScaleMethod m : report.methods()) lines.add(m.name() + ": " + description(m) + (m.provenance().isEmpty() ? "" : "; " + m
			.provenance()));
		return lines;
	}

	private static String number(final double value) {
		return BigDecimal.valueOf(value).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
	}

	/** Networks for slices say their name first. */
	private static String description(final AnyScaleMethod method) {
		final String name = method.name() + ", ";
		return method.description().startsWith(name) ? method.description().substring(name.length()) : method.description();
	}

	private void metrics(final List<String> lines) {
		final boolean slices = report.options().slices();
		if (report.options().metrics().contains(AnyScaleMetrics.PSNR)) lines.add("PSNR over the voxels of the truth's brain mask; nothing is " +
			"clamped, nothing cut off at the borders");
		if (report.options().metrics().contains(AnyScaleMetrics.SSIM)) lines.add("SSIM with a uniform window of " + (slices ? "7 × 7 pixels" :
			"7 × 7 × 7 voxels") + " and the sample covariance, over voxels with a whole window");
		if (report.options().metrics().contains(AnyScaleMetrics.HFEN)) lines.add("HFEN: Laplacian of a Gaussian, 15 × 15 pixels, σ = 1.5, " +
			"slice by slice" + (slices ? "" : " across the file's last axis"));
	}

	private static String words(final VolumeDownsampling how) {
		return switch (how) {
			case BLUR -> "a Gaussian profile as wide at half its height as a coarse voxel, along each axis";
			case K_SPACE -> "the central part of k-space, cells aligned, then the magnitude";
			case AREA -> "the mean over each coarse voxel";
			case SPLINE -> "values of the cubic spline through the voxels, corners aligned, no blur";
		};
	}
}
