package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

import io.github.ddasr.quality.NiqeBlocks;
import io.github.ddasr.quality.NiqeFeatures;

/**
 * Mean and covariance of the features of sharp blocks of good images, which is all that NIQE learns. Of each
 * slice those foreground blocks count whose sharpness is above {@value #SHARP} of the sharpest one's.
 */
final class NiqeStatistics {

	static final double SHARP = 0.75;
	/** Blocks without which the covariance of 36 features means little. */
	static final int LEAST_BLOCKS = 2 * NiqeFeatures.COUNT;

	private final List<double[]> kept = new ArrayList<>();
	private int slices;
	private int seen;

	/**
	 * What there is in one slice.
	 *
	 * @param foreground number of foreground blocks whose features are all numbers
	 * @param sharp the features of the sharp ones among them
	 */
	record Sharp(int foreground, List<double[]> sharp) {

		static Sharp of(final NiqeBlocks blocks, final boolean[] foreground) {
			final List<Integer> usable = new ArrayList<>();
			double sharpest = 0;
			for (int i = 0; i < blocks.count(); i++) {
				if (!foreground[i] || !blocks.isComplete(i)) continue;
				usable.add(i);
				sharpest = Math.max(sharpest, blocks.sharpness()[i]);
			}
			final double least = SHARP * sharpest;
			return new Sharp(usable.size(), usable.stream().filter(i -> blocks.sharpness()[i] > least).map(i -> blocks
				.features()[i]).toList());
		}
	}

	void add(final Sharp slice) {
		seen += slice.foreground();
		kept.addAll(slice.sharp());
		if (slice.foreground() > 0) slices++;
	}

	/** Slices with a foreground block. */
	int slices() {
		return slices;
	}

	/** Foreground blocks seen. */
	int seen() {
		return seen;
	}

	/** Blocks kept, being sharp. */
	int kept() {
		return kept.size();
	}

	/** The mean of the 36 features. */
	double[] mean() {
		final double[] mean = new double[NiqeFeatures.COUNT];
		for (final double[] f : kept) for (int i = 0; i < mean.length; i++) mean[i] += f[i] / kept.size();
		return mean;
	}

	/** Their covariance, divisor n − 1; at least two blocks must be there. */
	RealMatrix covariance() {
		return new Covariance(kept.toArray(double[][]::new)).getCovarianceMatrix();
	}

	/** Largest singular value of the covariance over the smallest. */
	double condition() {
		return new SingularValueDecomposition(covariance()).getConditionNumber();
	}
}
