package io.github.ddasr.quality;

/**
 * A slice as no-reference metrics see it: luminance from about 0 (black) to 255
 * (white) in double precision. An 8-bit image enters as it is; any other through
 * the volume's one window, {@code value = 255 (real - lower) / (upper - lower)}.
 *
 * @param values height × width, row major; not changed by any metric
 * @param width columns
 * @param height rows
 * @param mask pixels that the user selected and, where asked for, of the foreground, the same size; null for all
 * @param zero the luminance that stands for no signal (real value 0), for noise figures; 0 for 8-bit images
 * @param regions regions of interest of noise figures, null for none
 * @param head pixels of the head, the same size, for metrics that know nothing but heads; null if nobody asked for it
 * @param finite pixels that were numbers in the volume, the same size; the others hold the background's value and say
 *          nothing about tissue or air; null for all
 */
public record GreySlice(double[] values, int width, int height, boolean[] mask, double zero, Regions regions, boolean[] head,
	boolean[] finite)
{

	/**
	 * Pixels that the user marked; each the size of the slice, or null.
	 *
	 * @param signal tissue whose signal is measured
	 * @param other a second tissue, for contrast
	 * @param air pixels without signal, for noise
	 */
	public record Regions(boolean[] signal, boolean[] other, boolean[] air) {}

	/** Checks the sizes. */
	public GreySlice {
		final int size = Math.multiplyExact(width, height);
		if (values.length != size || !fits(mask, size) || !fits(head, size) || !fits(finite, size)) {
			throw new IllegalArgumentException("values and masks must have " + width + " × " + height + " pixels");
		}
	}

	private static boolean fits(final boolean[] pixels, final int size) {
		return pixels == null || pixels.length == size;
	}

	/**
	 * A slice of numbers, of which no head was looked for.
	 *
	 * @param values height × width, row major; not changed by any metric
	 * @param width columns
	 * @param height rows
	 * @param mask pixels of the foreground, the same size; null for all
	 * @param zero the luminance that stands for no signal
	 * @param regions regions of interest of noise figures, null for none
	 */
	public GreySlice(final double[] values, final int width, final int height, final boolean[] mask, final double zero,
		final Regions regions)
	{
		this(values, width, height, mask, zero, regions, null, null);
	}

	/**
	 * @param values height × width, row major
	 * @param width columns
	 * @param height rows
	 * @return a slice without mask or regions
	 */
	public static GreySlice of(final double[] values, final int width, final int height) {
		return new GreySlice(values, width, height, null, 0, null);
	}

	/** @return pixels of the mask that were numbers; null for all */
	boolean[] counted() {
		return Masks.both(mask, finite);
	}

	/** @return how many pixels are NaN or infinite, whether they count or not */
	long nonFinite() {
		long n = 0;
		for (final double v : values) if (!Double.isFinite(v)) n++;
		return n;
	}
}
