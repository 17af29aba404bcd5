package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.Monitor;

/**
 * The {@link KnownScanner} as a down-sampling method, for tests and teaching: what it made is known, so that methods which
 * imitate it from other subjects can be compared with the truth. The seed of the setup chooses the scanner's bias field.
 */
@Plugin(type = Downsampler.class, name = ExampleScannerDownsampler.NAME, description = "a made-up scanner, for tests and teaching: " +
	"k-space truncation, a bias field of ±20 %, Rician noise of 4 % of white, gamma 0.8")
public final class ExampleScannerDownsampler implements Downsampler {

	/** Its name on the command line. */
	public static final String NAME = "example-scanner";

	private final KnownScanner scanner;

	/** With the bias field of seed 0. */
	public ExampleScannerDownsampler() {
		this(new KnownScanner(0));
	}

	private ExampleScannerDownsampler(final KnownScanner scanner) {
		this.scanner = scanner;
	}

	@Override
	public boolean isExample() {
		return true;
	}

	@Override
	public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		return new ExampleScannerDownsampler(new KnownScanner(setup.seed()));
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		return scanner.scan(image, width, height, factor, upper, random);
	}
}
