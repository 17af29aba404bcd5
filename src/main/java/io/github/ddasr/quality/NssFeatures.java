package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

/**
 * The 36 natural-scene statistics that NIQE takes of each block, one row for each block. Blocks with a statistic
 * that is no number (constant ones) and blocks of which less than half is foreground are left out.
 */
@Plugin(type = FeatureExtractor.class, name = "NSS", label = "Natural-scene statistics of blocks", priority = 20,
	description = "The 36 statistics of NIQE for each block of 96 × 96 pixels; needs no network.")
public final class NssFeatures implements FeatureExtractor {

	/** Side of the blocks that NIQE was made for. */
	private static final int USUAL = 96;

	private final int blockSize;

	/** Blocks of 96 × 96 pixels. */
	public NssFeatures() {
		this(USUAL);
	}

	/** @param blockSize side of a block in pixels, even; 96, or 48 or 24 for small slices */
	public NssFeatures(final int blockSize) {
		this.blockSize = blockSize;
	}

	@Override
	public FeatureKind kind() {
		return FeatureKind.nss("NIQE's statistics of " + blockSize + " × " + blockSize + " blocks");
	}

	@Override
	public List<double[]> rows(final GreySlice slice) {
		final NiqeBlocks blocks = NiqeFeatures.of(slice.values(), slice.width(), slice.height(), blockSize);
		final List<double[]> rows = new ArrayList<>();
		for (int b = 0; b < blocks.features().length; b++) {
			final double[] features = blocks.features()[b];
			if (isFinite(features) && isForeground(slice, b % blocks.columns(), b / blocks.columns())) rows.add(features);
		}
		return rows;
	}

	/** @return whether all features are ordinary numbers */
	static boolean isFinite(final double[] features) {
		for (final double f : features) if (!Double.isFinite(f)) return false;
		return true;
	}

	private boolean isForeground(final GreySlice slice, final int column, final int row) {
		final boolean[] mask = slice.counted();
		if (mask == null) return true;
		int inside = 0;
		for (int y = row * blockSize; y < (row + 1) * blockSize; y++) {
			for (int x = column * blockSize; x < (column + 1) * blockSize; x++) {
				if (mask[y * slice.width() + x]) inside++;
			}
		}
		return 2 * inside >= blockSize * blockSize;
	}
}
