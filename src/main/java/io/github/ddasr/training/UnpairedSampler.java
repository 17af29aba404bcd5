package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.downsampling.Grain;
import io.github.ddasr.downsampling.StyleWindow;
import io.github.ddasr.network.DsnConfiguration;

/**
 * Batches of crops of two domains that have nothing to do with each other: two endless shuffles, a fresh permutation in each
 * pass, of scans and of the slices of each. A batch is a function of seed and step, so that a resumed run sees the same stream.
 */
final class UnpairedSampler {

	/**
	 * @param structure count × 1 × crop × crop
	 * @param grained the same with white noise, or the same array where there is none
	 * @param texture count × 1 × side × side
	 * @param noise white noise of standard deviation 1, count × 2 × side × side; null where the network asks for none
	 * @param textureScan number of the scan that the textures come from, if they come from one
	 */
	record Batch(float[] structure, float[] grained, float[] texture, float[] noise, int textureScan) {}

	/** Some crops are taken wherever they fall, so that the border of the head is seen, too. */
	private static final double ANYWHERE = 0.25;

	private final DomainSlices structure;
	private final DomainSlices texture;
	private final DsnOptions options;
	private final Order structureOrder;
	private final Order textureOrder;

	UnpairedSampler(final DomainSlices structure, final DomainSlices texture, final DsnOptions options) {
		this.structure = structure;
		this.texture = texture;
		this.options = options;
		structureOrder = new Order(structure.sizes(), 2 * options.seed());
		textureOrder = new Order(texture.sizes(), 2 * options.seed() + 1);
	}

	Batch batch(final long step) {
		final int n = options.batch(), crop = options.crop(), side = options.textureCrop();
		final float[] high = new float[n * crop * crop], low = new float[n * side * side];
		final SplittableRandom random = new SplittableRandom(mix(options.seed(), step));
		final boolean together = options.weights().unit() == DsnWeights.Unit.SCAN;
		for (int i = 0; i < n; i++) {
			final long position = step * n + i;
			cut(structure.get(together ? structureOrder.together(step, i, n) : structureOrder.at(position)), crop, high, i, random);
			cut(texture.get(together ? textureOrder.together(step, i, n) : textureOrder.at(position)), side, low, i, random);
		}
		return new Batch(high, grained(high, random), low, noise(n, side, random), textureOrder.scan(step));
	}

	/** Number of texture scans. */
	int textureScans() {
		return texture.sizes().length;
	}

	/** Number of structure scans. */
	int structureScans() {
		return structure.sizes().length;
	}

	/**
	 * Crops of one texture scan, another batch for each number.
	 *
	 * @param scan number of the scan
	 * @param number of the batch
	 * @return count × 1 × side × side
	 */
	float[] textureCrops(final int scan, final int number) {
		return crops(texture, textureOrder, scan, options.textureCrop(), mix(options.seed(), -1 - number - 1000L * scan));
	}

	/**
	 * Crops of one structure scan, likewise.
	 *
	 * @return count × 1 × crop × crop
	 */
	float[] structureCrops(final int scan, final int number) {
		return crops(structure, structureOrder, scan, options.crop(), mix(options.seed(), -1_000_001 - number - 1000L * scan));
	}

	private float[] crops(final DomainSlices slices, final Order order, final int scan, final int side, final long seed) {
		final float[] crops = new float[options.batch() * side * side];
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < options.batch(); i++) cut(slices.get(order.any(scan, random)), side, crops, i, random);
		return crops;
	}

	private float[] grained(final float[] image, final SplittableRandom random) {
		final double sd = options.configuration().grain();
		return sd == 0 ? image : Grain.added(image, sd, random);
	}

	private float[] noise(final int n, final int side, final SplittableRandom random) {
		if (options.configuration().skip() != DsnConfiguration.Skip.SCANNER) return null;
		return Grain.added(new float[2 * n * side * side], 1, random);
	}

	private void cut(final TrainingVolume.Slice slice, final int side, final float[] target, final int index,
		final SplittableRandom random)
	{
		final boolean anywhere = random.nextDouble() < ANYWHERE, flipped = options.flip() && random.nextBoolean();
		System.arraycopy(StyleWindow.draw(slice.image(), slice.width(), slice.height(), side, anywhere, flipped, random), 0, target,
			index * side * side, side * side);
	}

	private static long mix(final long seed, final long n) {
		return seed * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L;
	}

	/**
	 * An endless sequence of slices: scan after scan in shuffled order, of each the next one of its own shuffle, so that every scan
	 * comes equally often, whether it has four slices or four hundred.
	 */
	static final class Order {

		private final int[] firsts;
		private final Shuffle scans;
		private final Shuffle[] slices;

		/** @param sizes slices of each scan */
		Order(final int[] sizes, final long seed) {
			firsts = new int[sizes.length];
			slices = new Shuffle[sizes.length];
			for (int i = 0; i < sizes.length; i++) {
				if (i > 0) firsts[i] = firsts[i - 1] + sizes[i - 1];
				slices[i] = new Shuffle(sizes[i], mix(seed, 1000 + i));
			}
			scans = new Shuffle(sizes.length, seed);
		}

		/** @return number of the slice among all slices */
		int at(final long position) {
			final int scan = scans.at(position);
			return firsts[scan] + slices[scan].at(position / firsts.length);
		}

		/** @return number of the scan whose turn it is in a step that takes all its slices from one */
		int scan(final long step) {
			return scans.at(step);
		}

		/** @return number of the i-th of n slices of that step */
		int together(final long step, final int i, final int n) {
			final int scan = scans.at(step);
			return firsts[scan] + slices[scan].at(step / firsts.length * n + i);
		}

		/** @return number of any slice of a scan */
		int any(final int scan, final SplittableRandom random) {
			return firsts[scan] + random.nextInt(slices[scan].n);
		}
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
