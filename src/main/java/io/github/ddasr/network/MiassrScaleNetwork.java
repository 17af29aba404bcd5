package io.github.ddasr.network;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.DeviceMemory;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/**
 * A MIASSR generator with the weights of a model file, ready to enlarge slices by any scale. Slices that would take too much memory are
 * done in bands of rows, each with as many rows around it as the feature extractor sees, so that the result is that of the whole slice.
 */
public final class MiassrScaleNetwork implements ScaleNetwork {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = MiassrShape.ARCHITECTURE;

	/** Native memory that one call may take where nothing else is said. */
	private static final long USUAL_BYTES = 1L << 30;
	/** Memory of the part of a band that is up-scaled at once. */
	private static final long PIECE_BYTES = 1L << 26;
	/** What a product of a size and a scale may differ from a whole number, in new pixels, without a mirrored view being shifted. */
	private static final double WHOLE = 1e-3;
	/** Maps of the extractor's width that live at the same time, with what a convolution takes on the way; measured. */
	private static final int LIVE_MAPS = 7, LIVE_NORMALISED_MAPS = 14;

	private final MiassrShape shape;
	private final DeviceSelection device;
	private final NDManager manager;
	private final MiassrGenerator generator;
	private final double[] learned;
	private final long budget;
	private final MiassrBase interpolation = new MiassrBase();

	MiassrScaleNetwork(final MiassrShape shape, final Parameters.Source weights, final double[] learned, final long budget,
		final DeviceSelection device)
	{
		this.shape = shape;
		this.device = device;
		this.learned = learned.clone();
		this.budget = budget;
		this.manager = Engines.start().newBaseManager(device.device());
		try {
			this.generator = new MiassrGenerator(shape, new Parameters(manager, weights), new Buffers(manager, weights));
			generator.parameters().flat();
		}
		catch (final RuntimeException e) {
			manager.close();
			throw EngineErrors.translate(e);
		}
	}

	/**
	 * @param model a model file of architecture {@value MiassrShape#ARCHITECTURE}, also public weights opened as one
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if the file's tensors are not those of its own header
	 */
	public static MiassrScaleNetwork open(final ModelFile model, final DeviceSelection device) {
		final MiassrShape shape = MiassrShape.of(model.header());
		final TensorFile tensors = model.tensors();
		final long bytes = device.device().isGpu() ? DeviceMemory.free(device.device()) / 10 * 7 : USUAL_BYTES;
		return new MiassrScaleNetwork(shape, (name, s, initial) -> tensors.tensor(name).floats(), learned(model), bytes, device);
	}

	/** The smallest and the largest scale. */
	private static double[] learned(final ModelFile model) {
		final String scales = model.header().options().getOrDefault(MiassrShape.SCALES, MiassrShape.PUBLISHED_SCALES);
		try {
			final int colon = scales.indexOf(':');
			return new double[] { Double.parseDouble(scales.substring(0, Math.max(0, colon))), Double.parseDouble(scales.substring(colon + 1)) };
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("The header of the model " + model.source() + " does not say for which scales it is (\"" + scales +
				"\"). Get the file again from where it came.", e);
		}
	}

	@Override
	public int channels() {
		return shape.channels();
	}

	@Override
	public double smallestScale() {
		return learned[0];
	}

	@Override
	public double largestScale() {
		return learned[1];
	}

	@Override
	public int size(final int size, final double scale) {
		return shape.own() ? MiassrGrid.size(size, scale) : (int) (size * scale);
	}

	/** The published grid begins at one corner; where the scale gives no whole number of pixels, its other end hangs over. */
	@Override
	public boolean canMirror(final int width, final int height, final double scale) {
		return shape.own() || isWhole(width * scale) && isWhole(height * scale);
	}

	private static boolean isWhole(final double number) {
		return Math.abs(number - Math.rint(number)) < WHOLE;
	}

	@Override
	public String deviceLine() {
		return device.line();
	}

	@Override
	public long bytes(final int height, final int width, final double scale) {
		final int band = band(height, width);
		return bytesOfBand(height, width, band) + PIECE_BYTES + generator.upscale().bytesPerPixel() * size(width, scale);
	}

	/** Rows that are done at once. */
	private int band(final int height, final int width) {
		if (bytesOfBand(height, width, height) <= budget) return height;
		final long seen = budget / (width * bytesOfFeatures()) - 2L * shape.radius(), own = budget / (width * bytesPrepared());
		return (int) Math.max(1, Math.min(height, Math.min(seen, own)));
	}

	/** First the extractor works, then what it found is convolved with the kernels. */
	private long bytesOfBand(final int height, final int width, final int band) {
		final long rows = Math.min(height, band + 2L * shape.radius());
		return width * Math.max(rows * bytesOfFeatures(), band * bytesPrepared());
	}

	private long bytesOfFeatures() {
		final long kept = shape.extractor() == MiassrShape.Extractor.RDN ? (long) shape.blocks() * shape.features() * 2 + 2L * shape.layers() * shape
			.growth() : 0;
		final int maps = shape.extractor() == MiassrShape.Extractor.SRRESNET ? LIVE_NORMALISED_MAPS : LIVE_MAPS;
		return Float.BYTES * ((long) maps * shape.features() + kept);
	}

	private long bytesPrepared() {
		return Float.BYTES * (2L * shape.features() + (long) shape.channels() * (shape.hidden() + 1));
	}

	@Override
	public float[] apply(final float[] image, final int height, final int width, final double scale) {
		final MiassrGrid grid = shape.own() ? MiassrGrid.aligned(height, width, scale) : MiassrGrid.published(height, width, scale);
		final float[] result = shape.own() ? base(image, grid) : new float[Math.multiplyExact(shape.channels(), Math.multiplyExact(grid
			.newHeight(), grid.newWidth()))];
		final int[] owner = grid.rows().whole();
		final int band = band(height, width);
		try {
			for (int top = 0; top < height; top += band) {
				final int bottom = Math.min(height, top + band);
				final int from = firstAtLeast(owner, top), to = firstAtLeast(owner, bottom);
				if (from < to) addBand(image, grid, new int[] { top, bottom, from, to }, result);
			}
			return result;
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	/** The image enlarged by interpolation, channel by channel. */
	private float[] base(final float[] image, final MiassrGrid grid) {
		final int h = grid.height(), w = grid.width(), size = grid.newHeight() * grid.newWidth();
		final float[] all = new float[Math.multiplyExact(shape.channels(), size)];
		for (int c = 0; c < shape.channels(); c++) {
			final float[] one = interpolation.enlarge(Arrays.copyOfRange(image, c * h * w, (c + 1) * h * w), w, h, grid.newWidth(), grid
				.newHeight());
			System.arraycopy(one, 0, all, c * size, size);
		}
		return all;
	}

	/** The first new row that begins in an old row of that number or a later one. */
	private static int firstAtLeast(final int[] owner, final int row) {
		int first = 0;
		while (first < owner.length && owner[first] < row) first++;
		return first;
	}

	/** @param rows first and last row of the image, first and last new row; the last ones do not count */
	private void addBand(final float[] image, final MiassrGrid grid, final int[] rows, final float[] result) {
		final int top = rows[0], bottom = rows[1], width = grid.width();
		final int above = Math.max(0, top - shape.radius()), below = Math.min(grid.height(), bottom + shape.radius());
		try (NDManager scope = manager.newSubManager()) {
			final NDArray cut = ChannelsLast.fromPlanar(scope, cut(image, grid, above, below), new Shape(1, shape.channels(), below - above,
				width));
			final NDList prepared = prepare(cut, top - above, bottom - above);
			final long perRow = generator.upscale().bytesPerPixel() * grid.newWidth();
			final int piece = (int) Math.max(1, PIECE_BYTES / perRow);
			for (int from = rows[2]; from < rows[3]; from += piece) {
				final int to = Math.min(rows[3], from + piece);
				try (NDManager own = scope.newSubManager()) {
					own.tempAttachAll(prepared.get(0), prepared.get(1));
					final NDArray detail = generator.upscale().apply(prepared, 1, grid, from, to, top, bottom - top);
					add(ChannelsLast.toPlanar(generator.finished(detail)), grid, from, to, result);
				}
			}
		}
	}

	private NDList prepare(final NDArray cut, final int from, final int to) {
		final NDManager outer = cut.getManager();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(cut);
			final NDArray features = generator.features(cut);
			// One more row on each side for the predicted kernels; where the image ends there is none, and zeros take its place.
			final long height = features.getShape().get(2), above = Math.max(0, from - 1), below = Math.min(height, to + 1);
			final NDArray own = above == 0 && below == height ? features : features.get(":, :, {}:{}, :", above, below);
			final NDList all = generator.upscale().prepare(own);
			final long width = features.getShape().get(3), skipped = (from - above) * width, rows = (to - from) * width;
			final NDList prepared = new NDList();
			for (final NDArray a : all) {
				final NDArray part = a.getShape().get(0) == rows ? a : a.get("{}:{}, :", skipped, skipped + rows).duplicate();
				part.attach(outer);
				prepared.add(part);
			}
			return prepared;
		}
	}

	private float[] cut(final float[] image, final MiassrGrid grid, final int above, final int below) {
		final int width = grid.width(), rows = below - above;
		final float[] part = new float[shape.channels() * rows * width];
		for (int c = 0; c < shape.channels(); c++) {
			System.arraycopy(image, (c * grid.height() + above) * width, part, c * rows * width, rows * width);
		}
		return part;
	}

	private void add(final float[] piece, final MiassrGrid grid, final int from, final int to, final float[] result) {
		final int size = (to - from) * grid.newWidth();
		for (int c = 0; c < shape.channels(); c++) {
			final int start = (c * grid.newHeight() + from) * grid.newWidth();
			for (int i = 0; i < size; i++) result[start + i] += piece[c * size + i];
		}
	}

	@Override
	public void close() {
		manager.close();
	}
}
