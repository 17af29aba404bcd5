package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * An image of one or three planes, red, green, blue, white being 1. As long as colour planes are equal there is one.
 *
 * @param planes one or three, row major
 * @param width columns
 * @param height rows
 */
record Planes(float[][] planes, int width, int height) {

	private static final float[] LUMINANCE = { 0.299f, 0.587f, 0.114f };

	/** Every plane changed, the size kept. */
	Planes map(final UnaryOperator<float[]> change) {
		return resized(width, height, change);
	}

	/** Every plane changed, to a new size. */
	Planes resized(final int newWidth, final int newHeight, final UnaryOperator<float[]> change) {
		return new Planes(Arrays.stream(planes).map(change).toArray(float[][]::new), newWidth, newHeight);
	}

	/** Values limited to 0 … 1. */
	Planes clamped() {
		return map(plane -> {
			final float[] result = new float[plane.length];
			for (int i = 0; i < plane.length; i++) result[i] = Math.max(0, Math.min(1, plane[i]));
			return result;
		});
	}

	/** Rounded to 8 bits: limited to 0 … 1, multiples of 1/255. */
	Planes rounded() {
		return map(plane -> {
			final float[] result = new float[plane.length];
			for (int i = 0; i < plane.length; i++) result[i] = level(plane[i]) / 255f;
			return result;
		});
	}

	/** @return the nearest of 256 grey levels */
	static int level(final float value) {
		return Math.max(0, Math.min(255, Math.round(value * 255)));
	}

	/** Three planes, copies of the one where there is one. */
	Planes coloured() {
		return planes.length == 3 ? this : new Planes(new float[][] { planes[0], planes[0], planes[0] }, width, height);
	}

	/** The brightness that the eye sees (ITU-R BT.601); the plane itself where there is one. */
	float[] luminance() {
		return weighted(LUMINANCE);
	}

	/** The mean of the planes. */
	float[] mean() {
		return weighted(new float[] { 1f / 3, 1f / 3, 1f / 3 });
	}

	private float[] weighted(final float[] weights) {
		if (planes.length == 1) return planes[0];
		final float[] result = new float[planes[0].length];
		for (int i = 0; i < result.length; i++) {
			result[i] = weights[0] * planes[0][i] + weights[1] * planes[1][i] + weights[2] * planes[2][i];
		}
		return result;
	}
}
