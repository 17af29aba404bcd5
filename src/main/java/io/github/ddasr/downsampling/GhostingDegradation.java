package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/**
 * Ghosts along the phase-encoding side, which is drawn (x or y): every p-th line of k-space gets another phase
 * φ, then the magnitude is taken. With p = 2 that is the N/2 ghost of echo-planar scans, with p = 3 or 4 the
 * replicas of a motion that recurs every p-th line; p is drawn.
 * <p>
 * Multiplying every p-th line by c = exp(iφ) adds (c − 1) / p times the image, shifted by j·N/p, for each j from
 * 0 to p − 1. The phase is such that every ghost has {@value #MAX_GHOST} · s of the signal at strength s. Where p
 * does not divide N, the shifts are no whole pixels and the ghosts are blurred a little.
 */
@Plugin(type = Degradation.class, name = "ghosting", priority = 2,
	description = "every second, third or fourth phase-encoding line with another phase, ghosts of up to 30 % of the signal")
public final class GhostingDegradation implements Degradation {

	static final double MAX_GHOST = 0.3;
	private static final int MIN_PERIOD = 2, MAX_PERIOD = 4;
	/** Weights below this are rounding dust of a kernel with a few whole shifts. */
	private static final double DUST = 1e-12;

	@Override
	public float[] apply(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		final int period = random.nextInt(MIN_PERIOD, MAX_PERIOD + 1);
		final boolean alongX = random.nextBoolean();
		return strength == 0 ? image.clone() : ghosts(image, width, height, period, alongX, MAX_GHOST * strength);
	}

	/**
	 * @param image magnitudes, row major; not changed
	 * @param width columns
	 * @param height rows
	 * @param period distance between two changed lines, the middle one of k-space being one of them; at least 2
	 * @param alongX whether the lines of k-space are counted along x instead of y
	 * @param amplitude each ghost's share of the signal, at most 2 / period
	 * @return a new image
	 */
	static float[] ghosts(final float[] image, final int width, final int height, final int period,
		final boolean alongX, final double amplitude)
	{
		final int size = alongX ? width : height;
		final double phase = 2 * Math.asin(Math.min(1, amplitude * period / 2));
		final double[][] kernel = kernel(size, period, phase);
		final int lines = image.length / size, step = alongX ? 1 : width, apart = alongX ? width : 1;
		final float[] result = new float[image.length];
		final double[] line = new double[size], real = new double[size], imaginary = new double[size];
		for (int l = 0; l < lines; l++) {
			for (int i = 0; i < size; i++) line[i] = image[l * apart + i * step];
			convolve(line, kernel[0], real);
			convolve(line, kernel[1], imaginary);
			for (int i = 0; i < size; i++) result[l * apart + i * step] = (float) Math.hypot(real[i], imaginary[i]);
		}
		return result;
	}

	/** Real and imaginary part of the circular kernel that multiplies the lines k = 0, ±p, ±2p … of k-space by exp(iφ). */
	private static double[][] kernel(final int size, final int period, final double phase) {
		final double[][] kernel = new double[2][size];
		final double cosine = Math.cos(phase) - 1, sine = Math.sin(phase);
		for (int n = 0; n < size; n++) {
			for (int k = -(size / 2); k < size - size / 2; k++) {
				if (k % period != 0) continue;
				final double angle = 2 * Math.PI * Math.floorMod((long) k * n, size) / size;
				kernel[0][n] += (cosine * Math.cos(angle) - sine * Math.sin(angle)) / size;
				kernel[1][n] += (cosine * Math.sin(angle) + sine * Math.cos(angle)) / size;
			}
		}
		kernel[0][0] += 1;
		return kernel;
	}

	private static void convolve(final double[] line, final double[] kernel, final double[] result) {
		Arrays.fill(result, 0);
		final int size = line.length;
		for (int shift = 0; shift < size; shift++) {
			final double weight = kernel[shift];
			if (Math.abs(weight) < DUST) continue;
			for (int i = shift; i < size; i++) result[i] += weight * line[i - shift];
			for (int i = 0; i < shift; i++) result[i] += weight * line[i - shift + size];
		}
	}
}
