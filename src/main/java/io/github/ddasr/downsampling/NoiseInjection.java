package io.github.ddasr.downsampling;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Gives a clean low-resolution slice the noise of a {@link NoisePool}: one drawn piece for the tissue, one for the
 * background, each mirrored at random and then tiled like mirrors over the whole slice.
 * <p>
 * In the tissue the piece is added and what gets negative becomes 0. In the background it joins the image as magnitudes
 * do, √(image² + piece²): added without its mean, half of it would be cut off at 0. Values above white stay, as
 * everywhere in the suite.
 */
final class NoiseInjection {

	private final NoisePool pool;

	NoiseInjection(final NoisePool pool) {
		this.pool = pool;
	}

	/**
	 * @param image changed in place
	 * @param width columns
	 * @param upper white in the image's units
	 * @param random draws the pieces
	 */
	void apply(final float[] image, final int width, final double upper, final SplittableRandom random) {
		final Tiling tissue = Tiling.draw(pool.tissue(), random), air = Tiling.draw(pool.background(), random);
		final double threshold = pool.threshold() * upper;
		for (int i = 0; i < image.length; i++) {
			final int x = i % width, y = i / width;
			image[i] = (float) (image[i] < threshold ? Math.hypot(image[i], air.at(x, y) * upper) //
				: Math.max(0, image[i] + tissue.at(x, y) * upper));
		}
	}

	/** A piece without end. */
	private record Tiling(float[] piece, boolean flipX, boolean flipY) {

		static Tiling draw(final List<float[]> pieces, final SplittableRandom random) {
			final int number = pieces.isEmpty() ? -1 : random.nextInt(pieces.size());
			return new Tiling(number < 0 ? null : pieces.get(number), random.nextBoolean(), random.nextBoolean());
		}

		float at(final int x, final int y) {
			return piece == null ? 0 : piece[place(y, flipY) * NoisePool.SIDE + place(x, flipX)];
		}

		private static int place(final int i, final boolean flip) {
			final int at = i % (2 * NoisePool.SIDE);
			final int mirrored = at < NoisePool.SIDE ? at : 2 * NoisePool.SIDE - 1 - at;
			return flip ? NoisePool.SIDE - 1 - mirrored : mirrored;
		}
	}
}
