package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Puts the two halves of pairs together. */
final class PairedVolumes {

	private PairedVolumes() {}

	/**
	 * @param source where both come from
	 * @param high the high-resolution volumes
	 * @param low the low-resolution ones
	 * @return each with its other half
	 * @throws DdasrException if they do not fit together
	 */
	static List<TrainingVolume> of(final TrainingSource source, final List<TrainingVolume> high, final List<Volume> low) {
		if (high.size() != low.size()) throw new DdasrException(source.file() + " has " + high.size() + " volumes and " + source.low().file() +
			" has " + low.size() + ", which cannot be pairs. Make them anew, or leave them out.");
		final List<TrainingVolume> pairs = new ArrayList<>();
		for (int i = 0; i < high.size(); i++) {
			final Volume fine = high.get(i).volume();
			final int dimension = sharedDimension(source, fine.dimensions(), low.get(i).dimensions());
			pairs.add(new TrainingVolume(fine, high.get(i).window(), new TrainingVolume.Low(read(source, low.get(i)), dimension)));
		}
		return pairs;
	}

	/** The one dimension along which both have as many voxels, while the others have them in the ratio of the scale. */
	private static int sharedDimension(final TrainingSource source, final long[] high, final long[] low) {
		final int scale = source.low().scale();
		int shared = -1, coarser = 0;
		for (int d = 0; d < 3; d++) {
			if (high[d] == low[d] && shared < 0) shared = d;
			else if (high[d] == scale * low[d]) coarser++;
		}
		if (shared >= 0 && coarser == 2) return shared;
		throw new DdasrException(source.file() + " has " + size(high) + " voxels and " + source.low().file() + " has " + size(low) +
			": the sides of the slices are not " + scale + " to 1" + (coarser == 3 ? " alone, their distance is, too. Make the pairs with " +
				"dimensions=2." : ". Give scale= as the factor with which the pairs were made, or make them anew."));
	}

	private static RandomAccessibleInterval<FloatType> read(final TrainingSource source, final Volume low) {
		final RandomAccessibleInterval<FloatType> copy = TrainingSource.copy(low.voxels());
		final long invalid = Foreground.of(copy).nonFinite();
		if (invalid > 0) throw new DdasrException(source.low().file() + " has voxels that are NaN or infinite (" + invalid +
			" of them), from which nothing can be learned. Repair it or leave it out.");
		return copy;
	}

	private static String size(final long[] size) {
		return Arrays.stream(size).mapToObj(Long::toString).collect(Collectors.joining(" × "));
	}
}
