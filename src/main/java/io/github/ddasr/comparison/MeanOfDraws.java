package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean of what a method made of the same slices with several seeds: what it makes of them without its chance. Values
 * are averaged as they were made, in real-world units; the mean then gets a window and a head of its own, as each draw does.
 * Only sums are kept.
 */
final class MeanOfDraws {

	private final List<SliceStack> shape = new ArrayList<>();
	private final List<double[][]> sums = new ArrayList<>();
	private int draws;

	/** @param made one stack for each subject, in the same order and of the same sizes each time */
	void add(final List<SliceStack> made) {
		for (int i = 0; i < made.size(); i++) {
			final SliceStack stack = made.get(i);
			if (draws == 0) {
				shape.add(stack);
				sums.add(new double[stack.size()][stack.width() * stack.height()]);
			}
			for (int k = 0; k < stack.size(); k++) {
				final double[] sum = sums.get(i)[k];
				final float[] slice = stack.slice(k);
				for (int p = 0; p < sum.length; p++) sum[p] += slice[p];
			}
		}
		draws++;
	}

	/** @return the means, one stack for each subject */
	List<SliceStack> stacks() {
		final List<SliceStack> means = new ArrayList<>();
		for (int i = 0; i < shape.size(); i++) {
			final float[][] slices = new float[sums.get(i).length][];
			for (int k = 0; k < slices.length; k++) slices[k] = mean(sums.get(i)[k]);
			means.add(shape.get(i).with(slices, shape.get(i).width()));
		}
		return means;
	}

	private float[] mean(final double[] sum) {
		final float[] mean = new float[sum.length];
		for (int p = 0; p < mean.length; p++) mean[p] = (float) (sum[p] / draws);
		return mean;
	}
}
