package io.github.ddasr.comparison;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.VolumeQuality;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

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
	private final IntensityWindow window;
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
		final Foreground foreground = Foreground.of((truth == null ? coarse : truth).voxels(), monitor);
		window = foreground.window();
		if (truth == null) {
			quality = null;
			mask = null;
			return;
		}
		quality = new VolumeQuality(StudyMetrics.all(), SimulationStudy.range(window));
		mask = BrainMask.of(truth, foreground, monitor);
	}

	/**
	 * Enlarges the coarse scan once more.
	 *
	 * @param name name of the method
	 * @param method the method
	 * @param monitor progress and cancel
	 */
	public void enlarge(final String name, final SuperResolution method, final Monitor monitor) {
		images.put(name, method.run(coarse, monitor));
	}

	/**
	 * Adds an enlargement that is there already.
	 *
	 * @param name name of the method
	 * @param image on the fine grid
	 */
	void put(final String name, final Volume image) {
		images.put(name, image);
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
	 * @param name name of an image
	 * @param monitor asked for cancel
	 * @return the name, followed by its figures where there are any
	 */
	public String caption(final String name, final Monitor monitor) {
		final StringBuilder caption = new StringBuilder(name);
		figures(name, monitor).forEach((metric, value) -> caption.append(", ").append(metric).append(' ').append( //
			metric.equals("PSNR") ? value.format(2) + " dB" : value.format(4)));
		return caption.toString();
	}

	/**
	 * The middle slice of an image, the way a reader looks at it: front or top of the head upwards.
	 *
	 * @param name name of an image
	 * @return columns and rows, 0 and 1 being the ends of one intensity window for all images
	 */
	public RandomAccessibleInterval<FloatType> plane(final String name) {
		final Volume volume = images().get(name);
		final int dimension = volume.geometry().dimensionOf(axis), rows = Slices.yDimension(dimension);
		final int width = Slices.width(volume.voxels(), dimension), height = Slices.height(volume.voxels(), dimension);
		final float[] slice = Slices.read(volume.voxels(), dimension, Slices.count(volume.voxels(), dimension) / 2);
		for (int i = 0; i < slice.length; i++) slice[i] = window.normalise(slice[i]);
		final RandomAccessibleInterval<FloatType> plane = ArrayImgs.floats(slice, width, height);
		return risesInWorld(volume, rows) ? Views.zeroMin(Views.invertAxis(plane, 1)) : plane;
	}

	/** Whether higher indices lie further to the front, or further up. */
	static boolean risesInWorld(final Volume volume, final int dimension) {
		final double[][] affine = volume.geometry().affine();
		for (final Axis a : Axis.values()) {
			if (volume.geometry().dimensionOf(a) == dimension) return affine[a.world()][dimension] > 0;
		}
		return false;
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
