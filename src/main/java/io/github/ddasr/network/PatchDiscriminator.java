package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * The discriminator of KernelGAN: how real each 7 × 7 patch of an image looks. One spectrally normalised convolution
 * 7 × 7, five 1 × 1 with batch normalisation and rectifier, one 1 × 1 to a single channel, then the logistic function.
 * No padding: N × C × H × W → N × 1 × (H − 6) × (W − 6), values from 0 (made) to 1 (real).
 */
public final class PatchDiscriminator {

	/** Side of the patch that one value judges. */
	public static final int PATCH = 7;

	private static final int WIDTH = 64;
	private static final int HIDDEN = 5;
	private static final double GAIN = 0.1;
	private static final double SCALE_SD = 0.02;

	private final Parameters parameters;
	private final SpectralConvolution first;
	private final List<SpectralConvolution> hidden = new ArrayList<>();
	private final List<BatchNormalisation> norms = new ArrayList<>();
	private final SpectralConvolution last;

	/**
	 * @param channels 1 (24,705 weights) or 3 (30,977)
	 * @param parameters the weights, filled here and owned by the caller
	 * @param buffers what is kept between passes, filled here and owned by the caller
	 */
	public PatchDiscriminator(final int channels, final Parameters parameters, final Buffers buffers) {
		this.parameters = parameters;
		final Initialisation start = StartValues.xavier(GAIN);
		first = new SpectralConvolution(parameters, buffers, "first", new long[] { WIDTH, channels, PATCH, PATCH }, 1, 0, start);
		for (int i = 0; i < HIDDEN; i++) {
			hidden.add(new SpectralConvolution(parameters, buffers, "hidden." + i, new long[] { WIDTH, WIDTH, 1, 1 }, 1, 0,
				start));
			norms.add(new BatchNormalisation(parameters, buffers, "hidden." + i + ".norm", WIDTH, StartValues.normal(1, SCALE_SD)));
		}
		last = new SpectralConvolution(parameters, buffers, "last", new long[] { 1, WIDTH, 1, 1 }, 1, 0, start);
	}

	/** @return the weights */
	public Parameters parameters() {
		return parameters;
	}

	/**
	 * One training pass: statistics of the batch, one power iteration in each spectral norm.
	 *
	 * @param image N × C × H × W, values about −1 to 1
	 * @return N × 1 × (H − 6) × (W − 6), owned by the manager of the image
	 */
	public NDArray forward(final NDArray image) {
		return Scoped.call(image, this::run);
	}

	private NDArray run(final NDArray image) {
		NDArray x = first.apply(image, true);
		for (int i = 0; i < HIDDEN; i++) x = Activation.relu(norms.get(i).apply(hidden.get(i).apply(x, true), true));
		return Activation.sigmoid(last.apply(x, true));
	}
}
