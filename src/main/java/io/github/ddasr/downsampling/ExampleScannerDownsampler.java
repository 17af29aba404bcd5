package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/**
 * The {@link KnownScanner} as a down-sampling method, for tests and teaching: what it made is known, so that methods which
 * imitate it from other subjects can be compared with the truth. It is one scanner: whatever the seed, its bias field is that
 * of seed 0, and only the noise is drawn.
 */
@Plugin(type = Downsampler.class, name = ExampleScannerDownsampler.NAME, description = "a made-up scanner, for tests and teaching: " +
	"k-space truncation, a bias field of ±20 %, Rician noise of 4 % of white, gamma 0.8")
public final class ExampleScannerDownsampler implements Downsampler {

	/** Its name on the command line. */
	public static final String NAME = "example-scanner";

	private final KnownScanner scanner = new KnownScanner(0);

	@Override
	public boolean isExample() {
		return true;
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		return scanner.scan(image, width, height, factor, upper, random);
	}
}
