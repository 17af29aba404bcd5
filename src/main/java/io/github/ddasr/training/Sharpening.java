package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Scoped;
import io.github.ddasr.volume.Mirror;

/**
 * The sharpened targets of Real-ESRGAN: where an image differs from its blurred self by more than a threshold, half of the
 * difference is added, faded out around by the same blur. The blur is a Gaussian of 51 pixels with the standard deviation that
 * OpenCV takes for that width; images are mirrored at their borders, the outermost pixel not repeated. Sharpened images are
 * not made darker than 0; unlike the published code, bright ones are not cut at 1, since a scan has values above its window.
 */
final class Sharpening {

	private static final int WIDTH = 51;
	/** OpenCV's rule: 0.3 · ((width − 1) / 2 − 1) + 0.8. */
	private static final double SIGMA = 0.3 * ((WIDTH - 1) * 0.5 - 1) + 0.8;
	private static final float STRENGTH = 0.5f;
	private static final float THRESHOLD = 10 / 255f;

	private final NDArray blur;

	/**
	 * @param side of the square images
	 * @param manager owner of the constants
	 */
	Sharpening(final int side, final NDManager manager) {
		blur = Constants.array(manager, matrix(side), new Shape(side, side));
	}

	/** The blur along one side: source pixels × target pixels. */
	static float[] matrix(final int side) {
		final double[] taps = new double[WIDTH];
		double sum = 0;
		for (int i = 0; i < WIDTH; i++) {
			final double d = (i - WIDTH / 2) / SIGMA;
			sum += taps[i] = Math.exp(-0.5 * d * d);
		}
		final float[] matrix = new float[side * side];
		for (int y = 0; y < side; y++) for (int i = 0; i < WIDTH; i++) {
			matrix[Mirror.centred(y + i - WIDTH / 2, side) * side + y] += (float) (taps[i] / sum);
		}
		return matrix;
	}

	/**
	 * @param images N × C × side × side, a constant
	 * @return the same, sharpened; owned by the manager of the images
	 */
	NDArray apply(final NDArray images) {
		return Scoped.call(images, x -> {
			final NDArray detail = x.sub(blurred(x));
			final NDArray strong = detail.abs().gt(THRESHOLD).toType(DataType.FLOAT32, false);
			final NDArray sharp = x.add(detail.mul(STRENGTH)).maximum(0);
			return x.add(blurred(strong).mul(sharp.sub(x)));
		});
	}

	/** Results belong to the manager of the left operand, so the images stand there. */
	private NDArray blurred(final NDArray x) {
		return alongRows(alongRows(x));
	}

	private NDArray alongRows(final NDArray x) {
		return x.matMul(blur).transpose(0, 1, 3, 2);
	}
}
