package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/** A network without an engine: the nearest pixel, and to channel c is added c tenths of channel 0. */
final class FakeScaleNetwork implements ScaleNetwork {

	final List<Double> scales = new ArrayList<>();
	boolean mirrors = true;
	private final int channels;

	FakeScaleNetwork(final int channels) {
		this.channels = channels;
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public boolean canMirror(final int width, final int height, final double scale) {
		return mirrors;
	}

	@Override
	public double smallestScale() {
		return 1.1;
	}

	@Override
	public double largestScale() {
		return 4;
	}

	@Override
	public String deviceLine() {
		return "running on the CPU because this is a test";
	}

	@Override
	public long bytes(final int height, final int width, final double scale) {
		return 1000;
	}

	@Override
	public float[] apply(final float[] image, final int height, final int width, final double scale) {
		scales.add(scale);
		final int h = (int) (scale * height), w = (int) (scale * width);
		final float[] answer = new float[channels * h * w];
		final float[] first = larger(Arrays.copyOf(image, height * width), height, width, h, w);
		for (int c = 0; c < channels; c++) {
			final float[] own = larger(Arrays.copyOfRange(image, c * height * width, (c + 1) * height * width), height, width, h, w);
			for (int i = 0; i < own.length; i++) answer[c * h * w + i] = own[i] + 0.1f * c * first[i];
		}
		return answer;
	}

	private static float[] larger(final float[] image, final int height, final int width, final int h, final int w) {
		return Resampler.apply(image, width, height, ResamplingMatrix.of(Kernel.NEAREST, width, w), ResamplingMatrix.of(Kernel.NEAREST, height, h));
	}

	@Override
	public void close() {}
}
