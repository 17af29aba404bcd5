package io.github.ddasr.superresolution;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** A network for any scale, made ready for slices of one size. */
final class ScaleSlices implements SliceEnlarger {

	private final ScaleNetwork network;
	private final String description;
	private final double scale;
	private final int newWidth;
	private final int newHeight;

	/**
	 * @param network the network; not closed here
	 * @param description one line for the user
	 * @param scale gives the new sizes by truncation
	 * @param newWidth columns of an enlarged slice
	 * @param newHeight rows of an enlarged slice
	 */
	ScaleSlices(final ScaleNetwork network, final String description, final double scale, final int newWidth, final int newHeight) {
		this.network = network;
		this.description = description;
		this.scale = scale;
		this.newWidth = newWidth;
		this.newHeight = newHeight;
	}

	@Override
	public int factor() {
		return 0;
	}

	@Override
	public int newWidth(final int width) {
		return newWidth;
	}

	@Override
	public int newHeight(final int height) {
		return newHeight;
	}

	@Override
	public int channels() {
		return network.channels();
	}

	@Override
	public boolean canMirror(final int width, final int height) {
		return network.canMirror(width, height, scale);
	}

	@Override
	public String description() {
		return description;
	}

	@Override
	public int preferredSlices(final int width, final int height) {
		return 1;
	}

	@Override
	public Footprint footprint(final int width, final int height) {
		return new Footprint(width, height, network.bytes(height, width, scale));
	}

	@Override
	public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
		final int channels = channels(), pixels = width * height, newPixels = Math.multiplyExact(newWidth, newHeight);
		final float[][] enlarged = new float[slices.length][newPixels];
		final float[] image = new float[channels * pixels];
		for (int n = 0; n < slices.length; n += channels) {
			monitor.checkCanceled("enlarging");
			for (int c = 0; c < channels; c++) System.arraycopy(slices[n + c], 0, image, c * pixels, pixels);
			final float[] answer = network.apply(image, height, width, scale);
			if (answer.length != channels * newPixels) throw new DdasrException("The network answered with " + answer.length +
				" values instead of " + channels * newPixels + ". The model file does not fit its header; get the model again.");
			for (int c = 0; c < channels; c++) System.arraycopy(answer, c * newPixels, enlarged[n + c], 0, newPixels);
			monitor.progress(n + channels, slices.length);
		}
		return enlarged;
	}
}
