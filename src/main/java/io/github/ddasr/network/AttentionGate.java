package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * The attention block of A-ESRGAN's discriminator (after Oktay et al. 2018): a coarse map says where a finer one matters. Without
 * spectral norm. The finer map x, of c channels, times α = sigmoid(ψ(relu(θ(x) + φ(g)))), then a convolution 1 × 1 and batch
 * normalisation; θ halves x, φ(g) is resized to it and α back to x.
 */
final class AttentionGate {

	private final Convolution theta;
	private final Convolution phi;
	private final Convolution psi;
	private final Convolution output;
	private final BatchNormalisation norm;

	AttentionGate(final Parameters p, final Buffers b, final String name, final long channels, final long gating) {
		output = Convolution.usual(p, name + ".W.0", channels, channels, 1, 1, 0);
		norm = new BatchNormalisation(p, b, name + ".W.1", channels, Initialisation.ONE);
		theta = Convolution.withoutBias(p, name + ".theta", channels, channels, 2, 2, 0);
		phi = Convolution.usual(p, name + ".phi", gating, channels, 1, 1, 0);
		psi = Convolution.usual(p, name + ".psi", channels, 1, 1, 1, 0);
	}

	/**
	 * @param x N × c × H × W, H and W even
	 * @param gating N × gating × any size
	 * @return N × c × H × W
	 */
	NDArray apply(final NDArray x, final NDArray gating, final boolean training) {
		final NDArray half = theta.apply(x);
		final NDArray asked = Resizing.bilinear(phi.apply(gating), half.getShape().get(2), half.getShape().get(3));
		final NDArray attention = Activation.sigmoid(psi.apply(Activation.relu(half.add(asked))));
		final NDArray fine = Resizing.bilinear(attention, x.getShape().get(2), x.getShape().get(3));
		return norm.apply(output.apply(x.mul(fine)), training);
	}
}
