package io.github.ddasr.downsampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;

/**
 * Pieces of real low-resolution slices that show little but noise (RealSR), 32 × 32 pixels, in the slices' window 0 to 1.
 * Two pools, since the noise of a magnitude image is another one where there is no signal:
 * <ul>
 * <li>tissue: of the pieces with a mean above 15 % of the brain's, the tenth with the least variance; less their mean.</li>
 * <li>background: of the other pieces, the half with the least variance, which leaves out those that a rim of tissue
 * reaches into; as they are, for such noise has no negative half. Masked background gives pieces of zeros.</li>
 * </ul>
 *
 * @param tissue pieces, row major
 * @param background pieces, row major; may be empty
 * @param threshold values below it count as background: 15 % of the brain's mean
 */
public record NoisePool(List<float[]> tissue, List<float[]> background, double threshold) {

	/** Side of a piece. */
	public static final int SIDE = 32;

	private static final double BACKGROUND_SHARE = 0.15;
	private static final double TISSUE_KEPT = 0.1, BACKGROUND_KEPT = 0.5;

	private record Piece(float[] values, double mean, double variance) {}

	/**
	 * @param texture slices of the domain
	 * @return the pools
	 * @throws DdasrException if no slice has room for a piece with tissue
	 */
	public static NoisePool of(final Texture texture) {
		final double threshold = BACKGROUND_SHARE * brainMean(texture);
		final List<Piece> tissue = new ArrayList<>(), background = new ArrayList<>();
		for (final Texture.Slice slice : texture.slices()) {
			for (final Piece p : pieces(slice)) (p.mean > threshold ? tissue : background).add(p);
		}
		if (tissue.isEmpty()) {
			throw new DdasrException("The low-resolution slices (" + texture.description() + ") show no tissue in any square of " +
				SIDE + " × " + SIDE + " pixels, from which noise could be taken. Give larger slices, or others.");
		}
		return new NoisePool(quietest(tissue, TISSUE_KEPT).stream().map(NoisePool::withoutMean).toList(), //
			quietest(background, BACKGROUND_KEPT).stream().map(Piece::values).toList(), threshold);
	}

	/** Mean of what lies above the threshold that parts head from air, over all slices. */
	static double brainMean(final Texture texture) {
		final int total = texture.slices().stream().mapToInt(s -> s.values().length).sum();
		final float[] all = new float[total];
		int at = 0;
		for (final Texture.Slice s : texture.slices()) {
			System.arraycopy(s.values(), 0, all, at, s.values().length);
			at += s.values().length;
		}
		final double threshold = Foreground.of(ArrayImgs.floats(all, total, 1, 1)).threshold();
		double sum = 0;
		long n = 0;
		for (final float v : all) if (v > threshold) {
			sum += v;
			n++;
		}
		return n == 0 ? 0 : sum / n;
	}

	private static List<Piece> pieces(final Texture.Slice slice) {
		final List<Piece> pieces = new ArrayList<>();
		for (int top = 0; top + SIDE <= slice.height(); top += SIDE) for (int left = 0; left + SIDE <= slice.width(); left +=
			SIDE)
		{
			final float[] values = new float[SIDE * SIDE];
			for (int y = 0; y < SIDE; y++) {
				System.arraycopy(slice.values(), (top + y) * slice.width() + left, values, y * SIDE, SIDE);
			}
			pieces.add(measured(values));
		}
		return pieces;
	}

	private static Piece measured(final float[] values) {
		double sum = 0, square = 0;
		for (final float v : values) sum += v;
		final double mean = sum / values.length;
		for (final float v : values) square += (v - mean) * (v - mean);
		return new Piece(values, mean, square / values.length);
	}

	private static List<Piece> quietest(final List<Piece> pieces, final double share) {
		return pieces.stream().sorted(Comparator.comparingDouble(Piece::variance)).limit((long) Math.ceil(share * pieces
			.size())).toList();
	}

	private static float[] withoutMean(final Piece piece) {
		final float[] values = piece.values.clone();
		for (int i = 0; i < values.length; i++) values[i] -= (float) piece.mean;
		return values;
	}
}
