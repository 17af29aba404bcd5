package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.Sharpness;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Patches as the published code makes them (Wu et al. 2023): a crop of 40³ fine voxels of which, at a scale from 2 to 4 in tenths, the
 * first 10 · scale along each axis become 10 coarse ones; its fine voxels are drawn without repetition. Nothing is turned, and there is
 * no noise. One thing differs: each patch is of a new crop, where the published code has six crops of each scan.
 */
final class PublishedScaleSampler implements ArssrSampler {

	/** Side of a crop in fine voxels. */
	static final int CROP = 40;
	private static final int FACE = 40, LOW = ArssrOptions.PUBLISHED_PATCH;
	/** Scales that are drawn. */
	static final double SMALLEST = 2, LARGEST = 4;
	/** The scale is rounded to tenths, so that the largest is drawn nearly as often as the others. */
	private static final double END = 4.04;

	private final List<ScanBlock> scans;
	private final ArssrOptions options;
	private final VolumeDownsampling way;

	/** @param scans all of which have 40 voxels along each axis */
	PublishedScaleSampler(final List<ScanBlock> scans, final ArssrOptions options) {
		this.scans = List.copyOf(scans);
		this.options = options;
		way = VolumeDownsampling.named(options.downsampling());
	}

	@Override
	public ArssrBatch batch(final long step) {
		final SplittableRandom random = ArssrSampler.random(options.seed(), step);
		final ArssrBatch batch = ArssrBatch.empty(options.batch(), new int[] { LOW, LOW, LOW }, options.points(), options.shape()
			.isResidual());
		for (int i = 0; i < options.batch(); i++) patch(batch, i, random);
		return batch;
	}

	private void patch(final ArssrBatch batch, final int index, final SplittableRandom random) {
		final ScanBlock scan = scans.get(random.nextInt(scans.size()));
		final int side = (int) Math.rint(LOW * (SMALLEST + (END - SMALLEST) * random.nextDouble()));
		final float[] fine = crop(scan, side, random);
		final float[] low = way.apply(fine, new int[] { side, side, side }, batch.size());
		System.arraycopy(low, 0, batch.low(), index * batch.voxels(), low.length);
		for (int a = 0; a < 3; a++) batch.cells()[index * 3 + a] = (float) LOW / side;
		System.arraycopy(Sharpness.of(low, batch.size()), 0, batch.sharpness(), index * Sharpness.COUNT, Sharpness.COUNT);
		final float[] base = batch.base() == null ? null : zeroFilled(low, side);
		final int[] order = new int[fine.length];
		for (int i = 0; i < order.length; i++) order[i] = i;
		for (int k = 0; k < options.points(); k++) {
			final int j = k + random.nextInt(order.length - k), at = order[j];
			order[j] = order[k];
			final int to = index * options.points() + k;
			batch.truth()[to] = fine[at];
			if (base != null) batch.base()[to] = base[at];
			place(batch.places(), 3 * to, at, side);
		}
	}

	private static float[] zeroFilled(final float[] low, final int side) {
		final ResamplingMatrix matrix = ResamplingMatrix.mirroredFourier(LOW, side);
		return BlockResampler.apply(low, matrix, matrix, matrix);
	}

	private static void place(final float[] places, final int to, final int voxel, final int side) {
		final int[] at = { voxel / (side * side), voxel / side % side, voxel % side };
		for (int a = 0; a < 3; a++) places[to + a] = (float) ((2.0 * at[a] + 1) / side - 1);
	}

	/** The beginning of a crop, normalised; scans that are large enough have a face that no crop sees. */
	private static float[] crop(final ScanBlock scan, final int side, final SplittableRandom random) {
		final int[] start = new int[3], size = scan.size();
		for (int d = 0; d < 3; d++) start[d] = size[d] > 3 * FACE ? FACE + random.nextInt(size[d] - 3 * FACE) : random.nextInt(size[d] -
			CROP + 1);
		final float[] crop = new float[side * side * side];
		int to = 0;
		for (int z = 0; z < side; z++) for (int y = 0; y < side; y++) {
			final int line = ((start[0] + z) * size[1] + start[1] + y) * size[2] + start[2];
			for (int x = 0; x < side; x++) crop[to++] = scan.window().normalise(scan.values()[line + x]);
		}
		return crop;
	}
}
