package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Mirror;

/**
 * A blur: the weights with which a low-resolution pixel sees the fine pixels around it, a square of any orientation
 * and shape whose sum is 1. Immutable.
 * <p>
 * A kernel for a factor s is on the common grid where its centre of mass lies at ⌊size/2⌋ + (s − 1)/2 on both axes,
 * counted from 0: applied as a correlation whose tap ⌊size/2⌋ sits at fine pixel 0, s, 2s …, its low-resolution pixel i
 * then lies at s·i + (s − 1)/2. For 13 × 13 and s = 2 that is 6.5. {@link #centred} brings a kernel there.
 */
public final class BlurKernel {

	/** The largest taps of an estimated kernel that are kept, and the part of the next one that is taken off. */
	private static final int KEPT = 40;
	private static final double FLOOR = 0.75;

	private final int size;
	private final double[] values;

	private BlurKernel(final int size, final double[] values) {
		this.size = size;
		this.values = values;
	}

	/**
	 * @param size side of the square
	 * @param values row major; not changed; scaled to sum 1
	 * @return the kernel
	 * @throws DdasrException if the sum is not a positive number
	 */
	public static BlurKernel of(final int size, final double[] values) {
		if (values.length != size * size) {
			throw new IllegalArgumentException(values.length + " values are no square of side " + size);
		}
		final double sum = Arrays.stream(values).sum();
		if (!(sum > 0) || !Double.isFinite(sum)) {
			throw new DdasrException("A blur kernel whose weights sum to " + sum + " cannot be used. Estimate it again.");
		}
		return new BlurKernel(size, Arrays.stream(values).map(v -> v / sum).toArray());
	}

	/** @return side of the square */
	public int size() {
		return size;
	}

	/** @return a copy of the weights, row major */
	public double[] values() {
		return values.clone();
	}

	/** @return the centre of mass, column first, counted from 0 */
	public double[] centre() {
		double cx = 0, cy = 0;
		for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) {
			cx += x * values[y * size + x];
			cy += y * values[y * size + x];
		}
		return new double[] { cx, cy };
	}

	/**
	 * Without the faint taps that an estimate leaves everywhere: three quarters of the 41st largest weight are taken off,
	 * what is negative then becomes 0 (KernelGAN).
	 *
	 * @return the kernel, this one if it has no more than 40 taps
	 */
	public BlurKernel cleaned() {
		if (values.length <= KEPT) return this;
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final double floor = FLOOR * sorted[sorted.length - 1 - KEPT];
		return of(size, Arrays.stream(values).map(v -> Math.max(0, v - floor)).toArray());
	}

	/**
	 * @param factor fine pixels per coarse pixel
	 * @return the kernel in a larger square, shifted by cubic-spline interpolation to the middle that the factor wants
	 */
	public BlurKernel centred(final int factor) {
		final double[] at = centre();
		final double dx = middle(size, factor) - at[0], dy = middle(size, factor) - at[1];
		final int pad = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))) + 1;
		final int larger = size + 2 * pad;
		return of(larger, KernelWarp.apply(values, size, larger, 1, dx + pad, dy + pad));
	}

	/**
	 * This kernel, made for factor 2, for another factor: what a scanner of the same sharpness, in units of its own
	 * pixels, does to finer pixels.
	 * <ul>
	 * <li>4, 8 …: the kernel applied again and again, as shrinking by 2 several times would (KernelGAN's k ∗ k↑2 for 4).</li>
	 * <li>Others: the kernel stretched by √((s² − 1)/3), which gives its second moments what such repetition gives them
	 * for powers of 2 (1 for 2, 5 for 4), by cubic-spline interpolation.</li>
	 * </ul>
	 *
	 * @param factor 2 or more
	 * @return the kernel on the grid of that factor
	 */
	public BlurKernel forFactor(final int factor) {
		if (factor == 2) return this;
		if (Integer.bitCount(factor) > 1) return stretched(Math.sqrt((factor * factor - 1) / 3.0), factor);
		BlurKernel kernel = this;
		for (int f = 2; f < factor; f *= 2) kernel = kernel.after(this, f);
		return kernel;
	}

	/** This kernel on fine pixels, then the other one on pixels that are f fine ones wide. */
	private BlurKernel after(final BlurKernel other, final int f) {
		// KernelGAN cuts 6 pixels off each side of the kernel for 4: nothing but border.
		final int cut = 3 * f, side = size + f * (other.size - 1), kept = side - 2 * cut;
		final double[] sum = new double[kept * kept];
		for (int i = 0; i < other.values.length; i++) {
			final int top = i / other.size * f - cut, left = i % other.size * f - cut;
			for (int y = Math.max(0, -top); y < size && y + top < kept; y++) {
				for (int x = Math.max(0, -left); x < size && x + left < kept; x++) {
					sum[(y + top) * kept + x + left] += other.values[i] * values[y * size + x];
				}
			}
		}
		return of(kept, sum);
	}

	private BlurKernel stretched(final double by, final int factor) {
		final double[] at = centre();
		final int larger = 2 * (int) Math.ceil(by * size / 2) + 1;
		final double middle = middle(larger, factor);
		return of(larger, KernelWarp.apply(values, size, larger, by, middle - by * at[0], middle - by * at[1]));
	}

	private static double middle(final int size, final int factor) {
		return size / 2 + (factor - 1) / 2.0;
	}

	/**
	 * Blurs and takes every s-th pixel. Beyond its borders the image is mirrored, the edge pixel repeated.
	 *
	 * @param image row major; not changed
	 * @param width columns, a multiple of the factor
	 * @param height rows, a multiple of the factor
	 * @param factor the factor that this kernel is centred for
	 * @return (width / factor) × (height / factor) values
	 */
	public float[] shrink(final float[] image, final int width, final int height, final int factor) {
		final int w = width / factor, h = height / factor;
		final int[] columns = mirrored(width), rows = mirrored(height);
		final float[] small = new float[w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			double sum = 0;
			for (int ky = 0, i = 0; ky < size; ky++) {
				final int row = rows[y * factor + ky] * width;
				for (int kx = 0; kx < size; kx++, i++) sum += values[i] * image[row + columns[x * factor + kx]];
			}
			small[y * w + x] = (float) sum;
		}
		return small;
	}

	/** Where pixel i − size/2 of a mirrored line lies. */
	private int[] mirrored(final int length) {
		final int[] places = new int[length + size];
		for (int i = 0; i < places.length; i++) places[i] = Mirror.repeating(i - size / 2, length);
		return places;
	}
}
