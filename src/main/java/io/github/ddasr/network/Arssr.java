package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelHeader;

/**
 * ArSSR (Wu et al., "An arbitrary scale super-resolution approach for 3D MR images via implicit neural representation", IEEE JBHI 27(2),
 * 2023): an encoder gives each voxel of a volume a vector of features, a decoder says from these the intensity at any point. One
 * network for all scales.
 */
public final class Arssr {

	private final ArssrShape shape;
	private final Parameters parameters;
	private final VolumeLayer encoder;
	private final PointDecoder decoder;

	/**
	 * @param shape the shape
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public Arssr(final ArssrShape shape, final Parameters parameters) {
		this.shape = shape;
		this.parameters = parameters;
		encoder = ArssrEncoder.of(shape, parameters);
		decoder = shape.decoder() == ArssrShape.Decoder.LOCAL ? new LocalDecoder(parameters, shape)
			: new PublishedDecoder(parameters, shape);
	}

	/** @return the weights */
	public Parameters parameters() {
		return parameters;
	}

	/** @return the shape of this network */
	public ArssrShape shape() {
		return shape;
	}

	/** @return what a model file says of this network's shape; its origin is still to be added */
	public ModelHeader header() {
		return shape.header();
	}

	/**
	 * @param volume N × 1 × D × H × W
	 * @return N × C × D × H × W
	 */
	public NDArray features(final NDArray volume) {
		return Scoped.call(volume, x -> encoder.apply(channelsLast(x)));
	}

	private static NDArray channelsLast(final NDArray grey) {
		final long[] s = grey.getShape().getShape();
		return grey.reshape(s[0], s[2], s[3], s[4], 1).transpose(0, 4, 1, 2, 3);
	}

	/**
	 * Values at any points, differentiable; those of a {@link ArssrShape#isResidual() residual} decoder are to be added to what the
	 * zero-filled scan has there.
	 *
	 * @param volume N × 1 × D × H × W, what the features were made of
	 * @param features N × C × D × H × W
	 * @param points N × K × 3, coordinates along z, y, x in [-1, 1], where voxel i of n has its centre at −1 + (2i + 1) / n
	 * @param cells N × 3, size of the wanted cells in voxels along z, y, x: 1/scale; or N × 15, and behind it the {@link Sharpness} of the scans
	 *          that the volumes were cut out of. The published decoder does not look at it
	 * @return N × K
	 */
	public NDArray at(final NDArray volume, final NDArray features, final NDArray points, final NDArray cells) {
		return decoder.at(volume, features, points, cells);
	}

	VolumeLayer encoder() {
		return encoder;
	}

	PointDecoder decoder() {
		return decoder;
	}
}
