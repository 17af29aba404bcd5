package io.github.ddasr.network;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;

import io.github.ddasr.model.MiassrShape;

/**
 * MIASSR's up-scaling by any number (after Hu et al., Meta-SR, CVPR 2019): each new pixel is a 3 × 3 convolution of the features around
 * the pixel in which it lies, with a kernel that a network of two layers predicts from 1/scale and the place within that pixel.
 * <p>
 * No kernel is ever made. The second layer is linear, so that the features can be convolved with its weights first, once per pixel of
 * the image: out(i, j) = Σ_h a_h(i, j) · G_h(i₀, j₀) + B(i₀, j₀), where a is the first layer's answer, G the convolution of the features
 * with the rows of the second layer's matrix, and B that with its biases. It is the same sum in another order.
 * <p>
 * In networks of our own kind the first sum is divided by half the number of its terms: else one step of the optimiser, in which every
 * weight moves by as much, moves the image by as many times that.
 */
final class MetaUpscale {

	private static final String PREFIX = "meta_upsampler.P2W.meta_block.";
	private static final Shape ONE = new Shape(1, 1);

	private final MiassrShape shape;
	private final Parameters.Weight placeWeight, placeBias, kernelWeight, kernelBias;

	MetaUpscale(final MiassrShape shape, final Parameters p) {
		this.shape = shape;
		final long outputs = 9L * shape.features() * shape.channels();
		final Initialisation places = Initialisation.uniform(1 / Math.sqrt(3));
		final Initialisation kernels = Initialisation.uniform(1 / Math.sqrt(shape.hidden()));
		placeWeight = p.get(PREFIX + "0.weight", new long[] { shape.hidden(), 3 }, places);
		placeBias = p.get(PREFIX + "0.bias", new long[] { shape.hidden() }, places);
		kernelWeight = p.get(PREFIX + "2.weight", new long[] { outputs, shape.hidden() }, kernels);
		// What is added to an interpolation begins small.
		kernelBias = p.get(PREFIX + "2.bias", new long[] { outputs }, shape.own() ? Initialisation.ZERO : kernels);
	}

	/**
	 * The part that depends on the features alone.
	 *
	 * @param features N × features × H × W
	 * @return N · H · W × C · hidden, and N · H · W × C
	 */
	NDList prepare(final NDArray features) {
		final NDManager outer = features.getManager();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(features);
			final long f = shape.features(), c = shape.channels(), h = shape.hidden();
			final NDArray kernels = Scoped.call(kernelWeight.array(), w -> w.reshape(f, 3, 3, c, h).transpose(3, 4, 0, 1, 2).reshape(c * h, f,
				3, 3));
			final NDArray biases = Scoped.call(kernelBias.array(), b -> b.reshape(f, 3, 3, c).transpose(3, 0, 1, 2));
			kernels.attach(scope);
			biases.attach(scope);
			final NDArray g = rows(convolved(features, kernels), c * h), b = rows(convolved(features, biases), c);
			g.attach(outer);
			b.attach(outer);
			return new NDList(g, b);
		}
	}

	private static NDArray convolved(final NDArray x, final NDArray kernels) {
		return Conv2d.conv2d(x, kernels, null, ONE, ONE, ONE).singletonOrThrow();
	}

	/** N × K × H × W → N · H · W × K. */
	private static NDArray rows(final NDArray maps, final long width) {
		return maps.transpose(0, 2, 3, 1).reshape(-1, width);
	}

	/**
	 * The part that depends on the grid: some rows of the enlarged images.
	 *
	 * @param prepared what {@link #prepare} gave
	 * @param count number of images
	 * @param grid the whole grid
	 * @param from first new row
	 * @param to the row after the last
	 * @param top the grid's row of the image at which the prepared rows begin
	 * @param rows how many rows of the image are prepared
	 * @return N × C × (to − from) × new width
	 */
	NDArray apply(final NDList prepared, final int count, final MiassrGrid grid, final int from, final int to, final int top,
		final int rows)
	{
		final NDArray g = prepared.get(0), b = prepared.get(1);
		final NDManager outer = g.getManager();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(g, b);
			final MiassrGrid.Line y = grid.rows(), x = grid.columns();
			final long c = shape.channels(), h = shape.hidden(), pixels = (long) (to - from) * grid.newWidth();
			final NDArray index = index(scope, count, y, x, from, to, top, rows, grid.width());
			final NDArray places = places(scope, y, x, from, to, grid.inverse()).reshape(1, pixels, 1, h);
			final NDArray detail = fetched(g, index).reshape(count, pixels, c, h).mul(places).sum(new int[] { 3 });
			final NDArray all = detail.add(fetched(b, index).reshape(count, pixels, c));
			final NDArray result = all.transpose(0, 2, 1).reshape(count, c, to - from, grid.newWidth());
			result.attach(outer);
			return result;
		}
	}

	/** The first layer's answer for each new pixel: rows · columns × hidden. It is one sum for the row and one for the column. */
	private NDArray places(final NDManager scope, final MiassrGrid.Line y, final MiassrGrid.Line x, final int from, final int to,
		final float inverse)
	{
		final int rows = to - from, columns = x.part().length;
		final float[] forRows = new float[2 * rows];
		for (int i = 0; i < rows; i++) {
			forRows[2 * i] = inverse;
			forRows[2 * i + 1] = y.part()[from + i];
		}
		final NDList parts = placeWeight.array().split(new long[] { 2 }, 1);
		scope.attachAll(parts.get(0), parts.get(1));
		final NDArray row = ai.djl.nn.core.Linear.linear(Constants.array(scope, forRows, new Shape(rows, 2)), parts.get(0), placeBias
			.array()).singletonOrThrow();
		final NDArray column = Constants.array(scope, x.part(), new Shape(columns, 1)).matMul(parts.get(1).transpose());
		final NDArray sum = row.reshape(rows, 1, -1).add(column.reshape(1, columns, -1));
		return Activation.relu(shape.own() ? sum.mul(Constants.scalar(scope, 2f / shape.hidden())) : sum);
	}

	/** For each image and each new pixel the number of the prepared row in which it lies. */
	private static NDArray index(final NDManager scope, final int count, final MiassrGrid.Line y, final MiassrGrid.Line x, final int from,
		final int to, final int top, final int rows, final int width)
	{
		final int columns = x.whole().length, pixels = (to - from) * columns;
		final long[] index = new long[count * pixels];
		for (int i = 0; i < to - from; i++) {
			final long start = (long) (y.whole()[from + i] - top) * width;
			for (int j = 0; j < columns; j++) index[i * columns + j] = start + x.whole()[j];
		}
		for (int n = 1; n < count; n++) {
			final long start = (long) n * rows * width;
			for (int k = 0; k < pixels; k++) index[n * pixels + k] = start + index[k];
		}
		// As with Constants: the recorded graph needs memory of its own.
		try (NDArray borrowed = scope.create(index)) {
			return borrowed.duplicate();
		}
	}

	private static NDArray fetched(final NDArray rows, final NDArray index) {
		return rows.getNDArrayInternal().embedding(index, rows, SparseFormat.DENSE).singletonOrThrow();
	}

	/** Bytes of {@link #apply} for one new pixel of one image: fetched, multiplied, and the places. */
	long bytesPerPixel() {
		return Float.BYTES * (2L * shape.channels() * shape.hidden() + 3L * shape.hidden());
	}

	@Override
	public String toString() {
		return "MetaUpscale " + Arrays.asList(shape.features(), shape.hidden(), shape.channels());
	}
}
