package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * Real-ESRGAN's degradation of second order (Wang et al. 2021; specification of DDASR, §3.4) as it was drawn for one
 * image: twice blur, resizing, noise and JPEG compression, the last compression together with the resizing to the
 * final size and a sinc filter that rings as sharpened images do.
 *
 * @param first the first stage
 * @param second the second stage; its compression is the last one
 * @param sinc the last filter
 * @param lastMode how the final size is reached
 * @param compressedLast whether the compression follows resizing and filter, else it goes before them
 */
record SecondOrderDegradation(Stage first, Stage second, BlurDraw sinc, PlainResize lastMode, boolean compressedLast) {

	private static final double P_COMPRESSED_LAST = 0.5;

	/**
	 * One round.
	 *
	 * @param blur the first step
	 * @param resize the second step
	 * @param noise the third step
	 * @param quality of the compression
	 */
	record Stage(BlurDraw blur, ResizeDraw resize, NoiseDraw noise, double quality) {

		private static final double MIN_QUALITY = 30, MAX_QUALITY = 95;

		static Stage draw(final StageRanges ranges, final SplittableRandom random) {
			return new Stage(BlurDraw.draw(ranges, random), ResizeDraw.draw(ranges, random), NoiseDraw.draw(ranges, random), //
				BlurDraw.uniform(MIN_QUALITY, MAX_QUALITY, random));
		}

		private Planes withoutJpeg(final Planes image, final double width, final double height, final boolean colour,
			final SplittableRandom random)
		{
			return noise.add(resize.apply(blur.apply(image), width, height), colour, random);
		}
	}

	static SecondOrderDegradation draw(final SplittableRandom random) {
		return new SecondOrderDegradation(Stage.draw(StageRanges.FIRST, random), Stage.draw(StageRanges.SECOND, random), //
			BlurDraw.drawLast(random), ResizeDraw.drawMode(random), random.nextDouble() < P_COMPRESSED_LAST);
	}

	/**
	 * @param image values from 0 to 1
	 * @param factor fine pixels per coarse pixel; divides the sides
	 * @param profile colour and compression
	 * @param random draws the noise
	 * @return the coarse image, rounded to 8 bits
	 */
	Planes apply(final Planes image, final int factor, final RealEsrganProfile profile, final SplittableRandom random) {
		final double width = image.width(), height = image.height();
		Planes now = first.withoutJpeg(image, width, height, profile.colour(), random);
		now = compressed(now, first.quality, profile);
		now = second.withoutJpeg(now, width / factor, height / factor, profile.colour(), random);
		if (!compressedLast) now = compressed(now, second.quality, profile);
		now = sinc.apply(lastMode.apply(now, image.width() / factor, image.height() / factor));
		if (compressedLast) now = compressed(now, second.quality, profile);
		return now.rounded();
	}

	private static Planes compressed(final Planes image, final double quality, final RealEsrganProfile profile) {
		return profile.jpeg() ? ContinuousJpeg.apply(image.clamped(), quality) : image;
	}
}
