package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Slices;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Truncation of k-space, what a scanner with a smaller matrix does: the central part of the spectrum, moved by half a
 * cell onto the common grid, then the magnitude (specification of DDASR, §3.2).
 * <p>
 * A {@link Scanner} adds partial Fourier, elliptical sampling, a Tukey window (see {@link KSpaceWindow}) and complex
 * noise before the magnitude, which makes it Rician. Lines of a slice run along its rows. In three dimensions only
 * those with a factor above 1 count as encoded, and partial Fourier works along the first of them. The noise is white
 * in the measured part of k-space and follows the window; each part of a pixel's noise has the scanner's standard
 * deviation whatever the window is.
 */
@Plugin(type = Downsampler.class, name = "k-space", description = "truncation of k-space with the half-cell phase, then magnitude")
public final class KSpaceDownsampler implements Downsampler {

	/** Voxels that an array of the Java machine holds for certain. */
	private static final int LARGEST = Integer.MAX_VALUE - 8;

	private final ResamplingMatrices matrices = new ResamplingMatrices();
	private final Scanner scanner;
	private final KSpaceWindow window;

	/** All of the smaller k-space, no noise. */
	public KSpaceDownsampler() {
		this(Scanner.USUAL);
	}

	/** @param scanner what is measured, window and noise; slice thickness and gap play no part */
	public KSpaceDownsampler(final Scanner scanner) {
		this.scanner = scanner;
		window = KSpaceWindow.of(scanner);
	}

	@Override
	public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		return new KSpaceDownsampler(setup.scanner());
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		final float[] small = Resampler.apply(image, width, height, matrices.truncation(width, factor), //
			matrices.truncation(height, factor));
		final double sd = scanner.noise() * upper;
		if (window.isOpen()) magnitude(small, sd, random);
		else throughWindow(small, new int[] { width / factor, height / factor }, new boolean[] { true, true }, sd, random);
		return small;
	}

	@Override
	public boolean isVolumetric() {
		return true;
	}

	/**
	 * {@inheritDoc} A window needs the coarse block as a whole, in memory, at most about two thousand million voxels.
	 */
	@Override
	public RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels,
		final int[] factors, final double upper, final SplittableRandom random)
	{
		final RandomAccessibleInterval<FloatType> small = CoarseBlock.shrink(voxels, factors, matrices::truncation);
		final double sd = scanner.noise() * upper;
		final boolean[] encoded = new boolean[factors.length];
		for (int d = 0; d < encoded.length; d++) encoded[d] = factors[d] > 1;
		if (window.isOpen() || Arrays.stream(factors).allMatch(f -> f == 1)) planes(small, sd, random);
		else block(small, encoded, sd, random);
		return small;
	}

	private static void planes(final RandomAccessibleInterval<FloatType> small, final double sd,
		final SplittableRandom random)
	{
		for (int z = 0; z < small.dimension(2); z++) {
			final float[] plane = Slices.read(small, 2, z);
			magnitude(plane, sd, random);
			Slices.write(small, 2, z, plane);
		}
	}

	private void block(final RandomAccessibleInterval<FloatType> small, final boolean[] encoded, final double sd,
		final SplittableRandom random)
	{
		final int width = Slices.width(small, 2), height = Slices.height(small, 2), depth = Slices.count(small, 2);
		final int plane = width * height;
		if ((long) plane * depth > LARGEST) {
			throw new DdasrException("A coarse volume of " + width + " × " + height + " × " + depth +
				" voxels is too large for a window in k-space. Choose slices, or leave out partial Fourier, ellipse and window.");
		}
		final float[] all = new float[plane * depth];
		for (int z = 0; z < depth; z++) System.arraycopy(Slices.read(small, 2, z), 0, all, z * plane, plane);
		throughWindow(all, new int[] { width, height, depth }, encoded, sd, random);
		for (int z = 0; z < depth; z++) Slices.write(small, 2, z, Arrays.copyOfRange(all, z * plane, (z + 1) * plane));
	}

	private static void magnitude(final float[] values, final double sd, final SplittableRandom random) {
		for (int i = 0; i < values.length; i++) values[i] = Math.abs(values[i]);
		RicianNoise.add(values, sd, random);
	}

	private void throughWindow(final float[] values, final int[] size, final boolean[] encoded, final double sd,
		final SplittableRandom random)
	{
		final double[] weights = window.weights(size, encoded);
		final ComplexBlock block = new ComplexBlock(values, size);
		block.toSpectrum();
		block.multiply(weights);
		if (sd > 0) {
			final double energy = Arrays.stream(weights).map(w -> w * w).sum();
			// Of N independent samples, each with variance s² w², the inverse transform makes pixels of s² Σ w² / N².
			block.addNoise(sd * values.length / Math.sqrt(energy), weights, random);
		}
		block.toImage();
		block.magnitude(values);
	}
}
