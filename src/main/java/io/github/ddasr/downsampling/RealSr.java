package io.github.ddasr.downsampling;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shrinks with a blur kernel drawn from one pool and adds noise drawn from another (RealSR; Ji et al. 2020). May be
 * shared between threads.
 */
public final class RealSr implements Downsampler {

	private final KernelPool kernels;
	private final NoiseInjection noise;
	private final Map<Integer, List<BlurKernel>> byFactor = new ConcurrentHashMap<>();

	/**
	 * @param kernels blurs of the low-resolution domain
	 * @param noise noise of the same domain
	 */
	public RealSr(final KernelPool kernels, final NoisePool noise) {
		this.kernels = kernels;
		this.noise = new NoiseInjection(noise);
	}

	/** @return the blurs, to be written to a file */
	public KernelPool kernels() {
		return kernels;
	}

	@Override
	public boolean needsTexture() {
		return true;
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		final List<BlurKernel> pool = byFactor.computeIfAbsent(factor, kernels::forFactor);
		final float[] small = pool.get(random.nextInt(pool.size())).shrink(image, width, height, factor);
		noise.apply(small, width / factor, upper, random);
		return small;
	}
}
