package io.github.ddasr.superresolution;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.NonFinite;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** The way of one volume through an enlargement method: window, slices, method, inverse window, sink. */
final class VolumeRun {

	private final SliceEnlarger method;
	private final SuperResolutionOptions options;
	private final Volume source;
	private final int dimension;
	private final int width;
	private final int height;
	private final SlabSize slabSize;
	private Foreground foreground;
	private Volume valid;
	private IntensityWindow window;

	/**
	 * @param method the open method
	 * @param options how to enlarge
	 * @param budget memory for slabs
	 * @param source the volume
	 */
	VolumeRun(final SliceEnlarger method, final SuperResolutionOptions options, final MemoryBudget budget,
		final Volume source)
	{
		this.method = method;
		this.options = options;
		this.source = source;
		dimension = source.geometry().dimensionOf(options.axis());
		width = Slices.width(source.voxels(), dimension);
		height = Slices.height(source.voxels(), dimension);
		slabSize = SlabSize.of(method, width, height, budget);
	}

	/**
	 * Enlarges the volume into the sink, which is neither committed nor closed.
	 *
	 * @param sink takes slabs along the slice axis
	 * @param monitor progress and cancel
	 */
	void into(final SlabSink sink, final Monitor monitor) {
		prepare(monitor);
		final int count = Slices.count(source.voxels(), dimension);
		final long start = System.nanoTime();
		for (int from = 0; from < count; from += slabSize.slices()) {
			final float[][] slices = new float[Math.min(slabSize.slices(), count - from)][];
			for (int i = 0; i < slices.length; i++) slices[i] = Slices.read(valid.voxels(), dimension, from + i);
			enlarge(slices, from, new PartMonitor(monitor, from, slices.length, count));
			monitor.checkCanceled("writing slice " + from);
			sink.write(slab(slices), dimension, from);
			final int done = from + slices.length;
			monitor.progress(done, count);
			monitor.status(remaining(done, count, System.nanoTime() - start));
		}
	}

	/**
	 * Enlarges one slice as the whole run does: with the window and the range of the whole volume.
	 *
	 * @param index the slice, counted from 0
	 * @param monitor progress and cancel
	 * @return the enlarged slice, row major
	 */
	float[] slice(final int index, final Monitor monitor) {
		prepare(monitor);
		final float[][] one = { Slices.read(valid.voxels(), dimension, index) };
		enlarge(one, index, monitor);
		return one[0];
	}

	private void prepare(final Monitor monitor) {
		monitor.status("reading " + source.name());
		foreground = Foreground.of(source.voxels(), monitor);
		valid = NonFinite.handled(source, foreground, options.invalid() == InvalidVoxels.REPLACE, monitor);
		window = options.window() == null ? foreground.window() : options.window();
	}

	/** Replaces each slice by its enlargement. Constant slices (empty ones above all) need no method. */
	private void enlarge(final float[][] slices, final int from, final Monitor monitor) {
		final List<Integer> varied = new ArrayList<>();
		for (int i = 0; i < slices.length; i++) {
			if (isConstant(slices[i])) slices[i] = constant(slices[i][0]);
			else varied.add(i);
		}
		if (varied.isEmpty()) return;
		final float[][] normalised = new float[varied.size()][];
		for (int k = 0; k < normalised.length; k++) normalised[k] = normalise(slices[varied.get(k)]);
		final float[][] enlarged = method.enlarge(normalised, width, height, monitor);
		for (int k = 0; k < enlarged.length; k++) {
			final int i = varied.get(k);
			slices[i] = denormalise(enlarged[k], from + i);
		}
	}

	private static boolean isConstant(final float[] slice) {
		for (final float v : slice) if (v != slice[0]) return false;
		return true;
	}

	private float[] constant(final float value) {
		final float[] slice = new float[width * height * method.factor() * method.factor()];
		Arrays.fill(slice, value);
		return slice;
	}

	private float[] normalise(final float[] slice) {
		for (int i = 0; i < slice.length; i++) slice[i] = window.normalise(slice[i]);
		return slice;
	}

	private float[] denormalise(final float[] slice, final int index) {
		final float low = options.clamp() ? (float) foreground.minimum() : Float.NEGATIVE_INFINITY;
		final float high = options.clamp() ? (float) foreground.maximum() : Float.POSITIVE_INFINITY;
		for (int i = 0; i < slice.length; i++) {
			final float v = window.denormalise(slice[i]);
			if (!Float.isFinite(v)) {
				throw new DdasrException("The method (" + method.description() + ") gave a value that is not a number in slice " +
					index + " of " + source.name() + ", counted from 0. Try device=cpu, or another model.");
			}
			slice[i] = Math.max(low, Math.min(high, v));
		}
		return slice;
	}

	private RandomAccessibleInterval<FloatType> slab(final float[][] slices) {
		final long w = (long) method.factor() * width, h = (long) method.factor() * height;
		final List<RandomAccessibleInterval<FloatType>> planes = new ArrayList<>();
		for (final float[] slice : slices) planes.add(ArrayImgs.floats(slice, w, h));
		return Views.moveAxis(Views.stack(planes), 2, dimension);
	}

	private static String remaining(final int done, final int count, final long nanos) {
		final long seconds = Math.round(nanos * 1e-9 * (count - done) / done);
		return "slice " + done + " of " + count + (done < count ? ", about " + seconds + " s left" : "");
	}
}
