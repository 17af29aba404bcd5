package io.github.ddasr.quality;

import java.util.Arrays;

import org.scijava.plugin.Plugin;

/**
 * Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003): the window of
 * {@link Ssim} on the slice and on four images, each half the size of the one before
 * (means of 2 × 2 pixels; before odd sides a row or column of zeros, as in pyiqa).
 * The figure is the product of the mean structure factors of all scales but the
 * coarsest and of the coarsest scale's mean similarity, each to the power of its
 * weight. Negative structure factors count as 0 pixel by pixel, as in pyiqa.
 * <p>
 * Five scales need slices of 161 × 161 pixels. Smaller slices get as many scales as
 * hold a window, the weights made to sum to 1, and a note that says so: such figures
 * must not be compared with those of five scales.
 * <p>
 * A mask is halved with the slice: a coarse pixel counts where at least two of its
 * four pixels do. Of a volume, the means are taken over the pixels of all slices.
 */
@Plugin(type = FullReferenceMetric.class, name = "MS-SSIM", label = "MS-SSIM", priority = 9,
	description = "Multi-scale structural similarity (Wang 2003) for a range fixed beforehand; 1 is identical. Slices " +
		"smaller than 161 pixels get fewer than five scales.")
public final class MsSsim implements FullReferenceMetric {

	private static final double[] WEIGHTS = { 0.0448, 0.2856, 0.3001, 0.2363, 0.1333 };
	private static final int FIVE_SCALES = 161;
	/** Sums of a scale: of the factors, of the pixels that count, of the slices. After all scales: of the broken pixels. */
	private static final int FACTORS = 0, PIXELS = 1, SLICES = 2, SCALE_SUMS = 3;
	private static final int BROKEN = WEIGHTS.length * SCALE_SUMS;

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		final double[] sums = new double[BROKEN + 1];
		Plane a = Plane.of(pair.image(), pair.width(), pair.height());
		Plane b = Plane.of(pair.truth(), pair.width(), pair.height());
		boolean[] mask = pair.mask();
		final int scales = scales(pair.width(), pair.height());
		for (int scale = 0; scale < scales; scale++) {
			final int first = scale * SCALE_SUMS;
			sums[first + SLICES] = 1;
			add(a, b, mask, range, scale == scales - 1, sums, first);
			if (scale == scales - 1) break;
			mask = halved(mask, a.width(), a.height());
			a = Plane.halved(a);
			b = Plane.halved(b);
		}
		if (!Double.isFinite(Arrays.stream(sums).sum())) sums[BROKEN] = pair.nonFinite();
		return sums;
	}

	/** Adds up one scale. */
	private static void add(final Plane a, final Plane b, final boolean[] mask, final double range,
		final boolean coarsest, final double[] sums, final int first)
	{
		final int columns = a.width() - GaussianWindow.SIZE + 1;
		SimilarityRows.of(a, b, range, (y, luminance, structure) -> {
			final int start = (y + GaussianWindow.RADIUS) * a.width() + GaussianWindow.RADIUS;
			double sum = 0;
			int count = 0;
			for (int x = 0; x < columns; x++) {
				if (mask != null && !mask[start + x]) continue;
				final double factor = structure[x] < 0 ? 0 : structure[x];
				sum += coarsest ? luminance[x] * factor : factor;
				count++;
			}
			sums[first + FACTORS] += sum;
			sums[first + PIXELS] += count;
		});
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		int scales = 0;
		double weights = 0;
		while (scales < WEIGHTS.length && sums[scales * SCALE_SUMS + SLICES] > 0) weights += WEIGHTS[scales++];
		// The five published weights sum to 1.0001 and are used as they are.
		if (scales == WEIGHTS.length) weights = 1;
		if (scales == 0) return MetricValue.none("MS-SSIM needs slices of at least 11 × 11 pixels");
		if (sums[BROKEN] > 0) return MetricValue.nonFinite((long) sums[BROKEN]);
		double product = 1;
		for (int scale = 0; scale < scales; scale++) {
			final double factors = sums[scale * SCALE_SUMS + FACTORS], pixels = sums[scale * SCALE_SUMS + PIXELS];
			if (pixels == 0) return MetricValue.none("no pixel lies in the mask" + (scale == 0 ? "" : " at scale " + (scale +
				1)));
			product *= Math.pow(Math.max(0, factors / pixels), WEIGHTS[scale] / weights);
		}
		if (scales == WEIGHTS.length) return MetricValue.of(product);
		return MetricValue.noted(product, scales + " of 5 scales, because the slice is smaller than " + FIVE_SCALES + " × " +
			FIVE_SCALES + " pixels");
	}

	/** Scales at which the window fits into the image. */
	private static int scales(final int width, final int height) {
		int scales = 0;
		for (int side = Math.min(width, height); side >= GaussianWindow.SIZE && scales < WEIGHTS.length; side = Plane.half(
			side)) scales++;
		return scales;
	}

	/** The mask of {@link Plane#halved}. */
	private static boolean[] halved(final boolean[] mask, final int width, final int height) {
		if (mask == null) return null;
		final int columns = Plane.half(width);
		final int[] inside = new int[columns * Plane.half(height)];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			if (mask[y * width + x]) inside[(y + height % 2) / 2 * columns + (x + width % 2) / 2]++;
		}
		final boolean[] half = new boolean[inside.length];
		for (int i = 0; i < half.length; i++) half[i] = inside[i] >= 2;
		return half;
	}
}
