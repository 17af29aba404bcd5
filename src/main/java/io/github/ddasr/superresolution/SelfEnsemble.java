package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Monitor;

/**
 * Runs a method on the slice and on its three mirror images (left–right, up–down,
 * both), mirrors the answers back and takes their mean. Four times the work, a
 * little less noise.
 */
public final class SelfEnsemble implements SliceEnlarger {

	private static final int VIEWS = 4;

	private final SliceEnlarger method;

	/** @param method the method; closed with this object */
	public SelfEnsemble(final SliceEnlarger method) {
		this.method = method;
	}

	@Override
	public int factor() {
		return method.factor();
	}

	@Override
	public String description() {
		return method.description() + ", mean of four flips";
	}

	@Override
	public int preferredSlices(final int width, final int height) {
		return method.preferredSlices(width, height);
	}

	@Override
	public Footprint footprint(final int width, final int height) {
		return method.footprint(width, height);
	}

	@Override
	public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
		final int w = factor() * width, h = factor() * height;
		final float[][] mean = new float[slices.length][w * h];
		for (int view = 0; view < VIEWS; view++) {
			final boolean x = (view & 1) != 0, y = (view & 2) != 0;
			final float[][] flipped = new float[slices.length][];
			for (int n = 0; n < slices.length; n++) flipped[n] = flip(slices[n], width, height, x, y);
			final float[][] answer = method.enlarge(flipped, width, height, new PartMonitor(monitor, view, VIEWS));
			for (int n = 0; n < slices.length; n++) {
				final float[] back = flip(answer[n], w, h, x, y);
				for (int i = 0; i < back.length; i++) mean[n][i] += back[i] / VIEWS;
			}
		}
		return mean;
	}

	private static float[] flip(final float[] image, final int w, final int h, final boolean x, final boolean y) {
		if (!x && !y) return image;
		final float[] flipped = new float[image.length];
		for (int r = 0; r < h; r++) {
			final int source = (y ? h - 1 - r : r) * w;
			for (int c = 0; c < w; c++) flipped[r * w + c] = image[source + (x ? w - 1 - c : c)];
		}
		return flipped;
	}

	@Override
	public void close() {
		method.close();
	}
}
