package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.Degradation;
import io.github.ddasr.downsampling.Degradations;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The answers that a feature network is asked for, and their places in its output: which degradation (none among
 * them), how strong each is, the direction of the slice, quarter turns, and the position in the volume.
 */
final class FeatureQuestions {

	/** Down-sampling by 2 or 3 and enlargement by cubic interpolation, beside the degradations of the suite. */
	private static final String COARSE = "coarse";
	static final int DIRECTIONS = 3;
	static final int TURNS = 4;
	static final int POSITIONS = 3;

	private final List<String> kinds = new ArrayList<>(List.of("none"));
	private final List<Degradation> degradations = new ArrayList<>();

	FeatureQuestions() {
		for (final Map.Entry<String, Degradation> e : Degradations.all().entrySet()) {
			kinds.add(e.getKey());
			degradations.add(e.getValue());
		}
		kinds.add(COARSE);
		degradations.add(FeatureQuestions::coarse);
	}

	/** Names, "none" first. */
	List<String> kinds() {
		return kinds;
	}

	/** The degradation number kind, 1 and more. */
	Degradation degradation(final int kind) {
		return degradations.get(kind - 1);
	}

	int kindCount() {
		return kinds.size();
	}

	/** Where the strengths begin, one for each kind but none. */
	int strengths() {
		return kinds.size();
	}

	/** Number of outputs about the degradation. */
	int degradationOutputs() {
		return 2 * kinds.size() - 1;
	}

	/** Where the directions begin. */
	int directions() {
		return degradationOutputs();
	}

	/** Where the quarter turns begin. */
	int turns() {
		return directions() + DIRECTIONS;
	}

	/** Where the positions begin. */
	int positions() {
		return turns() + TURNS;
	}

	/** Number of outputs about the place. */
	static int placeOutputs() {
		return DIRECTIONS + TURNS + POSITIONS;
	}

	/** Number of all outputs. */
	int outputs() {
		return degradationOutputs() + placeOutputs();
	}

	/** Strength below one half: by 2, else by 3; with the mean over areas or a cubic kernel. */
	private static float[] coarse(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		final int factor = strength < 0.5 ? 2 : 3;
		final String method = random.nextBoolean() ? "area" : "cubic";
		final int w = width - width % factor, h = height - height % factor;
		final float[] part = new float[w * h];
		for (int y = 0; y < h; y++) System.arraycopy(image, y * width, part, y * w, w);
		final float[] small = Downsamplers.of(method).shrink(part, w, h, factor, upper, random);
		final float[] large = Resampler.apply(small, w / factor, h / factor, ResamplingMatrix.of(Kernel.CUBIC, w / factor, w),
			ResamplingMatrix.of(Kernel.CUBIC, h / factor, h));
		final float[] result = image.clone();
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) result[y * width + x] = Math.max(0, large[y * w + x]);
		return result;
	}
}
