package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.List;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.io.PngWriter;

/**
 * A picture of what a network does at present: columns of images, and of a down-sampling network per row a structure, a texture, the structure in the texture's
 * look, the structure and the texture in their own look.
 */
final class PreviewGrid {

	private static final int ROWS = 4;
	private static final int GAP = 2;

	private PreviewGrid() {}

	static void write(final Path file, final DsnLoss.Images images) {
		write(file, List.of(images.structure(), images.texture(), images.output(), images.structureAgain(), images.textureAgain()));
	}

	/**
	 * @param file the picture
	 * @param columns N × C × H × W each; the first one says how large a field is
	 */
	static void write(final Path file, final List<NDArray> columns) {
		final int side = (int) columns.get(0).getShape().get(2), step = side + GAP;
		final int rows = (int) Math.min(ROWS, columns.get(0).getShape().get(0));
		final int width = columns.size() * step - GAP, height = rows * step - GAP;
		final byte[] pixels = new byte[width * height];
		for (int c = 0; c < columns.size(); c++) {
			for (int r = 0; r < rows; r++) draw(columns.get(c), r, pixels, width, c * step, r * step);
		}
		PngWriter.write(file, pixels, width, height);
	}

	/** Draws the first channel of one image; a smaller one leaves the rest of its field black. */
	private static void draw(final NDArray images, final int index, final byte[] pixels, final int width, final int x0,
		final int y0)
	{
		final int h = (int) images.getShape().get(2), w = (int) images.getShape().get(3);
		try (NDArray image = images.get(index, 0); NDArray flat = image.flatten()) {
			final float[] values = flat.toFloatArray();
			for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
				pixels[(y0 + y) * width + x0 + x] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[y * w + x])));
			}
		}
	}
}
