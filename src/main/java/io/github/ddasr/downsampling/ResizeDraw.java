package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * A resizing as it was drawn (specification of DDASR, §3.4).
 *
 * @param factor of the sides: above 1 enlarges, below 1 shrinks, 1 keeps
 * @param mode how pixels are made
 */
record ResizeDraw(double factor, PlainResize mode) {

	static ResizeDraw draw(final StageRanges ranges, final SplittableRandom random) {
		final double p = random.nextDouble();
		double factor = 1;
		if (p < ranges.enlarged()) factor = BlurDraw.uniform(1, ranges.maxFactor(), random);
		else if (p < ranges.enlarged() + ranges.shrunk()) factor = BlurDraw.uniform(ranges.minFactor(), 1, random);
		return new ResizeDraw(factor, drawMode(random));
	}

	static PlainResize drawMode(final SplittableRandom random) {
		return PlainResize.values()[random.nextInt(PlainResize.values().length)];
	}

	/**
	 * @param image the image
	 * @param width to which the factor is relative
	 * @param height to which the factor is relative
	 * @return whole pixels of width · factor × height · factor, fractions cut off, at least 1 × 1
	 */
	Planes apply(final Planes image, final double width, final double height) {
		return mode.apply(image, Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
	}
}
