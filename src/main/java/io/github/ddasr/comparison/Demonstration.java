package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.quality.FullReferenceMetrics;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.VolumeQuality;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * One coarse scan, enlarged by several methods on one grid, to be looked at side by
 * side; where the truth is known, with figures that say how near each one came.
 * Range and brain mask are fixed from the truth before anything is enlarged.
 */
public final class Demonstration {

	/** Name of the coarse scan on the fine grid. */
	public static final String COARSE = "low resolution";
	/** Name of the truth. */
	public static final String TRUTH = "truth";

	private final Volume coarse;
	private final Volume truth;
	private final Axis axis;
	private final Map<String, Volume> images = new LinkedHashMap<>();
	private final VolumeQuality quality;
	private final BrainMask mask;

	/**
	 * @param coarse the scan that is enlarged
	 * @param truth what the enlargements should be, on their grid; null if unknown
	 * @param axis direction of the slices
	 * @param factor fine pixels per coarse pixel
	 * @param monitor asked for cancel
	 */
	public Demonstration(final Volume coarse, final Volume truth, final Axis axis, final int factor,
		final Monitor monitor)
	{
		this.coarse = coarse;
		this.truth = truth;
		this.axis = axis;
		images.put(COARSE, repeated(factor));
		if (truth == null) {
			quality = null;
			mask = null;
			return;
		}
		final Foreground foreground = Foreground.of(truth.voxels(), monitor);
		quality = new VolumeQuality(FullReferenceMetrics.all(), SimulationStudy.range(foreground.window()));
		mask = BrainMask.of(truth, foreground, monitor);
	}

	/**
	 * Enlarges the coarse scan once more.
	 *
	 * @param name name of the method
	 * @param method the method
	 * @param monitor progress and cancel
	 * @return the enlargement
	 */
	public Volume enlarge(final String name, final SuperResolution method, final Monitor monitor) {
		final Volume fine = method.run(VolumeSeries.of(coarse), monitor).first();
		images.put(name, fine);
		return fine;
	}

	/** @return name → image on the fine grid: the coarse scan, the enlargements in order, the truth if there is one */
	public Map<String, Volume> images() {
		final Map<String, Volume> all = new LinkedHashMap<>(images);
		if (truth != null) all.put(TRUTH, truth);
		return all;
	}

	/**
	 * @param name name of an image
	 * @param monitor asked for cancel
	 * @return its figures against the truth by the metrics' names; empty for the truth itself, and where it is unknown
	 */
	public Map<String, MetricValue> figures(final String name, final Monitor monitor) {
		if (truth == null || name.equals(TRUTH)) return Map.of();
		final int dimension = truth.geometry().dimensionOf(axis);
		return quality.compare(images.get(name), truth, dimension, slice -> mask.plane(dimension, slice), monitor);
	}

	/**
	 * @param monitor asked for cancel
	 * @return one line for each image, with its figures
	 */
	public List<String> lines(final Monitor monitor) {
		final List<String> lines = new ArrayList<>();
		for (final String name : images.keySet()) {
			final StringBuilder line = new StringBuilder(name);
			figures(name, monitor).forEach((metric, value) -> line.append(", ").append(metric).append(' ').append(value.format(
				metric.equals("PSNR") ? 2 : 4)).append(metric.equals("PSNR") ? " dB" : ""));
			lines.add(line.toString());
		}
		return lines;
	}

	/** The coarse scan with each pixel repeated: what it looks like before anything is done to it. */
	private Volume repeated(final int factor) {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		final int slices = coarse.geometry().dimensionOf(axis);
		final double[] factors = { factor, factor, factor };
		factors[slices] = 1;
		RandomAccessibleInterval<FloatType> voxels = coarse.voxels();
		for (int d = 0; d < 3; d++) {
			if (d == slices) continue;
			final int size = (int) voxels.dimension(d);
			voxels = Resampler.along(voxels, d, matrices.of(Kernel.NEAREST, size, factor * size));
		}
		return coarse.with(voxels, coarse.geometry().scaled(factors));
	}
}
