package io.github.ddasr.quality;

import io.github.ddasr.volume.DdasrException;

/**
 * NIQE of slices with one model, ready. Its map has the figure of each block by itself, that is with a covariance of
 * 0: these figures are larger than that of the slice and mean something only beside each other.
 */
final class NiqeScorer implements NoReferenceMetric.Scorer, LocalMap.OfSlice {

	private final NiqeModel model;
	private final int blockSize;
	private final MetricSettings settings;
	private final boolean headOnly;

	/**
	 * @param model what slices are compared with
	 * @param blockSize side of the blocks in pixels
	 * @param settings which blocks count
	 * @param headOnly whether blocks outside the head are left out, whatever the mask
	 * @throws DdasrException if the block size is odd or too small
	 */
	NiqeScorer(final NiqeModel model, final int blockSize, final MetricSettings settings, final boolean headOnly) {
		if (blockSize < 8 || blockSize % 2 != 0) throw new DdasrException("NIQE cannot work with blocks of " + blockSize +
			" pixels; choose 96, 48 or 24.");
		this.model = model;
		this.blockSize = blockSize;
		this.settings = settings;
		this.headOnly = headOnly;
	}

	@Override
	public boolean needsHead() {
		return headOnly;
	}

	@Override
	public MetricValue of(final GreySlice slice) {
		final String unusable = SliceCheck.unusable(slice.values());
		if (!unusable.isEmpty()) return MetricValue.none(unusable);
		if (slice.width() < blockSize || slice.height() < blockSize) return MetricValue.none("NIQE needs " + blockSize + " × " +
			blockSize + " pixels, but the slice has " + slice.width() + " × " + slice.height());
		final NiqeBlocks blocks = NiqeFeatures.of(slice.values(), slice.width(), slice.height(), blockSize);
		final MetricValue score = model.score(blocks, foreground(slice), settings.blockRule(), settings
			.zeroCovariance());
		if (Double.isNaN(score.value())) return score;
		final boolean live = settings.blockRule() == MetricSettings.BlockRule.LIVE;
		final String warning = SliceCheck.join(score.reason(), live ? SliceCheck.replaced(slice) : "");
		return new MetricValue(score.value(), SliceCheck.join(warning, SliceCheck.flatness(slice)));
	}

	@Override
	public LocalMap localMap(final GreySlice slice) {
		final boolean unusable = !SliceCheck.unusable(slice.values()).isEmpty();
		if (unusable || slice.width() < blockSize || slice.height() < blockSize) return LocalMap.empty();
		final NiqeBlocks blocks = NiqeFeatures.of(slice.values(), slice.width(), slice.height(), blockSize);
		final boolean[] foreground = foreground(slice);
		final float[] scores = new float[blocks.count()];
		for (int i = 0; i < scores.length; i++) {
			final boolean[] own = foreground == null ? null : new boolean[] { foreground[i] };
			scores[i] = (float) model.score(blocks.only(i), own, settings.blockRule(), true).value();
		}
		return new LocalMap(scores, blocks.columns(), blocks.rows(), 0, 0, blockSize);
	}

	@Override
	public String remark(final int width, final int height) {
		final int count = width / blockSize * (height / blockSize);
		return count == 0 ? "" : count + (count == 1 ? " block of " : " blocks of ") + blockSize + " pixels in " + width + " × " +
			height;
	}

	@Override
	public String description() {
		final String size = blockSize == model.blockSize() ? "" : ", though the model was made from blocks of " + model
			.blockSize();
		final String rule = settings.blockRule() == MetricSettings.BlockRule.LIVE ? ", constant ones count in part (LIVE's rule)"
			: ", valid ones only";
		return model.provenance() + "; blocks of " + blockSize + " pixels" + size + rule;
	}

	/** Which blocks lie by half or more on pixels that count; null if all pixels do. */
	private boolean[] foreground(final GreySlice slice) {
		final boolean[] mask = headOnly ? Masks.both(slice.counted(), slice.head()) : slice.counted();
		return NiqeBlocks.covered(mask, slice.width(), slice.height(), blockSize, NiqeBlocks.JUDGED_SHARE);
	}
}
