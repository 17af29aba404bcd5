package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import io.github.ddasr.volume.Monitor;

/** A method for tests that takes something of low-resolution slices: the mean over cells, plus the mean of a drawn slice. */
public final class BorrowedLook implements Downsampler {

	private final Downsampler area = Downsamplers.of("area");
	private final Texture texture;

	/** Not ready yet. */
	public BorrowedLook() {
		this(Texture.NONE);
	}

	private BorrowedLook(final Texture texture) {
		this.texture = texture;
	}

	@Override
	public boolean needsTexture() {
		return true;
	}

	@Override
	public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		return new BorrowedLook(setup.texture());
	}

	@Override
	public int textureIndex(final SplittableRandom random) {
		return random.nextInt(texture.slices().size());
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		final Texture.Slice drawn = texture.slices().get(textureIndex(random));
		double mean = 0;
		for (final float v : drawn.values()) mean += v / drawn.values().length;
		final float[] small = area.shrink(image, width, height, factor, upper, random);
		for (int i = 0; i < small.length; i++) small[i] += (float) (mean * upper * random.nextDouble());
		return small;
	}
}
