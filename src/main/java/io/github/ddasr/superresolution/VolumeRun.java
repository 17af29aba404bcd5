package io.github.ddasr.superresolution;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.NonFinite;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The way of one volume through an enlargement method: window, slices, method, inverse window, check, sink. */
final class VolumeRun {

	private final SliceEnlarger method;
	private final SuperResolutionOptions options;
	private final TrustOptions trust;
	private final Volume source;
	private final int dimension;
	private final int width;
	private final int height;
	private final SlabSize slabSize;
	private Foreground foreground;
	private Volume valid;
	private IntensityWindow window;
	private SliceCheck check;

	/**
	 * @param method the open method
	 * @param options how to enlarge
	 * @param trust what is done besides
	 * @param budget memory for slabs
	 * @param source the volume
	 */
	VolumeRun(final SliceEnlarger method, final SuperResolutionOptions options, final TrustOptions trust,
		final MemoryBudget budget, final Volume source)
	{
		this.method = method;
		this.options = options;
		this.trust = trust;
		this.source = source;
		dimension = source.geometry().dimensionOf(options.axis());
		width = Slices.width(source.voxels(), dimension);
		height = Slices.height(source.voxels(), dimension);
		slabSize = SlabSize.of(method, width, height, trust, budget);
	}

	/**
	 * Enlarges the volume into the sinks, which are neither committed nor closed.
	 *
	 * @param sinks take slabs along the slice axis
	 * @param sums take the figures of the check
	 * @param monitor progress and cancel
	 */
	void into(final VolumeSinks sinks, final ConsistencySums sums, final Monitor monitor) {
		prepare(monitor);
		final int count = Slices.count(source.voxels(), dimension);
		final long start = System.nanoTime();
		for (int from = 0; from < count; from += slabSize.slices()) {
			final float[][] coarse = new float[Math.min(slabSize.slices(), count - from)][];
			for (int i = 0; i < coarse.length; i++) coarse[i] = Slices.read(valid.voxels(), dimension, from + i);
			final float[][] spread = new float[coarse.length][];
			final float[][] fine = enlarge(coarse, spread, from, new PartMonitor(monitor, from, coarse.length, count));
			final CheckedSlice[] checked = check(coarse, fine, spread, monitor);
			if (trust.isOn()) for (int i = 0; i < coarse.length; i++) check.count(coarse[i], checked[i], sums);
			monitor.checkCanceled("writing slice " + from);
			write(fine, checked, sinks, from);
			final int done = from + coarse.length;
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
		final float[][] fine = enlarge(one, null, index, monitor);
		check.check(one[0], fine[0], null);
		return fine[0];
	}

	private void prepare(final Monitor monitor) {
		monitor.status("reading " + source.name());
		foreground = Foreground.of(source.voxels(), monitor);
		valid = NonFinite.handled(source, foreground, options.invalid() == InvalidVoxels.REPLACE, monitor);
		window = options.window() == null ? foreground.window() : options.window();
		final double noise = trust.compares() ? trust.noise().applyAsDouble(valid) : Double.NaN;
		check = new SliceCheck(trust, foreground, noise, method.factor(), width, height);
	}

	/**
	 * The enlargement of each slice. Constant slices (empty ones above all) need no method.
	 *
	 * @param spread takes the deviation over mirrored views of each slice, if that is asked for; null if nobody looks at it
	 */
	private float[][] enlarge(final float[][] coarse, final float[][] spread, final int from, final Monitor monitor) {
		final boolean views = spread != null && trust.uncertainty();
		final float[][] fine = new float[coarse.length][];
		final List<Integer> varied = new ArrayList<>();
		for (int i = 0; i < fine.length; i++) {
			if (isConstant(coarse[i])) {
				fine[i] = constant(coarse[i][0]);
				if (views) spread[i] = constant(0);
			}
			else varied.add(i);
		}
		if (varied.isEmpty()) return fine;
		final float[][] normalised = new float[varied.size()][];
		for (int k = 0; k < normalised.length; k++) normalised[k] = normalised(coarse[varied.get(k)]);
		final SelfEnsemble.Answers answers = views ? ensemble().answers(normalised, width, height, monitor) : null;
		final float[][] enlarged = answers == null ? method.enlarge(normalised, width, height, monitor) //
			: method instanceof SelfEnsemble ? answers.mean() : answers.plain();
		for (int k = 0; k < enlarged.length; k++) {
			final int i = varied.get(k);
			fine[i] = denormalise(enlarged[k], from + i);
			if (answers != null) spread[i] = scaled(answers.deviation()[k]);
		}
		return fine;
	}

	/** The views that a deviation is taken of; the result is their mean only where that was asked for. */
	private SelfEnsemble ensemble() {
		return method instanceof SelfEnsemble all ? all : new SelfEnsemble(method);
	}

	private CheckedSlice[] check(final float[][] coarse, final float[][] fine, final float[][] spread, final Monitor monitor) {
		final CheckedSlice[] checked = new CheckedSlice[coarse.length];
		if (!trust.isOn()) return checked;
		IntStream.range(0, coarse.length).parallel().forEach(i -> {
			monitor.checkCanceled("comparing with the input");
			checked[i] = check.check(coarse[i], fine[i], spread[i]);
		});
		return checked;
	}

	private void write(final float[][] fine, final CheckedSlice[] checked, final VolumeSinks sinks, final int from) {
		final long w = (long) method.factor() * width, h = (long) method.factor() * height;
		sinks.fine().write(VolumeSinks.slab(List.of(fine), w, h, dimension), dimension, from);
		sinks.maps().forEach((map, sink) -> {
			final boolean coarse = map == TrustMap.CONSISTENCY;
			final List<float[]> slices = Arrays.stream(checked).map(c -> coarse ? c.difference() : c.spread()).toList();
			sink.write(VolumeSinks.slab(slices, coarse ? width : w, coarse ? height : h, dimension), dimension, from);
		});
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

	private float[] normalised(final float[] slice) {
		final float[] normalised = new float[slice.length];
		for (int i = 0; i < slice.length; i++) normalised[i] = window.normalise(slice[i]);
		return normalised;
	}

	/** A deviation of normalised values in the volume's units. */
	private float[] scaled(final float[] deviation) {
		for (int i = 0; i < deviation.length; i++) deviation[i] *= (float) window.width();
		return deviation;
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

	private static String remaining(final int done, final int count, final long nanos) {
		final long seconds = Math.round(nanos * 1e-9 * (count - done) / done);
		return "slice " + done + " of " + count + (done < count ? ", about " + seconds + " s left" : "");
	}
}
