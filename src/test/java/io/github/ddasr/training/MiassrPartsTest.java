package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import net.imglib2.img.array.ArrayImgs;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.model.MiassrShape.Preset;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.ResamplingMatrix;
import io.github.ddasr.volume.Volume;

/** Pairs of patches, games and options of MIASSR's training. */
class MiassrPartsTest {

	/** Real logits 1 and −2, made ones 0.5 and 0, scale 2; by hand. */
	@ParameterizedTest
	@CsvSource({ "gan,0.583612,2.053707", "ragan,0.506104,1.256104", "wgan,-0.25,0.75", "scalegan,0.75,1.75" })
	void gamesHaveTheirFormulas(final String name, final double generator, final double discriminator) {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray real = manager.create(new float[] { 1, -2 }, new Shape(2, 1, 1, 1)), made = manager.create(new float[] { 0.5f, 0 },
				new Shape(2, 1, 1, 1));
			final MiassrGame game = MiassrGame.of(name);
			assertEquals(generator, game.generator(real, made, 2).getFloat(), 2e-6);
			assertEquals(discriminator, game.discriminator(real, made, 2).getFloat(), 2e-6);
		}
	}

	/** OpenCV's weights: cubic with a = −0.75 half way between pixels, and a Gaussian kernel of three pixels. */
	@Test
	void publishedShrinkingIsOpenCvs() {
		final ResamplingMatrix half = PublishedShrinking.cubic(8, 4);
		for (int i = 0; i < 4; i++) assertEquals(new double[] { -0.09375, 0.59375, 0.59375, -0.09375 }[i], half.weight(1, 1 + i), 1e-12);
		// The edge pixel stands for those beyond.
		assertEquals(-0.09375 + 0.59375, half.weight(0, 0), 1e-12);
		final ResamplingMatrix blur = PublishedShrinking.blur(5);
		assertEquals(0.52201147, blur.weight(2, 2), 1e-8);
		assertEquals(0.23899427, blur.weight(2, 1), 1e-8);
		assertEquals(2 * 0.23899427, blur.weight(0, 1), 1e-8);
		for (final int size : new int[] { 96, 41 }) {
			final ResamplingMatrix any = PublishedShrinking.cubic(96, size);
			for (int o = 0; o < size; o++) {
				double sum = 0;
				for (int i = 0; i < 96; i++) sum += any.weight(o, i);
				assertEquals(1, sum, 1e-12);
			}
		}
	}

	@Test
	void gridsMeetWhereThePeriodSays() {
		assertArrayEquals(new int[] { 10, 2, 1, 5, 2, 1 }, new int[] { MiassrSlice.period(11), MiassrSlice.period(15), MiassrSlice.period(20),
			MiassrSlice.period(22), MiassrSlice.period(25), MiassrSlice.period(40) });
		for (int tenths = 11; tenths <= 40; tenths++) {
			final MiassrSubject.Slice canvas = MiassrSlice.onCanvas(new MiassrSubject.Slice(new float[1][70 * 81], 70, 81), tenths,
				new SplittableRandom(tenths));
			assertEquals(0, canvas.width() * 10 % tenths);
			assertEquals(0, canvas.height() * 10 % tenths * MiassrSlice.period(tenths));
		}
	}

	@Test
	void slicesTurnInEightWays() {
		final MiassrSubject.Slice s = new MiassrSubject.Slice(new float[][] { { 1, 2, 3, 4, 5, 6 } }, 3, 2);
		assertArrayEquals(new float[] { 3, 2, 1, 6, 5, 4 }, MiassrSlice.turned(s, 1).images()[0]);
		assertArrayEquals(new float[] { 4, 5, 6, 1, 2, 3 }, MiassrSlice.turned(s, 2).images()[0]);
		assertArrayEquals(new float[] { 1, 4, 2, 5, 3, 6 }, MiassrSlice.turned(s, 4).images()[0]);
		assertEquals(2, MiassrSlice.turned(s, 4).width());
	}

	/**
	 * On a ramp the two halves of a pair tell where they lie: the k-th coarse pixel of a patch is worth what the truth is
	 * (k + ½) · scale − ½ pixels behind the patch's first.
	 */
	@ParameterizedTest
	@CsvSource({ "BLUR,13", "BLUR,25", "BLUR,37", "AREA,40" })
	void patchesCoverTheSameArea(final MiassrDegradation degradation, final int tenths) {
		final MiassrOptions options = options(degradation, new MiassrOptions.Scales(tenths, tenths));
		try (MiassrSampler sampler = new MiassrSampler(List.of(subject(1, 150)), options)) {
			final MiassrSampler.Batch batch = sampler.batch(3);
			final int low = batch.grid().width(), high = batch.grid().newWidth();
			assertEquals(low, 64 * 10 / tenths);
			assertEquals(high, low * tenths / 10);
			for (int i = 0; i < options.batch(); i++) {
				// The middle of the patch is far from the canvas beyond the slice.
				final int k = low / 2, row = k * tenths / 10, at = (i * high + row) * high;
				final double slope = (batch.high()[at + high / 2 + 8] - batch.high()[at + high / 2]) / 8;
				final double place = (k + 0.5) * tenths / 10 - 0.5, column = slope * (place - high / 2), down = (batch.high()[at + 4 * high + high /
					2] - batch.high()[at + high / 2]) / 4.0 * (place - row);
				assertEquals(batch.high()[at + high / 2] + column + down, batch.low()[(i * low + k) * low + k], 2e-4);
			}
		}
	}

	@Test
	void batchesDependOnSeedAndStepAlone() {
		for (final MiassrDegradation d : List.of(MiassrDegradation.MIXED, MiassrDegradation.PUBLISHED)) {
			final MiassrOptions options = options(d, MiassrOptions.Scales.PUBLISHED);
			try (MiassrSampler a = new MiassrSampler(List.of(subject(2, 90)), options); MiassrSampler b = new MiassrSampler(List.of(subject(2,
				90)), options))
			{
				a.batch(0);
				a.batch(1);
				final MiassrSampler.Batch one = a.batch(2), other = b.batch(2);
				assertEquals(one.tenths(), other.tenths());
				assertArrayEquals(one.low(), other.low());
				assertArrayEquals(one.high(), other.high());
				assertArrayEquals(one.base(), other.base());
			}
		}
	}

	@Test
	void modalitiesAreTheChannelsOfASubject() {
		final List<TrainingSource> files = sources("b_t1.nii", "a_t1.nii.gz", "a_post_t1.nii.gz", "b_post_t1.nii");
		assertEquals(List.of(List.of(files.get(0), files.get(3)), List.of(files.get(1), files.get(2))), MiassrSubject.grouped(files, List.of(
			"_t1", "_post_t1")));
		assertEquals(List.of(List.of(files.get(0))), MiassrSubject.grouped(files.subList(0, 1), List.of()));
		assertEquals("The subject " + Path.of("in", "b") + " has no file that ends in _t2. Add it, or leave the subject out.", assertThrows(
			DdasrException.class, () -> MiassrSubject.grouped(files.subList(0, 1), List.of("_t1", "_t2"))).getMessage());
		assertEquals("The name of " + Path.of("in", "b_t1.nii") + " ends in none of modalities=_t2. Rename it, or leave it out.", assertThrows(
			DdasrException.class, () -> MiassrSubject.grouped(files.subList(0, 1), List.of("_t2"))).getMessage());
	}

	private static List<TrainingSource> sources(final String... names) {
		return java.util.Arrays.stream(names).map(n -> new TrainingSource(Path.of("in", n), 0, 1)).toList();
	}

	/** By hand: differences of 0.1 and 0.3 where the truth is above 0.1, so a mean square of 0.05; where nothing differs, or is, 100 dB. */
	@Test
	void decibelsAreFinite() {
		final float[][] truth = { { 0.5f, 0.05f }, { 0.2f, 0 } };
		assertEquals(13.0103, MiassrValidation.psnr(new float[][] { { 0.6f, 1 }, { 0.5f, 1 } }, truth), 1e-4);
		assertEquals(100, MiassrValidation.psnr(truth, truth), 1e-9);
		assertEquals(100, MiassrValidation.psnr(new float[1][2], new float[1][2]), 1e-9);
	}

	@Test
	void ratesFall() {
		final MiassrOptions.Rate published = new MiassrOptions.Rate(1e-4, 50);
		assertEquals(1e-4, published.at(49, 200));
		assertEquals(0.25e-4, published.at(100, 200), 1e-12);
		assertEquals(1e-7, new MiassrOptions.Rate(1e-3, 0).at(100, 100), 1e-9);
		assertEquals("1.1:4", MiassrOptions.Scales.PUBLISHED.toString());
		assertEquals("Training cannot start with scales from 3.0 to 2.0. Give two numbers from 1.1 to 8, the smaller one first.", assertThrows(
			DdasrException.class, () -> MiassrOptions.Scales.of(3, 2)).getMessage());
	}

	private static MiassrOptions options(final MiassrDegradation degradation, final MiassrOptions.Scales scales) {
		final int channels = degradation.isOfPatches() || degradation == MiassrDegradation.MIXED ? 2 : 1;
		return new MiassrOptions(MiassrShape.of(Preset.TINY, Extractor.EDSR, channels), 10, 3, 64, scales, degradation, 0, 0, new MiassrOptions.Rate(
			1e-3, 0), false, null, 7, 5);
	}

	/** A ramp along all axes in every channel, of other slopes. */
	private static MiassrSubject subject(final int channels, final int n) {
		final TrainingVolume[] volumes = new TrainingVolume[channels];
		for (int c = 0; c < channels; c++) {
			final float[] v = new float[n * n * 3];
			for (int z = 0; z < 3; z++) for (int y = 0; y < n; y++) for (int x = 0; x < n; x++) v[(z * n + y) * n + x] = 300 + 2 * x + (3 +
				c) * y + z;
			volumes[c] = new TrainingVolume(new Volume("ramp", ArrayImgs.floats(v, n, n, 3), Geometry.ofSpacing(1, 1, 1)), new IntensityWindow(
				0, 1000));
		}
		return new MiassrSubject(List.of(volumes));
	}
}
