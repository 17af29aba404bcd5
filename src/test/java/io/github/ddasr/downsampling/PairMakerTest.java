package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

class PairMakerTest {

	private static final CoarseGrid AXIAL = new CoarseGrid(Axis.AXIAL, 2, false);

	/** Adds to the mean over cells what its generator gives, so that the draws of each slice show. */
	private static final class Drawing implements Downsampler {

		@Override
		public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
			final SplittableRandom random)
		{
			final float[] small = Downsamplers.of("area").shrink(image, width, height, factor, upper, random);
			for (int i = 0; i < small.length; i++) small[i] += (float) random.nextDouble();
			return small;
		}
	}

	private static Volume volume(final int... size) {
		final float[] values = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < values.length; i++) values[i] = i * 7 % 101;
		return new Volume("head", ArrayImgs.floats(values, size[0], size[1], size[2]), Geometry.ofSpacing(0.5, 0.5, 3));
	}

	private static PairMaker.Pair make(final Downsampler method, final CoarseGrid grid, final Volume fine) {
		return new PairMaker(method, grid, 5).make(fine, "a/head.nii", 0, Monitor.NONE);
	}

	@Test
	void bothHalvesShowTheSamePart() {
		final PairMaker.Pair pair = make(Downsamplers.of("area"), AXIAL, volume(19, 16, 4));
		assertArrayEquals(new long[] { 18, 16, 4 }, pair.high().dimensions());
		assertArrayEquals(new long[] { 9, 8, 4 }, pair.low().dimensions());
		assertArrayEquals(new double[] { 1, 1, 3 }, pair.low().geometry().spacing());
		// Pixel 0 of the coarse grid lies between pixels 0 and 1 of the fine one.
		assertEquals(0.25, pair.low().geometry().affine()[0][3]);
		assertEquals(0, pair.low().geometry().affine()[2][3]);
		final float[] high = Slices.read(pair.high().voxels(), 2, 3);
		assertEquals((high[0] + high[1] + high[18] + high[19]) / 4, Slices.read(pair.low().voxels(), 2, 3)[0], 1e-4);
	}

	@Test
	void aPartOfTheSlicesComesOutAsInTheWhole() {
		final Volume whole = volume(16, 16, 6);
		final Volume part = whole.with(Views.interval(whole.voxels(), new long[3], new long[] { 15, 15, 2 }), whole.geometry());
		final PairMaker.Pair all = make(new Drawing(), AXIAL, whole), some = make(new Drawing(), AXIAL, part);
		for (int k = 0; k < 3; k++) {
			assertArrayEquals(Slices.read(all.low().voxels(), 2, k), Slices.read(some.low().voxels(), 2, k));
			assertEquals(all.slices().get(k).start(), some.slices().get(k).start());
		}
		final float[] first = Slices.read(all.low().voxels(), 2, 0), mean = Slices.read(make(Downsamplers.of("area"), AXIAL, whole).low()
			.voxels(), 2, 0);
		assertEquals(new SplittableRandom(all.slices().get(0).start()).nextDouble(), first[0] - mean[0], 1e-4);
	}

	@Test
	void everythingTakesPartInTheSeed() {
		final long seed = SliceSeed.of(1, "a.nii", 0, 0);
		assertEquals(seed, SliceSeed.of(1, "a.nii", 0, 0));
		final long[] others = { SliceSeed.of(2, "a.nii", 0, 0), SliceSeed.of(1, "b.nii", 0, 0), SliceSeed.of(1, "a.nii", 1, 0), SliceSeed.of(1,
			"a.nii", 0, 1) };
		for (final long other : others) assertNotEquals(seed, other);
		assertEquals(4, Arrays.stream(others).distinct().count());
	}

	@Test
	void storedHalvesAreCutAlikeAndOnlyThen() {
		final float[] values = new float[64 * 64];
		for (int i = 64 * 16; i < 64 * 48; i++) values[i] = i % 64 < 32 ? 0 : 50 + i % 50;
		values[64 * 30 + 40] = 4000;
		final Volume fine = new Volume("v", ArrayImgs.floats(values, 64, 64, 1), Geometry.ofSpacing(1, 1, 1));
		final PairMaker.Pair pair = make(Downsamplers.of("cubic"), AXIAL, fine);
		final double white = pair.range().upper();
		assertEquals(0, pair.range().lower());
		assertTrue(most(pair.low()) > white && least(pair.low()) < 0, most(pair.low()) + " " + least(pair.low()) + " " + white);
		assertEquals(white, most(pair.storedLow()), 1e-3);
		assertEquals(0, least(pair.storedLow()));
		assertEquals(4000, most(pair.high()));
		assertEquals(white, most(pair.storedHigh()), 1e-3);
	}

	private static double most(final Volume v) {
		double most = Double.NEGATIVE_INFINITY;
		for (final float f : Slices.read(v.voxels(), 2, 0)) most = Math.max(most, f);
		return most;
	}

	private static double least(final Volume v) {
		double least = Double.POSITIVE_INFINITY;
		for (final float f : Slices.read(v.voxels(), 2, 0)) least = Math.min(least, f);
		return least;
	}

	@Test
	void aSingleSliceIsCutAcrossItsOneVoxel() {
		final PairMaker.Pair pair = make(Downsamplers.of("k-space"), new CoarseGrid(Axis.SAGITTAL, 2, false), volume(20, 18, 1));
		assertArrayEquals(new long[] { 10, 9, 1 }, pair.low().dimensions());
		assertArrayEquals(new long[] { 20, 8, 10 }, make(Downsamplers.of("area"), new CoarseGrid(Axis.SAGITTAL, 2, false), volume(20, 17,
			20)).low().dimensions());
	}

	@Test
	void aVolumeCanBecomeCoarserInOnePiece() {
		final PairMaker.Pair pair = make(new Corner(), new CoarseGrid(Axis.AXIAL, 3, true), volume(25, 24, 8));
		assertArrayEquals(new long[] { 24, 24, 6 }, pair.high().dimensions());
		assertArrayEquals(new long[] { 8, 8, 2 }, pair.low().dimensions());
		assertArrayEquals(new double[] { 1.5, 1.5, 9 }, pair.low().geometry().spacing());
		assertEquals(3, pair.low().geometry().affine()[2][3]);
		assertEquals(1, pair.slices().size());
		assertEquals(PairLine.WHOLE, pair.slices().get(0).slice());
	}

	/** The first voxel of each cell. */
	private static final class Corner implements Downsampler {

		@Override
		public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
			final SplittableRandom random)
		{
			throw new UnsupportedOperationException("slices");
		}

		@Override
		public boolean isVolumetric() {
			return true;
		}

		@Override
		public RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels, final int[] factors,
			final double upper, final SplittableRandom random)
		{
			return Views.subsample(voxels, factors[0], factors[1], factors[2]);
		}
	}

	@Test
	void badVolumesHaveTheirSentence() {
		refused("The slices of head are 16 × 15 pixels, smaller than 16 × 16 (8 × factor). Choose a smaller factor, another axis, or " +
			"leave the file out.", AXIAL, volume(16, 15, 3));
		final Volume hole = volume(16, 16, 2);
		hole.voxels().getAt(1, 1, 1).set(Float.NaN);
		refused("head has voxels that are NaN or infinite (1 of them). Repair it or leave it out.", AXIAL, hole);
		final Volume negative = new Volume("n", ArrayImgs.floats(filled(-3), 16, 16, 1), Geometry.ofSpacing(1, 1, 1));
		refused("n has no values above 0, which are those of a magnitude image. Add a constant to it, or leave it out.", AXIAL, negative);
		assertEquals("This down-sampling method works on slices only, so that dimensions=3 is not possible. Set dimensions=2, or choose " +
			"another method.", assertThrows(DdasrException.class, () -> new PairMaker(new Drawing(), new CoarseGrid(Axis.AXIAL, 2, true),
				1)).getMessage());
		assertEquals("head has 1 slice, too few to become coarser in three dimensions. Set dimensions=2.", assertThrows(
			DdasrException.class, () -> new CoarseGrid(Axis.AXIAL, 2, true).wholeCells(volume(16, 16, 1))).getMessage());
	}

	@Test
	void aVolumeOfZerosStaysZero() {
		final Volume empty = new Volume("n", ArrayImgs.floats(16, 16, 1), Geometry.ofSpacing(1, 1, 1));
		assertEquals(0, most(make(Downsamplers.of("k-space"), AXIAL, empty).storedLow()));
		assertFalse(Double.isNaN(least(make(Downsamplers.of("cubic"), AXIAL, empty).storedLow())));
	}

	private static float[] filled(final float value) {
		final float[] values = new float[256];
		Arrays.fill(values, value);
		return values;
	}

	private static void refused(final String sentence, final CoarseGrid grid, final Volume fine) {
		assertEquals(sentence, assertThrows(DdasrException.class, () -> make(Downsamplers.of("area"), grid, fine)).getMessage());
	}
}
