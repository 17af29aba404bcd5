package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.MiassrBase;
import io.github.ddasr.network.MiassrGenerator;
import io.github.ddasr.network.MiassrGrid;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * How well a MIASSR network does on slices that it does not learn from: mean PSNR in decibels over the pixels above a tenth of the
 * intensity window, peak 1, at several scales, beside cubic B-spline and zero-filling on the same slices. Slices are drawn once, from
 * the seed, and made coarse without noise.
 */
final class MiassrValidation {

	private static final int[] TENTHS = { 15, 20, 25, 30, 40 };
	private static final int SLICES_PER_CASE = 2, LARGEST_SIDE = 160;

	/** Slices of one scale and one degradation. */
	private record Case(String name, List<MiassrSlice> slices) {}

	private final List<Case> cases = new ArrayList<>();
	private final MiassrBase interpolation = new MiassrBase();
	private final ResamplingMatrices matrices = new ResamplingMatrices();
	private final double baseline;

	MiassrValidation(final List<MiassrSubject> subjects, final MiassrOptions options) {
		final SplittableRandom random = new SplittableRandom(options.seed() ^ 0x5DEECE66DL);
		if (!subjects.isEmpty()) {
			for (final int tenths : scales(options.scales())) {
				for (final VolumeDownsampling method : options.degradation().judged()) {
					final List<MiassrSlice> slices = new ArrayList<>();
					for (int i = 0; i < SLICES_PER_CASE; i++) slices.add(slice(subjects, tenths, method, random));
					cases.add(new Case(String.format(Locale.ROOT, "x%.1f %s", tenths / 10.0, method), slices));
				}
			}
		}
		baseline = mean(this::zeroFilled);
	}

	/** The usual scales that were learned, or the largest one. */
	private static List<Integer> scales(final MiassrOptions.Scales learned) {
		final List<Integer> scales = new ArrayList<>();
		for (final int tenths : TENTHS) if (tenths >= learned.smallest() && tenths <= learned.largest()) scales.add(tenths);
		return scales.isEmpty() ? List.of(learned.largest()) : scales;
	}

	/** The middle of a slice, of a size that the scale divides. */
	private MiassrSlice slice(final List<MiassrSubject> subjects, final int tenths, final VolumeDownsampling method,
		final SplittableRandom random)
	{
		final int block = MiassrSlice.period(tenths) * tenths / 10;
		final MiassrSlice.Drawn d = MiassrSlice.draw(subjects, 0, block, random);
		final int w = side(d.slice().width(), block), h = side(d.slice().height(), block);
		final MiassrSubject.Slice middle = MiassrSlice.window(d.slice(), (d.slice().width() - w) / 2, (d.slice().height() - h) / 2, w, h);
		return MiassrSlice.of(new MiassrSlice.Drawn(d.subject(), middle), tenths, method, 0, interpolation, random);
	}

	private static int side(final int size, final int block) {
		final int side = Math.min(size, LARGEST_SIDE);
		return side - side % block;
	}

	boolean isEmpty() {
		return cases.isEmpty();
	}

	/** Mean PSNR of zero-filling. */
	double baseline() {
		return baseline;
	}

	double psnr(final MiassrGenerator generator, final NDManager manager) {
		return mean(s -> enlarged(generator, manager, s));
	}

	/** For each scale and degradation the network's PSNR, that of cubic B-spline and that of zero-filling, in words. */
	Map<String, String> figures(final MiassrGenerator generator, final NDManager manager) {
		final Map<String, String> figures = new LinkedHashMap<>();
		for (final Case c : cases) {
			figures.put(c.name(), String.format(Locale.ROOT, "%.2f dB (cubic B-spline %.2f, zero-filling %.2f)", mean(c, s -> enlarged(generator,
				manager, s)), mean(c, this::spline), mean(c, this::zeroFilled)));
		}
		return figures;
	}

	private double mean(final Function<MiassrSlice, float[][]> method) {
		return cases.stream().mapToDouble(c -> mean(c, method)).average().orElse(Double.NaN);
	}

	private static double mean(final Case c, final Function<MiassrSlice, float[][]> method) {
		return c.slices().stream().mapToDouble(s -> psnr(method.apply(s), s.high())).average().orElse(Double.NaN);
	}

	private float[][] zeroFilled(final MiassrSlice s) {
		return resampled(s, matrices.fourier(s.width(), s.newWidth()), matrices.fourier(s.height(), s.newHeight()));
	}

	private float[][] spline(final MiassrSlice s) {
		return resampled(s, matrices.of(Kernel.BSPLINE, s.width(), s.newWidth()), matrices.of(Kernel.BSPLINE, s.height(), s.newHeight()));
	}

	private static float[][] resampled(final MiassrSlice s, final ResamplingMatrix forX, final ResamplingMatrix forY) {
		final float[][] all = new float[s.low().length][];
		for (int c = 0; c < all.length; c++) all[c] = Resampler.apply(s.low()[c], s.width(), s.height(), forX, forY);
		return all;
	}

	private static float[][] enlarged(final MiassrGenerator generator, final NDManager manager, final MiassrSlice s) {
		final int channels = s.low().length, size = s.newWidth() * s.newHeight();
		final MiassrGrid grid = generator.shape().own() ? MiassrGrid.aligned(s.height(), s.width(), s.tenths() / 10.0) : MiassrGrid.published(s
			.height(), s.width(), s.newHeight(), s.newWidth(), s.tenths() / 10.0);
		try (NDManager scope = manager.newSubManager()) {
			final NDArray low = ChannelsLast.fromPlanar(scope, joined(s.low()), new Shape(1, channels, s.height(), s.width()));
			final NDArray base = generator.shape().own() ? scope.create(joined(s.base()), new Shape(1, channels, s.newHeight(), s.newWidth()))
				: null;
			final float[] all = ChannelsLast.toPlanar(generator.forward(low, grid, base));
			final float[][] images = new float[channels][size];
			for (int c = 0; c < channels; c++) System.arraycopy(all, c * size, images[c], 0, size);
			return images;
		}
	}

	private static float[] joined(final float[]... images) {
		final float[] all = new float[images.length * images[0].length];
		for (int c = 0; c < images.length; c++) System.arraycopy(images[c], 0, all, c * images[0].length, images[0].length);
		return all;
	}

	static double psnr(final float[][] images, final float[][] truths) {
		double sum = 0;
		long n = 0;
		for (int c = 0; c < images.length; c++) for (int i = 0; i < images[c].length; i++) {
			if (truths[c][i] <= 0.1f) continue;
			final double d = Math.max(0, images[c][i]) - truths[c][i];
			sum += d * d;
			n++;
		}
		// Of slices without content nothing can be said; 100 dB stand for no error.
		return -10 * Math.log10(Math.max(1e-10, sum / Math.max(1, n)));
	}
}
