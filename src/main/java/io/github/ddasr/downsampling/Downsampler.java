package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.SciJavaPlugin;

/**
 * A way to make a low-resolution slice from a high-resolution one: a SciJava
 * plugin type, so that a new method is one annotated class.
 * <p>
 * Every method obeys the cell-aligned grid (low-resolution sample i sits at
 * high-resolution coordinate s·i + (s−1)/2), keeps the mean intensity, and gives
 * the same result for the same state of the random generator. Instances are
 * stateless apart from caches and may be shared between threads.
 */
public interface Downsampler extends SciJavaPlugin {

	/**
	 * @param image real-world values, row major, height rows of width values; not changed
	 * @param width columns, a multiple of the factor
	 * @param height rows, a multiple of the factor
	 * @param factor 2, 3, 4 …
	 * @param random used by methods that draw
	 * @return (width / factor) × (height / factor) values, row major
	 */
	float[] shrink(float[] image, int width, int height, int factor, SplittableRandom random);
}
