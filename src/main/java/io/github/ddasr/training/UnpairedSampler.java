package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.downsampling.Grain;
import io.github.ddasr.network.DsnConfiguration;

/**
 * Batches of crops of two domains that have nothing to do with each other: two endless shuffles, a fresh permutation in each
 * pass. A batch is a function of seed and step, so that a resumed run sees the same stream.
 */
final class UnpairedSampler {

	/**
	 * @param structure count × 1 × crop × crop
	 * @param grained the same with white noise, or the same array where there is none
	 * @param texture count × 1 × side × side
	 * @param noise three fields of white noise of standard deviation 1: count × 2 × side × side twice, then for a texture as
	 *          structure; null where the network asks for none
	 */
	record Batch(float[] structure, float[] grained, float[] texture, float[][] noise) {}

	private static final int ATTEMPTS = 8;
	private static final double CONTENT = 0.5;
	/** Some crops are taken wherever they fall, so that the border of the head is seen, too. */
	private static final double ANYWHERE = 0.25;

	private final DomainSlices structure;
	private final DomainSlices texture;
	private final DsnOptions options;
	private final Shuffle structureOrder;
	private final Shuffle textureOrder;

	UnpairedSampler(final DomainSlices structure, final DomainSlices texture, final DsnOptions options) {
		this.structure = structure;
		this.texture = texture;
		this.options = options;
		structureOrder = new Shuffle(structure.size(), 2 * options.seed());
		textureOrder = new Shuffle(texture.size(), 2 * options.seed() + 1);
	}

	Batch batch(final long step) {
		final int n = options.batch(), crop = options.crop(), side = options.textureCrop();
		final float[] high = new float[n * crop * crop], low = new float[n * side * side];
		final SplittableRandom random = new SplittableRandom(mix(options.seed(), step));
		for (int i = 0; i < n; i++) {
			cut(structure.get(structureOrder.at(step * n + i)), crop, high, i, random);
			cut(texture.get(textureOrder.at(step * n + i)), side, low, i, random);
		}
		return new Batch(high, grained(high, random), low, noise(n, side, random));
	}

	private float[] grained(final float[] image, final SplittableRandom random) {
		final double sd = options.configuration().grain();
		return sd == 0 ? image : Grain.added(image, sd, random);
	}

	private float[][] noise(final int n, final int side, final SplittableRandom random) {
		if (options.configuration().skip() != DsnConfiguration.Skip.SCANNER) return null;
		final int again = side / options.configuration().outputFactor();
		return new float[][] { white(n, side, random), white(n, side, random), white(n, again, random) };
	}

	private static float[] white(final int n, final int side, final SplittableRandom random) {
		return Grain.added(new float[2 * n * side * side], 1, random);
	}

	private void cut(final TrainingVolume.Slice slice, final int side, final float[] target, final int index,
		final SplittableRandom random)
	{
		final boolean anywhere = random.nextDouble() < ANYWHERE, flipped = options.flip() && random.nextBoolean();
		int x = 0, y = 0;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			x = place(slice.width(), side, random);
			y = place(slice.height(), side, random);
			if (anywhere || content(slice, x, y, side) > CONTENT) break;
		}
		int at = index * side * side;
		for (int v = 0; v < side; v++) for (int u = 0; u < side; u++) {
			target[at++] = slice.image()[mirrored(y + v, slice.height()) * slice.width() + mirrored(x + (flipped ? side - 1 - u : u),
				slice.width())];
		}
	}

	/** Where a crop begins: within the slice, or, where that is too small, so that the slice lies in the middle. */
	private static int place(final int size, final int side, final SplittableRandom random) {
		return size >= side ? random.nextInt(size - side + 1) : (size - side) / 2;
	}

	/** Beyond its ends a slice is its own mirror image, edges repeated. */
	private static int mirrored(final int i, final int size) {
		final int j = Math.floorMod(i, 2 * size);
		return j < size ? j : 2 * size - 1 - j;
	}

	private static double content(final TrainingVolume.Slice slice, final int x0, final int y0, final int side) {
		int n = 0;
		for (int y = 0; y < side; y += 2) for (int x = 0; x < side; x += 2) {
			if (slice.image()[mirrored(y0 + y, slice.height()) * slice.width() + mirrored(x0 + x, slice.width())] > 0.1f) n++;
		}
		return n * 4.0 / (side * side);
	}

	private static long mix(final long seed, final long n) {
		return seed * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L;
	}

	/** An endless sequence of the numbers below n: pass after pass, each in a new order. */
	static final class Shuffle {

		private final int n;
		private final long seed;
		private long pass = -1;
		private int[] order;

		Shuffle(final int n, final long seed) {
			this.n = n;
			this.seed = seed;
		}

		int at(final long position) {
			if (position / n != pass) {
				pass = position / n;
				order = permutation(new SplittableRandom(mix(seed, pass)));
			}
			return order[(int) (position % n)];
		}

		private int[] permutation(final SplittableRandom random) {
			final int[] p = new int[n];
			for (int i = 0; i < n; i++) {
				final int j = random.nextInt(i + 1);
				p[i] = p[j];
				p[j] = i;
			}
			return p;
		}
	}
}
