package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.MiassrBase;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * A slice and what became of it: all channels in their windows, row major.
 *
 * @param low height × width low-resolution values per channel
 * @param high the truth, larger by the scale
 * @param base the low-resolution slice enlarged by {@link MiassrBase} to the size of the truth
 * @param width low-resolution columns
 * @param height low-resolution rows
 * @param tenths the scale times ten; both sizes times the scale are whole numbers
 */
record MiassrSlice(float[][] low, float[][] high, float[][] base, int width, int height, int tenths) {

	private static final int ATTEMPTS = 1000;

	/** Smallest number of low-resolution pixels that is a whole number of high-resolution ones. */
	static int period(final int tenths) {
		int a = tenths, b = 10;
		while (b > 0) {
			final int rest = a % b;
			a = b;
			b = rest;
		}
		return 10 / a;
	}

	/** A slice of some subject, most often one with brain in it, turned and mirrored at random. */
	static Drawn draw(final List<MiassrSubject> subjects, final double background, final int side, final SplittableRandom random) {
		final double least = random.nextDouble() < background ? 0.01 : 0.1;
		for (int attempt = 0;; attempt++) {
			final MiassrSubject subject = subjects.get(random.nextInt(subjects.size()));
			final int dimension = random.nextInt(3);
			final MiassrSubject.Slice s = subject.slice(dimension, random.nextInt(subject.slices(dimension)));
			final boolean usable = Math.min(s.width(), s.height()) >= side && subject.content(s) >= least;
			if (usable || attempt > ATTEMPTS && Math.min(s.width(), s.height()) >= side) return new Drawn(subject, turned(s, random.nextInt(8)));
		}
	}

	/**
	 * A slice and whose it is.
	 *
	 * @param subject has the windows
	 * @param slice real-world values
	 */
	record Drawn(MiassrSubject subject, MiassrSubject.Slice slice) {

		IntensityWindow window(final int channel) {
			return subject.channels().get(channel).window();
		}
	}

	/** One of the eight ways in which a square falls upon itself. */
	static MiassrSubject.Slice turned(final MiassrSubject.Slice s, final int way) {
		final boolean swap = (way & 4) != 0;
		final int w = swap ? s.height() : s.width(), h = swap ? s.width() : s.height();
		final float[][] images = new float[s.images().length][w * h];
		for (int c = 0; c < images.length; c++) for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final int fx = (way & 1) == 0 ? x : w - 1 - x, fy = (way & 2) == 0 ? y : h - 1 - y;
			images[c][y * w + x] = s.images()[c][swap ? fx * s.width() + fy : fy * s.width() + fx];
		}
		return new MiassrSubject.Slice(images, w, h);
	}

	/**
	 * Lays a slice at a random place of a somewhat larger canvas, edges repeated, whose sides the scale divides. So low-resolution
	 * pixels begin anywhere between high-resolution ones, and yet both grids meet at every {@link #period}.
	 */
	static MiassrSubject.Slice onCanvas(final MiassrSubject.Slice s, final int tenths, final SplittableRandom random) {
		final int w = canvas(s.width(), tenths), h = canvas(s.height(), tenths);
		final int left = random.nextInt(w - s.width() + 1), top = random.nextInt(h - s.height() + 1);
		return window(s, -left, -top, w, h);
	}

	private static int canvas(final int size, final int tenths) {
		final int block = period(tenths) * tenths / 10;
		return (size / block + 1) * block;
	}

	/** A piece of a slice; beyond its ends the edge is repeated. */
	static MiassrSubject.Slice window(final MiassrSubject.Slice s, final int left, final int top, final int w, final int h) {
		final float[][] images = new float[s.images().length][w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final int from = Math.max(0, Math.min(s.height() - 1, y + top)) * s.width() + Math.max(0, Math.min(s.width() - 1, x + left));
			for (int c = 0; c < images.length; c++) images[c][y * w + x] = s.images()[c][from];
		}
		return new MiassrSubject.Slice(images, w, h);
	}

	/** Makes a slice coarse whose sides the scale divides. */
	static MiassrSlice of(final Drawn d, final int tenths, final VolumeDownsampling method, final double noise,
		final MiassrBase interpolation, final SplittableRandom random)
	{
		final MiassrSubject.Slice s = d.slice();
		final int w = s.width() * 10 / tenths, h = s.height() * 10 / tenths, channels = s.images().length;
		final ResamplingMatrix forX = method.matrix(s.width(), w), forY = method.matrix(s.height(), h);
		final float[][] low = new float[channels][], high = new float[channels][], base = new float[channels][];
		for (int c = 0; c < channels; c++) {
			final float[] coarse = Resampler.apply(s.images()[c], s.width(), s.height(), forX, forY);
			if (method == VolumeDownsampling.K_SPACE) for (int i = 0; i < coarse.length; i++) coarse[i] = Math.abs(coarse[i]);
			RicianNoise.add(coarse, noise * d.window(c).upper(), random);
			low[c] = normalised(coarse, d.window(c));
			high[c] = normalised(s.images()[c], d.window(c));
			base[c] = interpolation.enlarge(low[c], w, h, s.width(), s.height());
		}
		return new MiassrSlice(low, high, base, w, h, tenths);
	}

	static float[] normalised(final float[] values, final IntensityWindow window) {
		final float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++) result[i] = window.normalise(values[i]);
		return result;
	}

	/** High-resolution columns. */
	int newWidth() {
		return width * tenths / 10;
	}

	/** High-resolution rows. */
	int newHeight() {
		return height * tenths / 10;
	}
}
