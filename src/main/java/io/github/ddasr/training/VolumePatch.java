package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.network.Sharpness;

/**
 * A piece of a coarse scan, turned, with the fine voxels whose centres lie in it.
 *
 * @param scan the scan
 * @param turned how the patch lies
 * @param size coarse voxels along the axes of the turned patch
 * @param start its first coarse voxel along the axes of the scan
 * @param gain what values are multiplied with
 */
record VolumePatch(CoarseScan scan, Orientation turned, int[] size, int[] start, float gain) {

	private static final double LEAST_CONTENT = 0.4;
	private static final int ATTEMPTS = 8;

	/** At a place that is drawn, most often one with brain under it. */
	static VolumePatch draw(final CoarseScan scan, final Orientation turned, final int[] size, final double background, final float gain,
		final SplittableRandom random)
	{
		final boolean anywhere = random.nextDouble() < background;
		for (int attempt = 1;; attempt++) {
			final int[] start = new int[3];
			for (int a = 0; a < 3; a++) start[turned.axes()[a]] = random.nextInt(scan.size()[turned.axes()[a]] - size[a] + 1);
			final VolumePatch patch = new VolumePatch(scan, turned, size, start, gain);
			if (anywhere || attempt == ATTEMPTS || patch.content() > LEAST_CONTENT) return patch;
		}
	}

	/** Share of its voxels that are not dark. */
	double content() {
		final double dark = scan.fine().dark();
		int n = 0, all = 0;
		final int[] end = new int[3];
		for (int a = 0; a < 3; a++) end[turned.axes()[a]] = start[turned.axes()[a]] + size[a];
		for (int z = start[0]; z < end[0]; z += 2) for (int y = start[1]; y < end[1]; y += 2) for (int x = start[2]; x < end[2]; x += 2) {
			if (scan.low()[(z * scan.size()[1] + y) * scan.size()[2] + x] > dark) n++;
			all++;
		}
		return n / (double) all;
	}

	/**
	 * Writes the patch into a batch.
	 *
	 * @param batch of patches of this size
	 * @param index which of them
	 * @param margin coarse voxels along the patch's faces in which no point lies
	 * @param random draws the points
	 */
	void into(final ArssrBatch batch, final int index, final int margin, final SplittableRandom random) {
		low(batch.low(), index * batch.voxels());
		final int[] first = new int[3], count = new int[3];
		final double[] step = new double[3];
		for (int a = 0; a < 3; a++) {
			final int axis = turned.axes()[a];
			step[a] = scan.step(axis);
			first[a] = fine(start[axis] + margin, axis);
			count[a] = fine(start[axis] + size[a] - margin, axis) - first[a];
			batch.cells()[index * 3 + a] = (float) step[a];
			System.arraycopy(scan.sharpness(), Sharpness.PER_AXIS * axis, batch.sharpness(), index * Sharpness.COUNT + Sharpness.PER_AXIS * a,
				Sharpness.PER_AXIS);
		}
		final float[] box = batch.base() == null ? null : scan.zeroFilled(natural(first), natural(count));
		final int[] stride = strides(scan.fine().size()), inBox = strides(natural(count));
		for (int k = index * batch.points(); k < (index + 1) * batch.points(); k++) {
			int at = 0, boxAt = 0;
			for (int a = 0; a < 3; a++) {
				final int axis = turned.axes()[a], inside = random.nextInt(count[a]), i = first[a] + inside;
				at += i * stride[axis];
				boxAt += inside * inBox[axis];
				final double place = 2 * ((i + 0.5) * step[a] - start[axis]) / size[a] - 1;
				batch.places()[k * 3 + a] = (float) (turned.flipped()[a] ? -place : place);
			}
			batch.truth()[k] = normalised(scan.truth(at));
			if (box != null) batch.base()[k] = normalised(box[boxAt]);
		}
	}

	/** Numbers along the axes of the patch as numbers along those of the scan. */
	private int[] natural(final int... turnedNumbers) {
		final int[] numbers = new int[3];
		for (int a = 0; a < 3; a++) numbers[turned.axes()[a]] = turnedNumbers[a];
		return numbers;
	}

	/** The first fine voxel whose centre does not lie before a face between coarse voxels. */
	private int fine(final int face, final int axis) {
		return (int) Math.ceil(face / scan.step(axis) - 0.5 - 1e-9);
	}

	private void low(final float[] target, final int from) {
		final int[] stride = strides(scan.size()), along = new int[3];
		int corner = 0;
		for (int a = 0; a < 3; a++) {
			final int axis = turned.axes()[a];
			corner += (start[axis] + (turned.flipped()[a] ? size[a] - 1 : 0)) * stride[axis];
			along[a] = turned.flipped()[a] ? -stride[axis] : stride[axis];
		}
		int to = from;
		for (int z = 0; z < size[0]; z++) for (int y = 0; y < size[1]; y++) {
			final int line = corner + z * along[0] + y * along[1];
			for (int x = 0; x < size[2]; x++) target[to++] = normalised(scan.low()[line + x * along[2]]);
		}
	}

	private float normalised(final float value) {
		return gain * scan.fine().window().normalise(value);
	}

	private static int[] strides(final int... size) {
		return new int[] { size[1] * size[2], size[2], 1 };
	}
}
