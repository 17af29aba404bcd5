package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.SlicePair;
import io.github.ddasr.quality.VolumeQuality;

/**
 * How near made slices of a subject are to the true ones, over the head of the truth, both in their own windows, with
 * range 1; nothing is clipped. Fitted figures come after the made slices were multiplied and shifted by the one pair of
 * numbers that makes the squared error over the subject's slices smallest.
 *
 * @param psnr PSNR in dB
 * @param ssim SSIM
 * @param psnrFitted PSNR in dB after gain and offset
 * @param ssimFitted SSIM after gain and offset
 */
public record TruthFigures(double psnr, double ssim, double psnrFitted, double ssimFitted) {

	/** Names of the figures in files, in the order of {@link #values}. */
	public static final List<String> NAMES = List.of("psnr", "ssim", "psnr_fitted", "ssim_fitted");

	/** Names in files of the same figures of the mean over the draws. */
	public static final List<String> MEAN_NAMES = NAMES.stream().map(name -> name + "_mean").toList();

	/** @return the figures in the order of {@link #NAMES} */
	public double[] values() {
		return new double[] { psnr, ssim, psnrFitted, ssimFitted };
	}

	/**
	 * @param made slices of one subject
	 * @param truth the true ones, of the same sizes
	 * @return the figures
	 */
	static TruthFigures of(final List<StudySlice> made, final List<StudySlice> truth) {
		final double[] line = line(made, truth);
		final double[] raw = measured(made, truth, 1, 0), fitted = measured(made, truth, line[0], line[1]);
		return new TruthFigures(raw[0], raw[1], fitted[0], fitted[1]);
	}

	/** Gain and offset by least squares over the heads of the truth. */
	private static double[] line(final List<StudySlice> made, final List<StudySlice> truth) {
		double n = 0, x = 0, y = 0, xx = 0, xy = 0;
		for (int k = 0; k < made.size(); k++) {
			final double[] a = made.get(k).values(), b = truth.get(k).values();
			for (int i = 0; i < a.length; i++) if (truth.get(k).head()[i]) {
				n++;
				x += a[i];
				y += b[i];
				xx += a[i] * a[i];
				xy += a[i] * b[i];
			}
		}
		final double spread = n * xx - x * x;
		final double gain = spread > 0 ? (n * xy - x * y) / spread : 0;
		return new double[] { gain, (y - gain * x) / n };
	}

	private static double[] measured(final List<StudySlice> made, final List<StudySlice> truth, final double gain,
		final double offset)
	{
		final Map<String, FullReferenceMetric> metrics = StudyMetrics.all();
		final VolumeQuality.Sums sums = new VolumeQuality(metrics, 1).sums();
		final List<SlicePair> pairs = new ArrayList<>();
		for (int k = 0; k < made.size(); k++) {
			final StudySlice a = made.get(k), b = truth.get(k);
			final float[] image = new float[a.values().length], target = new float[image.length];
			for (int i = 0; i < image.length; i++) {
				image[i] = (float) (gain * a.values()[i] + offset);
				target[i] = (float) b.values()[i];
			}
			pairs.add(new SlicePair(image, target, b.head(), a.width(), a.height()));
		}
		sums.addAll(pairs);
		final Map<String, MetricValue> values = new LinkedHashMap<>(sums.values());
		return values.values().stream().mapToDouble(MetricValue::value).toArray();
	}
}
