package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * The first convolution of a three-channel network for grey images, three times as cheap as repeating the image:
 * the filters summed over the channels that would be equal. What the input stage adds goes into the bias with
 * mirrored borders; with zero borders it is one more channel of ones, since the border is not added to.
 */
final class GreyStage {

	private final NDArray weight;
	private final NDArray bias;
	private final boolean reflect;

	/**
	 * @param manager owner of the folded weights
	 * @param weight c × 3 × 3 × 3, of the first convolution
	 * @param bias c
	 * @param stageWeight 3 × 3 × 1 × 1, of the 1×1 convolution before it; null for none
	 * @param stageBias 3, or null
	 * @param reflect whether borders are mirrored
	 */
	GreyStage(final NDManager manager, final NDArray weight, final NDArray bias, final NDArray stageWeight,
		final NDArray stageBias, final boolean reflect)
	{
		this.reflect = reflect;
		try (NDManager scope = manager.newSubManager()) {
			scope.tempAttachAll(weight, bias);
			if (stageWeight != null) scope.tempAttachAll(stageWeight, stageBias);
			final NDArray factor = stageWeight == null ? weight.getManager().ones(new Shape(1, 3, 1, 1))
				: stageWeight.sum(new int[] { 1 }).reshape(1, 3, 1, 1);
			final NDArray grey = weight.mul(factor).sum(new int[] { 1 }, true);
			if (stageWeight == null) {
				this.weight = grey;
				this.bias = bias.duplicate();
			}
			else {
				final NDArray added = weight.mul(stageBias.reshape(1, 3, 1, 1)).sum(new int[] { 1 }, true);
				this.weight = reflect ? grey : grey.concat(added, 1);
				this.bias = reflect ? bias.add(added.sum(new int[] { 1, 2, 3 })) : bias.duplicate();
			}
			this.weight.attach(manager);
			this.bias.attach(manager);
		}
	}

	/** N × 1 × H × W → N × c × H × W. */
	NDArray apply(final NDArray x) {
		final boolean ones = weight.getShape().get(1) == 2;
		final NDArray in = reflect ? ReflectPad.apply(x) : ones ? x.concat(x.getManager().ones(x.getShape()), 1) : x;
		final long padding = reflect ? 0 : 1;
		return Conv2d.conv2d(in, weight, bias, new Shape(1, 1), new Shape(padding, padding), new Shape(1, 1))
			.singletonOrThrow();
	}
}
