package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.training.ArssrOptions.Rule;
import io.github.ddasr.training.ArssrOptions.Scales;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.ResamplingMatrix;
import io.github.ddasr.volume.Volume;

/** Patches of coarse scans, and where the truth lies in them. */
class ArssrSamplerTest {

	/** Brightness grows along each axis by another slope, so that a voxel's value says where it lies. */
	private static final double[] SLOPE = { 1, 3, 7 };

	private static ScanBlock ramp(final int... size) {
		final float[] v = new float[size[0] * size[1] * size[2]];
		int i = 0;
		for (int z = 0; z < size[0]; z++) for (int y = 0; y < size[1]; y++) for (int x = 0; x < size[2]; x++) {
			v[i++] = (float) (SLOPE[0] * (z + 0.5) + SLOPE[1] * (y + 0.5) + SLOPE[2] * (x + 0.5));
		}
		return new ScanBlock(v, size, new IntensityWindow(0, 1000));
	}

	/** So at any place of a patch the ramp through neighbouring coarse voxels gives the truth, whatever ratio, position and turn are. */
	@Test
	void truthLiesWhereThePlacesSay() {
		final SplittableRandom random = new SplittableRandom(4);
		final ScanBlock fine = ramp(40, 47, 53);
		for (int n = 0; n < 60; n++) {
			final ScaleDraw scale = n % 2 == 0 ? ScaleDraw.alike(1.3 + n * 0.04) : ScaleDraw.thick(n % 3, 2 + n * 0.05);
			final CoarseScan scan = coarseRamp(fine, scale);
			final int to = random.nextInt(3);
			final int[] size = ScaleDraw.shape(scale.kind(), to, 8);
			final Orientation turned = scale.axis() < 0 ? Orientation.draw(random) : Orientation.draw(scale.axis(), to, random);
			final ArssrBatch batch = ArssrBatch.empty(2, size, 50, false);
			final VolumePatch patch = VolumePatch.draw(scan, turned, size, 1, 1.05f, random);
			final int margin = Math.min(n % 3, size[to] / 2 - 1);
			patch.into(batch, 1, margin, random);
			for (int k = 50; k < 100; k++) assertEquals(ramp(batch, k), batch.truth()[k], 1e-5);
			for (int a = 0; a < 3; a++) {
				final int axis = turned.axes()[a];
				assertEquals((double) scan.size()[axis] / fine.size()[axis], batch.cells()[3 + a], 1e-6);
				final double inner = 1 - 2.0 * margin / size[a];
				for (int k = 50; k < 100; k++) assertTrue(Math.abs(batch.places()[3 * k + a]) <= inner + 1e-6);
			}
		}
	}

	/** What a decoder adds to is the whole scan, zero-filled, at the same voxel as the truth; so is a scan whose details all survive its truth. */
	@Test
	void baseIsTheZeroFilledScanThere() {
		final SplittableRandom random = new SplittableRandom(6);
		final int[] coarse = { 20, 18, 26 }, size = { 40, 45, 39 };
		final float[] low = new float[coarse[0] * coarse[1] * coarse[2]];
		for (int i = 0; i < low.length; i++) low[i] = (float) random.nextDouble() * 1000;
		final float[] smooth = BlockResampler.apply(low, ResamplingMatrix.mirroredFourier(20, 40), ResamplingMatrix.mirroredFourier(18, 45),
			ResamplingMatrix.mirroredFourier(26, 39));
		final CoarseScan scan = new CoarseScan(new ScanBlock(smooth, size, new IntensityWindow(0, 1000)), Grain.NONE, ScaleDraw.alike(2), low,
			coarse);
		final ArssrBatch batch = ArssrBatch.empty(2, new int[] { 8, 6, 10 }, 50, true);
		for (int n = 0; n < 20; n++) {
			VolumePatch.draw(scan, Orientation.draw(random), batch.size(), 1, 1.05f, random).into(batch, n % 2, 1, random);
			for (int k = 50 * (n % 2); k < 50 + 50 * (n % 2); k++) assertEquals(batch.truth()[k], batch.base()[k], 1e-5);
		}
	}

	/** The same where one axis alone is coarse, which is done in another order, and up to the faces of a scan. */
	@Test
	void baseOfThickSlices() {
		final SplittableRandom random = new SplittableRandom(8);
		final int[] coarse = { 24, 9, 22 }, size = { 24, 40, 22 };
		final float[] low = new float[coarse[0] * coarse[1] * coarse[2]];
		for (int i = 0; i < low.length; i++) low[i] = (float) random.nextDouble() * 1000;
		final float[] smooth = BlockResampler.apply(low, ResamplingMatrix.identity(24), ResamplingMatrix.mirroredFourier(9, 40),
			ResamplingMatrix.identity(22));
		final CoarseScan scan = new CoarseScan(new ScanBlock(smooth, size, new IntensityWindow(0, 1000)), Grain.NONE, ScaleDraw.thick(1, 40 / 9.0),
			low, coarse);
		final ArssrBatch batch = ArssrBatch.empty(1, new int[] { 9, 22, 24 }, 200, true);
		final Set<Boolean> turns = new HashSet<>();
		for (int n = 0; n < 20; n++) {
			final Orientation turned = Orientation.draw(1, 0, random);
			if (turned.axes()[1] != 2) continue;
			turns.add(turned.flipped()[0]);
			VolumePatch.draw(scan, turned, batch.size(), 1, 1, random).into(batch, 0, 0, random);
			for (int k = 0; k < 200; k++) assertEquals(batch.truth()[k], batch.base()[k], 1e-5);
		}
		assertEquals(2, turns.size());
	}

	/** What the published sampler asks a network of our own kind for. */
	@Test
	void baseOfPublishedPatches() {
		final ArssrOptions o = scales(Scales.PUBLISHED, 2, 4, 0);
		final ArssrBatch batch = new PublishedScaleSampler(List.of(ramp(44, 50, 45)), o).batch(3);
		final int side = Math.round(10 / batch.cells()[0]);
		final ResamplingMatrix matrix = ResamplingMatrix.mirroredFourier(10, side);
		final float[] whole = BlockResampler.apply(Arrays.copyOf(batch.low(), 1000), matrix, matrix, matrix);
		for (int k = 0; k < o.points(); k++) {
			int voxel = 0;
			for (int a = 0; a < 3; a++) voxel = voxel * side + (int) Math.round(((batch.places()[3 * k + a] + 1) * side - 1) / 2);
			assertEquals(whole[voxel], batch.base()[k], 1e-6);
		}
	}

	/** An untrained network of our own kind gives the base, whatever a patch holds. */
	@Test
	void answersAreAddedToTheBase() {
		final ArssrBatch batch = new PublishedScaleSampler(List.of(ramp(44, 50, 45)), scales(Scales.PUBLISHED, 2, 4, 0)).batch(3);
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, Parameters.random(1))) {
			final float[] values = new ArssrArrays(batch, manager).values(new Arssr(ArssrShape.preset("tiny"), p)).toFloatArray();
			assertArrayEquals(batch.base(), values, 1e-6f);
		}
	}

	@Test
	void halfOfTheScansHaveGrain() {
		final List<ScanBlock> scans = List.of(ramp(12, 12, 12));
		final SplittableRandom random = new SplittableRandom(3);
		int none = 0;
		double most = 0;
		for (int i = 0; i < 400; i++) {
			final Grain grain = CoarseScan.draw(scans, grainy(0.05), random).grain();
			if (grain.equals(Grain.NONE)) none++;
			most = Math.max(most, grain.sd());
		}
		assertEquals(200, none, 40);
		assertTrue(most > 45 && most <= 50, most + " of 1000");
		// What has negative values is no magnitude image.
		final ScanBlock signed = new ScanBlock(ramp(12, 12, 12).values().clone(), new int[] { 12, 12, 12 }, new IntensityWindow(0, 1000));
		signed.values()[7] = -1;
		for (int i = 0; i < 20; i++) assertEquals(Grain.NONE, CoarseScan.draw(List.of(signed), grainy(0.05), random).grain());
	}

	private static ArssrOptions grainy(final double grain) {
		return new ArssrOptions("tiny", 10, 2, 6, 20, Scales.MIXED, 1.5, 2, 0, "mixed", 0, grain, 0.2, Loss.L1, Rule.COSINE, 1e-3, 1, 10);
	}

	@Test
	void severalWaysAreDrawn() {
		final SplittableRandom random = new SplittableRandom(5);
		final ArssrOptions two = new ArssrOptions("tiny", 10, 2, 6, 20, Scales.MIXED, 2, 2, 0, "area;k-space", 0, 0, 0.2, Loss.L1, Rule.COSINE, 1e-3,
			1, 10);
		final ScanBlock fine = ramp(12, 12, 12);
		final Set<Float> first = new HashSet<>(), expected = new HashSet<>();
		for (final VolumeDownsampling way : List.of(VolumeDownsampling.AREA, VolumeDownsampling.K_SPACE)) {
			expected.add(way.apply(fine.values(), fine.size(), new int[] { 6, 6, 6 })[0]);
		}
		for (int i = 0; i < 20; i++) first.add(CoarseScan.draw(List.of(fine), two, random).low()[0]);
		assertEquals(expected, first);
		assertEquals(5, options(1).ways().size());
	}

	/** A fine scan's own noise is Rician, the same in the truth as in what is made coarse, and another for another seed. */
	@Test
	void grainIsInTheTruth() {
		final float[] v = new float[30 * 30 * 30];
		Arrays.fill(v, 0, v.length / 2, 500);
		final ScanBlock fine = new ScanBlock(v, new int[] { 30, 30, 30 }, new IntensityWindow(0, 1000));
		final Grain grain = new Grain(20, 7);
		final float[] noisy = grain.on(v);
		double mean = 0, squares = 0, air = 0;
		for (int i = 0; i < v.length / 2; i++) {
			mean += noisy[i] / (v.length / 2);
			squares += (noisy[i] - 500) * (noisy[i] - 500) / (v.length / 2);
			air += noisy[i + v.length / 2] / (v.length / 2);
		}
		assertEquals(500 + 20 * 20 / 1000.0, mean, 1);
		assertEquals(20, Math.sqrt(squares), 0.6);
		// Where there is no signal the magnitude has the mean of Rayleigh's distribution.
		assertEquals(20 * Math.sqrt(Math.PI / 2), air, 0.5);
		assertFalse(Arrays.equals(noisy, new Grain(20, 8).on(v)));
		assertArrayEquals(v, Grain.NONE.on(v));
		final CoarseScan scan = CoarseScan.of(fine, grain, ScaleDraw.alike(2), VolumeDownsampling.AREA, 6, 0, new SplittableRandom(1));
		for (int z = 0; z < 15; z += 7) {
			double sum = 0;
			for (int k = 0; k < 8; k++) sum += scan.truth(((2 * z + k / 4) * 30 + 8 + k / 2 % 2) * 30 + 20 + k % 2) / 8;
			assertEquals(sum, scan.low()[(z * 15 + 4) * 15 + 10], 1e-3);
		}
	}

	/** The ramp at the centres of coarse voxels. */
	private static CoarseScan coarseRamp(final ScanBlock fine, final ScaleDraw scale) {
		final int[] size = scale.coarse(fine.size(), scale.shape(8));
		final float[] low = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < low.length; i++) {
			final int[] at = { i / (size[1] * size[2]), i / size[2] % size[1], i % size[2] };
			double sum = 0;
			for (int a = 0; a < 3; a++) sum += SLOPE[a] * (at[a] + 0.5) * fine.size()[a] / size[a];
			low[i] = (float) sum;
		}
		return new CoarseScan(fine, Grain.NONE, scale, low, size);
	}

	private static double ramp(final ArssrBatch b, final int k) {
		final int[] stride = { b.size()[1] * b.size()[2], b.size()[2], 1 };
		double value = b.low()[b.voxels()];
		for (int a = 0; a < 3; a++) {
			final double slope = b.low()[b.voxels() + stride[a]] - b.low()[b.voxels()];
			value += slope * ((b.places()[3 * k + a] + 1) / 2 * b.size()[a] - 0.5);
		}
		return value;
	}

	@Test
	void turnsAreTheWholeGroup() {
		final SplittableRandom random = new SplittableRandom(1);
		final Set<String> all = new HashSet<>(), kept = new HashSet<>();
		for (int i = 0; i < 2000; i++) {
			final Orientation any = Orientation.draw(random), one = Orientation.draw(2, 0, random);
			all.add(Arrays.toString(any.axes()) + Arrays.toString(any.flipped()));
			kept.add(Arrays.toString(one.axes()) + Arrays.toString(one.flipped()));
			assertEquals(2, one.axes()[0]);
		}
		assertEquals(48, all.size());
		assertEquals(16, kept.size());
	}

	@Test
	void scalesHaveTheirShares() {
		final SplittableRandom random = new SplittableRandom(2);
		final int[] count = new int[3];
		int small = 0;
		for (int i = 0; i < 20_000; i++) {
			final ScaleDraw s = ScaleDraw.draw(options(1), random);
			count[s.kind().ordinal()]++;
			final double largest = Arrays.stream(s.scales()).max().orElseThrow();
			assertTrue(largest <= (s.kind() == ScaleDraw.Kind.THICK ? 7 : 4));
			if (s.kind() == ScaleDraw.Kind.ALIKE && largest < 2) small++;
			if (s.kind() == ScaleDraw.Kind.THICK) assertEquals(2, Arrays.stream(s.scales()).filter(v -> v == 1).count());
		}
		assertEquals(0.55, count[0] / 20_000.0, 0.02);
		assertEquals(0.35, count[1] / 20_000.0, 0.02);
		assertEquals(0.15, small / (double) count[0], 0.02);
	}

	@Test
	void aBatchDependsOnSeedAndStepAlone() {
		final List<ScanBlock> scans = List.of(ramp(40, 47, 53), ramp(36, 36, 36));
		try (MixedScaleSampler first = new MixedScaleSampler(scans, options(1)); MixedScaleSampler second = new MixedScaleSampler(scans,
			options(1)); MixedScaleSampler other = new MixedScaleSampler(scans, options(2)))
		{
			for (long step = 0; step < 64; step++) first.batch(step);
			// The 65th batch is of a block that was made in the background.
			final ArssrBatch before = first.batch(65), after = second.batch(65);
			assertArrayEquals(after.low(), before.low());
			assertArrayEquals(after.places(), before.places());
			assertArrayEquals(after.truth(), before.truth());
			assertFalse(Arrays.equals(before.truth(), other.batch(65).truth()));
		}
	}

	/** At scale s the patch has 10 s fine voxels a side, whose places are cell centres of the published grid, each at most once. */
	@Test
	void publishedPatches() {
		final ScanBlock fine = ramp(44, 130, 45);
		final ArssrOptions o = new ArssrOptions("rescnn", 10, 3, 16, 8000, Scales.PUBLISHED, 1.5, 4, 7, "spline", 0, 0, 0, Loss.L1, Rule.HALVING, 1e-4, 3,
			10);
		final Set<Integer> sides = new HashSet<>();
		for (long step = 0; step < 20; step++) {
			final ArssrBatch batch = new PublishedScaleSampler(List.of(fine), o).batch(step);
			assertArrayEquals(new int[] { 10, 10, 10 }, batch.size());
			for (int i = 0; i < 3; i++) {
				final int side = Math.round(10 / batch.cells()[3 * i]);
				sides.add(side);
				final Set<Long> voxels = new HashSet<>();
				for (int k = i * 8000; k < (i + 1) * 8000; k++) {
					long voxel = 0;
					double wanted = 0;
					for (int a = 0; a < 3; a++) {
						final double at = ((batch.places()[3 * k + a] + 1) * side - 1) / 2;
						assertEquals(Math.rint(at), at, 1e-4);
						voxel = voxel * side + Math.round(at);
						wanted += SLOPE[a] * at / 1000;
					}
					voxels.add(voxel);
					// A spline from corner to corner leaves a ramp a ramp, whose first voxel is the crop's first.
					assertEquals(batch.low()[i * 1000] + wanted, batch.truth()[k], 1e-4);
				}
				assertEquals(8000, voxels.size());
			}
		}
		assertTrue(sides.stream().allMatch(s -> s >= 20 && s <= 40) && sides.size() > 10, sides.toString());
	}

	@Test
	void blocksHoldWhatTheScanHolds() {
		final float[] v = new float[2 * 3 * 4];
		for (int i = 0; i < v.length; i++) v[i] = i * i;
		final TrainingVolume scan = new TrainingVolume(new Volume("v", ArrayImgs.floats(v, 4, 3, 2), Geometry.ofSpacing(1, 1, 1)),
			new IntensityWindow(1, 100));
		final ScanBlock block = ScanBlock.of(scan, false);
		assertArrayEquals(new int[] { 2, 3, 4 }, block.size());
		assertArrayEquals(v, block.values());
		assertEquals(new IntensityWindow(1, 100), block.window());
		assertEquals(new IntensityWindow(0, 529), ScanBlock.of(scan, true).window());
	}

	/** B-spline interpolation leaves constants, and at a sample gives the sample. */
	@Test
	void splineOfAPatch() {
		final ArssrBatch batch = ArssrBatch.empty(1, new int[] { 5, 6, 7 }, 2, false);
		final SplittableRandom random = new SplittableRandom(9);
		for (int i = 0; i < batch.low().length; i++) batch.low()[i] = (float) random.nextDouble();
		// Voxel (1, 4, 6), and a place beyond the last centre.
		final int[] at = { 1, 4, 6 };
		for (int a = 0; a < 3; a++) batch.places()[a] = (2f * at[a] + 1) / batch.size()[a] - 1;
		batch.places()[3] = 0.99f;
		assertEquals(batch.low()[(1 * 6 + 4) * 7 + 6], PatchSpline.at(batch, 0)[0], 1e-5);
		Arrays.fill(batch.low(), 0.4f);
		assertArrayEquals(new float[] { 0.4f, 0.4f }, PatchSpline.at(batch, 0), 1e-5f);
	}

	/** Root mean square error 0.1 over the two places that are not dark: 20 dB. */
	@Test
	void psnrOfWhatIsNotDark() {
		assertEquals(20, ArssrValidation.psnr(new float[] { 0.4f, 0.6f, 7 }, new float[] { 0.5f, 0.5f, 0.05f }), 1e-5);
	}

	@Test
	void onlyWhatIsLearnedIsJudged() {
		final List<ScanBlock> scans = List.of(ramp(24, 25, 26));
		assertEquals(List.of("×2", "×3", "×4 along one axis"), new ArssrValidation(scans, options(1)).scales());
		assertEquals(List.of("×1.5"), new ArssrValidation(scans, scales(Scales.MIXED, 1.2, 1.5, 0)).scales());
		assertEquals(List.of("×2.5", "×3", "×2 along one axis"), new ArssrValidation(scans, scales(Scales.MIXED, 2.5, 8, 2)).scales());
		assertEquals(List.of("×2", "×3"), new ArssrValidation(scans, scales(Scales.PUBLISHED, 1.2, 1.5, 7)).scales());
	}

	private static ArssrOptions scales(final Scales how, final double smallest, final double largest, final double thick) {
		return new ArssrOptions("tiny", 10, 2, 8, 20, how, smallest, largest, thick, "mixed", 0.03, 0, 0.2, Loss.L1, Rule.COSINE, 1e-3, 1, 10);
	}

	static ArssrOptions options(final long seed) {
		return new ArssrOptions("tiny", 10, 2, 8, 20, Scales.MIXED, 1.5, 4, 7, "mixed", 0.03, 0, 0.2, Loss.L1, Rule.COSINE, 1e-3, seed, 10);
	}
}
