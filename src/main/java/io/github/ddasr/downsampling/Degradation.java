package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.SciJavaPlugin;

/**
 * A way to make a slice worse without changing its size, graded from 0 (as it was)
 * to 1 (hardly usable): a SciJava plugin type, so that a new one is one annotated
 * class. Quality metrics are fitted and tried on slices degraded like this.
 * <p>
 * The same state of the random generator gives the same result. Instances are
 * stateless apart from caches and may be shared between threads.
 */
public interface Degradation extends SciJavaPlugin {

	/**
	 * @param image magnitudes, row major, no signal being 0; not changed
	 * @param width columns
	 * @param height rows
	 * @param strength 0 … 1; 0 gives an equal copy
	 * @param upper value that stands for white, to which noise and grey levels are relative; positive
	 * @param random used by those that draw
	 * @return a new image of the same size
	 */
	float[] apply(float[] image, int width, int height, double strength, double upper, SplittableRandom random);
}
