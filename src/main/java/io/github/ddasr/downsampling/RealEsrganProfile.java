package io.github.ddasr.downsampling;

/**
 * Which parts of Real-ESRGAN's degradation are used.
 *
 * @param colour whether noise may differ between three colour planes, as published, of which the mean is taken at the
 *          end; else all noise is grey
 * @param jpeg whether the image is compressed
 */
public record RealEsrganProfile(boolean colour, boolean jpeg) {

	/** For MR images: grey noise only. */
	public static final RealEsrganProfile GREY = new RealEsrganProfile(false, true);

	/** As published: noise of the three planes is independent in 60 % of the draws. */
	public static final RealEsrganProfile FAITHFUL = new RealEsrganProfile(true, true);

	/** @return the same without compression, since MR images are hardly ever compressed with loss */
	public RealEsrganProfile withoutJpeg() {
		return new RealEsrganProfile(colour, false);
	}
}
