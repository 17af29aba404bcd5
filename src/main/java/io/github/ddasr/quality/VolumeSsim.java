package io.github.ddasr.quality;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Structural similarity of volumes: a uniform window of 7 × 7 × 7 voxels, or another, K1 = 0.01, K2 = 0.03, variances and covariance of the
 * sample (divisor n − 1), mean over the voxels whose window lies inside the volume. This is what the publications of ArSSR (7³) and MIASSR
 * (7² per slice) report; {@link Ssim} is Wang's own, with a Gaussian window per slice. Blocks are row major, axes z, y, x.
 */
public final class VolumeSsim {

	private static final double K1 = 0.01, K2 = 0.03;
	/** Planes of the result that are made in one go. */
	private static final int SLAB = 8;
	/** The sums of a window: image, truth, their squares, their product. */
	private static final int SUMS = 5;

	/**
	 * @param whole over all voxels with a whole window
	 * @param masked over those of them that lie in the mask
	 */
	public record Figures(MetricValue whole, MetricValue masked) {}

	private final int[] size;
	private final int[] window;
	private final double range;

	/**
	 * @param size voxels along z, y, x
	 * @param window voxels of the window along z, y, x, each odd; at least 3 in all
	 * @param range the data range L that was fixed beforehand, positive
	 */
	public VolumeSsim(final int[] size, final int[] window, final double range) {
		if (Arrays.stream(window).anyMatch(w -> w < 1 || w % 2 == 0)) throw new IllegalArgumentException("a window has odd sides");
		if (!(range > 0)) throw new IllegalArgumentException("a range is positive");
		this.size = size.clone();
		this.window = window.clone();
		this.range = range;
	}

	/**
	 * @param size voxels along z, y, x
	 * @param range the data range L
	 * @return with the window of 7³ voxels
	 */
	public static VolumeSsim cubic(final int[] size, final double range) {
		return new VolumeSsim(size, new int[] { 7, 7, 7 }, range);
	}

	/**
	 * @param image the block that is judged
	 * @param truth what it should be
	 * @param mask the voxels of the second figure; null for all
	 * @return the figures; NaN with the reason where no window fits or the mask is empty
	 */
	public Figures of(final float[] image, final float[] truth, final boolean[] mask) {
		final int voxels = Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2]);
		if (image.length != voxels || truth.length != voxels || mask != null && mask.length != voxels) {
			throw new IllegalArgumentException("image, truth and mask must have " + voxels + " voxels");
		}
		final int planes = size[0] - window[0] + 1;
		if (planes < 1 || size[1] < window[1] || size[2] < window[2]) {
			final MetricValue none = MetricValue.none("SSIM needs at least " + window[2] + " × " + window[1] + " × " + window[0] + " voxels");
			return new Figures(none, none);
		}
		final List<double[]> slabs = IntStream.range(0, (planes + SLAB - 1) / SLAB).parallel().mapToObj(s -> slab(image, truth, mask, s * SLAB,
			Math.min(planes, (s + 1) * SLAB))).toList();
		final double[] total = new double[4];
		for (final double[] slab : slabs) for (int i = 0; i < total.length; i++) total[i] += slab[i];
		return new Figures(figure(total[0], total[1], image, truth), figure(total[2], total[3], image, truth));
	}

	private static MetricValue figure(final double sum, final double count, final float[] image, final float[] truth) {
		if (count == 0) return MetricValue.none("no voxel with a whole window lies in the mask");
		if (Double.isFinite(sum)) return MetricValue.of(sum / count);
		return MetricValue.nonFinite(IntStream.range(0, image.length).filter(i -> !Float.isFinite(image[i]) || !Float.isFinite(truth[i]))
			.count());
	}

	/** Sum and number over all voxels, and over those in the mask, whose windows begin at some planes. */
	private double[] slab(final float[] image, final float[] truth, final boolean[] mask, final int from, final int end) {
		final int depth = window[0];
		final double[][][] recent = new double[depth][][];
		final double[] result = new double[4];
		for (int z = from; z < end + depth - 1; z++) {
			recent[z % depth] = plane(image, truth, z);
			if (z - from >= depth - 1) add(recent, mask, z - depth / 2, result);
		}
		return result;
	}

	private void add(final double[][][] planes, final boolean[] mask, final int z, final double[] result) {
		final int columns = size[2] - window[2] + 1, rows = size[1] - window[1] + 1;
		final double[][] sums = new double[SUMS][columns];
		for (int y = 0; y < rows; y++) {
			for (final double[] sum : sums) Arrays.fill(sum, 0);
			for (final double[][] plane : planes) for (int k = 0; k < SUMS; k++) {
				for (int x = 0; x < columns; x++) sums[k][x] += plane[k][y * columns + x];
			}
			final int start = (z * size[1] + y + window[1] / 2) * size[2] + window[2] / 2;
			for (int x = 0; x < columns; x++) {
				final double similarity = similarity(sums, x);
				result[0] += similarity;
				result[1]++;
				if (mask != null && !mask[start + x]) continue;
				result[2] += similarity;
				result[3]++;
			}
		}
	}

	private double similarity(final double[][] sums, final int x) {
		final double n = (double) window[0] * window[1] * window[2], c1 = K1 * range * K1 * range, c2 = K2 * range * K2 * range;
		final double a = sums[0][x] / n, b = sums[1][x] / n, sample = n / (n - 1);
		final double varianceA = sample * (sums[2][x] / n - a * a), varianceB = sample * (sums[3][x] / n - b * b);
		final double covariance = sample * (sums[4][x] / n - a * b);
		return (2 * a * b + c1) * (2 * covariance + c2) / ((a * a + b * b + c1) * (varianceA + varianceB + c2));
	}

	/** The five sums over the part of each window that lies in a plane. */
	private double[][] plane(final float[] image, final float[] truth, final int z) {
		final int height = size[1], width = size[2], columns = width - window[2] + 1, rows = height - window[1] + 1;
		final double[][] result = new double[SUMS][rows * columns];
		final double[] line = new double[width];
		final double[] across = new double[columns];
		for (int k = 0; k < SUMS; k++) for (int y = 0; y < height; y++) {
			final int start = (z * height + y) * width;
			for (int x = 0; x < width; x++) line[x] = term(k, image[start + x], truth[start + x]);
			Arrays.fill(across, 0);
			for (int i = 0; i < window[2]; i++) for (int x = 0; x < columns; x++) across[x] += line[x + i];
			for (int row = Math.max(0, y - window[1] + 1); row <= Math.min(y, rows - 1); row++) {
				for (int x = 0; x < columns; x++) result[k][row * columns + x] += across[x];
			}
		}
		return result;
	}

	private static double term(final int which, final double image, final double truth) {
		return switch (which) {
			case 0 -> image;
			case 1 -> truth;
			case 2 -> image * image;
			case 3 -> truth * truth;
			default -> image * truth;
		};
	}
}
