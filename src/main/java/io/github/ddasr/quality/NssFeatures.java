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
		final boolean[] foreground = NiqeBlocks.covered(slice.counted(), slice.width(), slice.height(), blockSize,
			NiqeBlocks.JUDGED_SHARE);
		for (int b = 0; b < blocks.count(); b++) {
			if (blocks.isComplete(b) && (foreground == null || foreground[b])) rows.add(blocks.features()[b]);
		}
		return rows;
	}
}
