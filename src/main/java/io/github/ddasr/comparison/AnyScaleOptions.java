package io.github.ddasr.comparison;

import java.util.List;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.IntensityWindow;

/**
 * What an {@link AnyScaleStudy} simulates and measures.
 *
 * @param scales the enlargements
 * @param slices whether a scale of one number means both sides of each slice, and not all three axes
 * @param axis direction of the slices
 * @param downsamplings how volumes are made coarse
 * @param noise standard deviation of Rician noise on the coarse volume, as a share of the window's upper end
 * @param window the intensity window; null for that of each truth's foreground
 * @param metrics names of metrics, some of {@link #METRICS}
 * @param seed decides the noise
 */
public record AnyScaleOptions(List<StudyScale> scales, boolean slices, Axis axis, List<VolumeDownsampling> downsamplings,
	double noise, IntensityWindow window, List<String> metrics, long seed)
{

	/** The metrics that can be measured. */
	public static final List<String> METRICS = List.of(AnyScaleMetrics.PSNR, AnyScaleMetrics.SSIM, AnyScaleMetrics.HFEN);

	/** Takes copies. */
	public AnyScaleOptions {
		scales = List.copyOf(scales);
		downsamplings = List.copyOf(downsamplings);
		metrics = METRICS.stream().filter(metrics::contains).toList();
	}
}
