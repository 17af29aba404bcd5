package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * The way of one volume slice by slice through an enlargement method: window, slices, method, inverse window, check, sink. Where a
 * method takes several channels, as many volumes go together. Arrays of slices hold the channels of a slice side by side.
 */
final class VolumeRun {

	private final SliceEnlarger method;
	private final SuperResolutionOptions options;
	private final TrustOptions trust;
	private final List<Volume> sources;
	private final int channels;
	private final int dimension;
	private final int width;
	private final int height;
	private final int newWidth;
	private final int newHeight;
	private final SlabSize slabSize;
	private final List<PreparedVolume> prepared = new ArrayList<>();
	private final List<BlockCheck> checks = new ArrayList<>();

	/**
	 * @param method the open method
	 * @param options how to enlarge
	 * @param trust what is done besides
	 * @param budget memory for slabs
	 * @param sources one volume for each channel of the method, of one size
	 */
	VolumeRun(final SliceEnlarger method, final SuperResolutionOptions options, final TrustOptions trust,
		final MemoryBudget budget, final List<Volume> sources)
	{
		this.method = method;
		this.options = options;
		this.trust = trust;
		this.sources = List.copyOf(sources);
		channels = method.channels();
		final Volume first = sources.get(0);
		dimension = first.geometry().dimensionOf(options.axis());
		width = Slices.width(first.voxels(), dimension);
		height = Slices.height(first.voxels(), dimension);
		newWidth = method.newWidth(width);
		newHeight = method.newHeight(height);
		slabSize = SlabSize.of(method, width, height, trust, budget);
	}

	/**
	 * Enlarges the volumes into the sinks, which are neither committed nor closed.
	 *
	 * @param sinks take slabs along the slice axis, one for each volume
	 * @param sums take the figures of the check
	 * @param monitor progress and cancel
	 */
	void into(final List<VolumeSinks> sinks, final ConsistencySums sums, final Monitor monitor) {
		prepare(monitor);
		final int count = Slices.count(sources.get(0).voxels(), dimension);
		final long start = System.nanoTime();
		for (int from = 0; from < count; from += slabSize.slices()) {
			final float[][] coarse = read(from, Math.min(slabSize.slices(), count - from));
			final float[][] spread = new float[coarse.length][];
			final int slices = coarse.length / channels;
			final float[][] fine = enlarge(coarse, spread, from, new PartMonitor(monitor, from, slices, count));
			final Checked[] checked = check(coarse, fine, spread, monitor);
			if (trust.isOn()) for (int i = 0; i < coarse.length; i++) checks.get(i % channels).count(coarse[i], checked[i], sums);
			monitor.checkCanceled("writing slice " + from);
			for (int c = 0; c < channels; c++) write(fine, checked, sinks.get(c), c, from);
			final int done = from + slices;
			monitor.progress(done, count);
			monitor.status(remaining(done, count, System.nanoTime() - start));
		}
	}

	/**
	 * Enlarges one slice of the first volume as the whole run does: with the window and the range of the whole volume.
	 *
	 * @param index the slice, counted from 0
	 * @param monitor progress and cancel
	 * @return the enlarged slice, row major
	 */
	float[] slice(final int index, final Monitor monitor) {
		prepare(monitor);
		final float[][] one = read(index, 1), fine = enlarge(one, null, index, monitor);
		checks.get(0).check(one[0], fine[0], null, monitor);
		return fine[0];
	}

	private void prepare(final Monitor monitor) {
		for (final Volume source : sources) {
			final PreparedVolume ready = PreparedVolume.of(source, options, false, monitor);
			prepared.add(ready);
			checks.add(ready.check(trust, new int[] { 1, height, width }, new int[] { 1, newHeight, newWidth }));
		}
	}

	private float[][] read(final int from, final int slices) {
		final float[][] coarse = new float[slices * channels][];
		for (int i = 0; i < coarse.length; i++) {
			coarse[i] = Slices.read(prepared.get(i % channels).valid().voxels(), dimension, from + i / channels);
		}
		return coarse;
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
			if (isConstant(coarse, i / channels * channels)) {
				fine[i] = constant(coarse[i][0]);
				if (views) spread[i] = constant(0);
			}
			else varied.add(i);
		}
		if (varied.isEmpty()) return fine;
		final float[][] normalised = new float[varied.size()][];
		for (int k = 0; k < normalised.length; k++) {
			final int i = varied.get(k);
			normalised[k] = prepared.get(i % channels).normalised(coarse[i]);
		}
		final SelfEnsemble.Answers answers = views ? ensemble().answers(normalised, width, height, monitor) : null;
		final float[][] enlarged = answers == null ? method.enlarge(normalised, width, height, monitor) //
			: method instanceof SelfEnsemble ? answers.mean() : answers.plain();
		for (int k = 0; k < enlarged.length; k++) {
			final int i = varied.get(k);
			fine[i] = enlarged[k];
			prepared.get(i % channels).denormalise(fine[i], "slice " + (from + i / channels), method.description());
			if (answers != null) spread[i] = scaled(answers.deviation()[k], prepared.get(i % channels).window().width());
		}
		return fine;
	}

	/** The views that a deviation is taken of; the result is their mean only where that was asked for. */
	private SelfEnsemble ensemble() {
		return method instanceof SelfEnsemble all ? all : new SelfEnsemble(method);
	}

	private Checked[] check(final float[][] coarse, final float[][] fine, final float[][] spread, final Monitor monitor) {
		final Checked[] checked = new Checked[coarse.length];
		if (!trust.isOn()) return checked;
		IntStream.range(0, coarse.length).parallel().forEach(i -> {
			monitor.checkCanceled("comparing with the input");
			checked[i] = checks.get(i % channels).check(coarse[i], fine[i], spread[i], monitor);
		});
		return checked;
	}

	private void write(final float[][] fine, final Checked[] checked, final VolumeSinks sinks, final int channel, final int from) {
		sinks.fine().write(VolumeSinks.slab(ofChannel(fine, channel), newWidth, newHeight, dimension), dimension, from);
		sinks.maps().forEach((map, sink) -> {
			final boolean coarse = map == TrustMap.CONSISTENCY;
			final List<float[]> slices = ofChannel(Arrays.stream(checked).map(c -> coarse ? c.difference() : c.spread()).toArray(
				float[][]::new), channel);
			sink.write(VolumeSinks.slab(slices, coarse ? width : newWidth, coarse ? height : newHeight, dimension), dimension, from);
		});
	}

	private List<float[]> ofChannel(final float[][] slices, final int channel) {
		return IntStream.range(0, slices.length / channels).mapToObj(i -> slices[i * channels + channel]).toList();
	}

	/** Whether all channels of a slice are constant. */
	private boolean isConstant(final float[][] slices, final int first) {
		for (int c = 0; c < channels; c++) for (final float v : slices[first + c]) if (v != slices[first + c][0]) return false;
		return true;
	}

	private float[] constant(final float value) {
		final float[] slice = new float[newWidth * newHeight];
		Arrays.fill(slice, value);
		return slice;
	}

	/** A deviation of normalised values in the volume's units. */
	private static float[] scaled(final float[] deviation, final double unit) {
		for (int i = 0; i < deviation.length; i++) deviation[i] *= (float) unit;
		return deviation;
	}

	private static String remaining(final int done, final int count, final long nanos) {
		final long seconds = Math.round(nanos * 1e-9 * (count - done) / done);
		return "slice " + done + " of " + count + (done < count ? ", about " + seconds + " s left" : "");
	}
}
