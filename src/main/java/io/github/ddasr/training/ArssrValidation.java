package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.Arssr;

/**
 * How well an ArSSR network does on scans that it does not learn from: mean PSNR in decibels over the voxels above a tenth of the
 * intensity window, peak 1, on a few patches at scale 2, 3 and, along one axis alone, 4, or the nearest scales that are learned, beside
 * cubic B-spline interpolation of the same patches. They are drawn once, from the seed, and made coarse in the way that is learned, or by a
 * Gaussian profile and in k-space in turn where there are several. Where no thick slices are learned none are judged.
 */
final class ArssrValidation {

	private static final int PATCHES = 9, KINDS = 3, PATCH = 24, POINTS = 3000, MARGIN = 3;
	/** Scales of all axes alike, and that of one axis alone. */
	private static final double FIRST = 2, SECOND = 3, ONE_AXIS = 4;
	private static final List<VolumeDownsampling> USUAL_WAYS = List.of(VolumeDownsampling.BLUR, VolumeDownsampling.K_SPACE);
	/** Scans with fewer voxels along an axis are not looked at. */
	static final int LEAST_SIDE = 12;
	private static final float DARK = 0.1f;

	/** A patch with its scale in words. */
	private record Item(String scale, ArssrBatch patch, double baseline) {}

	private final List<Item> items = new ArrayList<>();

	/**
	 * @param all scans to judge on; those that are too small are left out
	 * @param options say which scales are learned; the seed decides what is drawn
	 */
	ArssrValidation(final List<ScanBlock> all, final ArssrOptions options) {
		final List<ScanBlock> scans = all.stream().filter(s -> s.fits(LEAST_SIDE)).toList();
		if (scans.isEmpty()) return;
		for (int i = 0; i < PATCHES; i++) {
			if (i % KINDS == KINDS - 1 && options.thick() == 0) continue;
			items.add(item(scans.get(i / KINDS % scans.size()), i, options, ArssrSampler.random(options.seed() ^ 0x5DEECE66DL, i)));
		}
	}

	private static Item item(final ScanBlock scan, final int number, final ArssrOptions options, final SplittableRandom random) {
		final int least = Math.min(scan.size()[0], Math.min(scan.size()[1], scan.size()[2]));
		final int side = Math.min(PATCH, least / 3 * 2);
		final boolean thick = number % KINDS == KINDS - 1;
		final double by = thick ? Math.min(ONE_AXIS, options.thick()) : learned(number % KINDS == 0 ? FIRST : SECOND, options);
		final ScaleDraw scale = thick ? ScaleDraw.thick(random.nextInt(3), by) : ScaleDraw.alike(by);
		final CoarseScan coarse = CoarseScan.of(scan, Grain.NONE, scale, way(number, options), side, 0, random);
		final int[] size = scale.shape(side);
		final ArssrBatch patch = ArssrBatch.empty(1, size, POINTS, options.shape().isResidual());
		final int margin = Math.min(MARGIN, (Math.min(size[0], Math.min(size[1], size[2])) - 1) / 2);
		VolumePatch.draw(coarse, Orientation.NONE, size, 0, 1, random).into(patch, 0, margin, random);
		final String words = "×" + ArssrOptions.number(by) + (thick ? " along one axis" : "");
		return new Item(words, patch, psnr(PatchSpline.at(patch, 0), patch.truth()));
	}

	private static VolumeDownsampling way(final int number, final ArssrOptions options) {
		final List<VolumeDownsampling> ways = options.downsampling().equals(ArssrOptions.MIXED) ? USUAL_WAYS : options.ways();
		return ways.get(number % ways.size());
	}

	private static double learned(final double scale, final ArssrOptions options) {
		return Math.max(options.smallest(), Math.min(options.largest(), scale));
	}

	/** What is judged, in words: the scales, each once. */
	List<String> scales() {
		return items.stream().map(Item::scale).distinct().toList();
	}

	boolean isEmpty() {
		return items.isEmpty();
	}

	/** Mean PSNR of the B-spline. */
	double baseline() {
		return items.stream().mapToDouble(Item::baseline).average().orElse(Double.NaN);
	}

	double psnr(final Arssr network, final NDManager manager) {
		return items.stream().mapToDouble(i -> psnr(values(network, i.patch(), manager), i.patch().truth())).average().orElse(Double.NaN);
	}

	/** The figures of each scale in words. */
	String words(final Arssr network, final NDManager manager) {
		return String.join(", ", scales().stream().map(scale -> {
			final List<Item> some = items.stream().filter(i -> i.scale().equals(scale)).toList();
			return String.format(Locale.ROOT, "%s %.2f dB (B-spline %.2f)", scale, some.stream().mapToDouble(i -> psnr(values(network, i
				.patch(), manager), i.patch().truth())).average().orElseThrow(), some.stream().mapToDouble(Item::baseline).average()
					.orElseThrow());
		}).toList());
	}

	private static float[] values(final Arssr network, final ArssrBatch patch, final NDManager manager) {
		try (NDManager scope = manager.newSubManager()) {
			return new ArssrArrays(patch, scope).values(network).toFloatArray();
		}
	}

	static double psnr(final float[] values, final float[] truth) {
		double sum = 0;
		int n = 0;
		for (int i = 0; i < truth.length; i++) {
			if (truth[i] <= DARK) continue;
			final double d = Math.max(0, values[i]) - truth[i];
			sum += d * d;
			n++;
		}
		// Of a patch without content nothing can be said; 100 dB stand for no error.
		return -10 * Math.log10(Math.max(1e-10, sum / Math.max(1, n)));
	}
}
