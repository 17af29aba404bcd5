package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.MiassrBase;
import io.github.ddasr.network.MiassrGrid;
import io.github.ddasr.volume.IntensityWindow;

/**
 * Batches of paired patches of one scale each. Each batch is a pure function of (seed, step), so a resumed run sees the same stream as
 * an undisturbed one; the next is made in the background.
 * <p>
 * Whole slices are made coarse, since k-space is that of a whole scan, and patches are cut where a pixel of both grids begins
 * ({@link MiassrSlice#onCanvas}): the up-scaling counts from the patch's corner, and a patch that began elsewhere would teach it a shift.
 */
final class MiassrSampler implements AutoCloseable {

	/**
	 * A batch.
	 *
	 * @param tenths the scale times ten
	 * @param grid the way from low-resolution patches to high-resolution ones
	 * @param low count × channels × rows × columns
	 * @param high the truth
	 * @param base the same place of low-resolution slices enlarged by {@link MiassrBase}
	 */
	record Batch(int tenths, MiassrGrid grid, float[] low, float[] high, float[] base) {

		double scale() {
			return tenths / 10.0;
		}
	}

	private static final int SLICES = 4, ATTEMPTS = 8;

	private final List<MiassrSubject> subjects;
	private final MiassrOptions options;
	private final int channels;
	private final MiassrBase interpolation = new MiassrBase();
	private final Ahead<Batch> batches = new Ahead<>(this::make);

	MiassrSampler(final List<MiassrSubject> subjects, final MiassrOptions options) {
		this.subjects = subjects;
		this.options = options;
		channels = options.shape().channels();
	}

	Batch batch(final long step) {
		return batches.get(step);
	}

	private Batch make(final long step) {
		final SplittableRandom random = new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + step * 0xD1B54A32D192ED03L);
		final MiassrOptions.Scales scales = options.scales();
		final int tenths = random.nextInt(scales.smallest(), scales.largest() + 1);
		final int low = options.low(tenths), high = low * tenths / 10;
		// A network of the published kind counts pixels as the published code does.
		final MiassrGrid grid = options.shape().own() ? MiassrGrid.ofPiece(low, tenths) : MiassrGrid.published(low, low, high, high, tenths / 10.0);
		final Batch batch = new Batch(tenths, grid, patches(low), patches(high), patches(high));
		if (options.degradation().isOfPatches()) published(batch, low, high, random);
		else ofSlices(batch, options.degradation().at(step), low, high, random);
		return batch;
	}

	private float[] patches(final int side) {
		return new float[options.batch() * channels * side * side];
	}

	private void ofSlices(final Batch batch, final VolumeDownsampling method, final int low, final int high,
		final SplittableRandom random)
	{
		final MiassrSlice[] slices = new MiassrSlice[Math.min(SLICES, options.batch())];
		for (int i = 0; i < slices.length; i++) {
			final MiassrSlice.Drawn drawn = MiassrSlice.draw(subjects, options.background(), options.patch(), random);
			final MiassrSubject.Slice canvas = MiassrSlice.onCanvas(drawn.slice(), batch.tenths(), random);
			slices[i] = MiassrSlice.of(new MiassrSlice.Drawn(drawn.subject(), canvas), batch.tenths(), method, options.noise() * random
				.nextDouble(), interpolation, random);
		}
		for (int i = 0; i < options.batch(); i++) {
			final MiassrSlice s = slices[i % slices.length];
			final int[] at = place(s, low, random);
			final int x = at[0] * s.tenths() / 10, y = at[1] * s.tenths() / 10;
			final float gain = (float) (0.9 + 0.2 * random.nextDouble());
			for (int c = 0; c < channels; c++) {
				cut(s.low()[c], s.width(), at[0], at[1], low, gain, batch.low(), i * channels + c);
				cut(s.high()[c], s.newWidth(), x, y, high, gain, batch.high(), i * channels + c);
				cut(s.base()[c], s.newWidth(), x, y, high, gain, batch.base(), i * channels + c);
			}
		}
	}

	/** A low-resolution place at which a high-resolution pixel begins, too, most often one with brain under it. */
	private int[] place(final MiassrSlice s, final int size, final SplittableRandom random) {
		final int period = MiassrSlice.period(s.tenths());
		final int columns = (s.width() - size) / period + 1, rows = (s.height() - size) / period + 1;
		final boolean anywhere = random.nextDouble() < options.background();
		int x = 0, y = 0;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			x = period * random.nextInt(columns);
			y = period * random.nextInt(rows);
			if (anywhere || content(s.low()[0], s.width(), x, y, size) > 0.4) break;
		}
		return new int[] { x, y };
	}

	private static double content(final float[] image, final int width, final int x0, final int y0, final int size) {
		int n = 0;
		for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) if (image[(y0 + y) * width + x0 + x] > 0.1) n++;
		return n / (double) (size * size);
	}

	private static void cut(final float[] image, final int width, final int x0, final int y0, final int size, final float gain,
		final float[] target, final int index)
	{
		int at = index * size * size;
		for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) target[at++] = gain * image[(y0 + y) * width + x0 + x];
	}

	/** As published: square patches, each made coarse by itself, and the truth resized to what a whole number of pixels gives. */
	private void published(final Batch batch, final int low, final int high, final SplittableRandom random) {
		final int side = options.patch();
		for (int i = 0; i < options.batch(); i++) {
			final MiassrSlice.Drawn d = MiassrSlice.draw(subjects, options.background(), side, random);
			final MiassrSubject.Slice cut = MiassrSlice.window(d.slice(), random.nextInt(d.slice().width() - side + 1), random.nextInt(d.slice()
				.height() - side + 1), side, side);
			for (int c = 0; c < channels; c++) {
				final IntensityWindow window = d.window(c);
				final float[] patch = MiassrSlice.normalised(cut.images()[c], window), coarse = PublishedShrinking.shrunk(patch, side, low);
				final int at = i * channels + c;
				System.arraycopy(coarse, 0, batch.low(), at * low * low, low * low);
				System.arraycopy(PublishedShrinking.resized(patch, side, high), 0, batch.high(), at * high * high, high * high);
				System.arraycopy(interpolation.enlarge(coarse, low, low, high, high), 0, batch.base(), at * high * high, high * high);
			}
		}
	}

	@Override
	public void close() {
		batches.close();
	}
}
