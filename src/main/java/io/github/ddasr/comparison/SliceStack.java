package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Some slices of a volume, in real-world values, with the window and the head that are found on them alone: so that made
 * slices and those of real scans are treated alike.
 */
final class SliceStack {

	/** Slices that show less of the head than this share of the fullest slice are left out. */
	static final double LEAST_SHARE = 0.3;

	private final String subject;
	private final String file;
	private final int[] indices;
	private final int count;
	private final int width;
	private final int height;
	private final float[][] slices;
	private final IntensityWindow window;
	private final BrainMask head;

	/**
	 * @param subject who is shown
	 * @param file where the slices are from
	 * @param indices their numbers within the volume
	 * @param count number of slices of that volume
	 * @param slices real-world values, row major
	 * @param width columns
	 * @throws DdasrException if the slices show nothing
	 */
	SliceStack(final String subject, final String file, final int[] indices, final int count, final float[][] slices,
		final int width)
	{
		this.subject = subject;
		this.file = file;
		this.indices = indices;
		this.count = count;
		this.slices = slices;
		this.width = width;
		height = slices[0].length / width;
		final RandomAccessibleInterval<FloatType> voxels = PlanarImgs.floats(width, height, slices.length);
		for (int k = 0; k < slices.length; k++) Slices.write(voxels, 2, k, slices[k]);
		final Foreground foreground = Foreground.of(voxels);
		head = BrainMask.of(new Volume(file, voxels, Geometry.ofSpacing(1, 1, 1)), foreground, Monitor.NONE);
		if (head.voxels() == 0) throw noForeground(file);
		window = foreground.window().fromZero();
	}

	/**
	 * Chooses slices that show enough of the head, evenly spread over them.
	 *
	 * @param subject who is shown
	 * @param volume a volume of any number of slices
	 * @param axis direction of the slices; null for the slices as they lie in the file
	 * @param most largest number of slices; 0 for all
	 * @param monitor asked for cancel
	 * @throws DdasrException if there is no foreground, or there are voxels that are no numbers
	 */
	static SliceStack of(final String subject, final Volume volume, final Axis axis, final int most,
		final Monitor monitor)
	{
		final RandomAccessibleInterval<FloatType> voxels = volume.voxels();
		final Foreground foreground = Foreground.of(voxels, monitor);
		if (foreground.nonFinite() > 0) throw new DdasrException(volume.name() + " has voxels that are NaN or infinite (" +
			foreground.nonFinite() + " of them). Repair it or leave it out.");
		final int dimension = dimension(volume, axis);
		final int[] indices = chosen(BrainMask.of(volume, foreground, monitor), dimension, most);
		if (indices.length == 0) throw noForeground(volume.name());
		return read(subject, volume, dimension, indices);
	}

	/** The slices of the same numbers of another volume. */
	SliceStack alike(final Volume volume, final Axis axis) {
		final int dimension = dimension(volume, axis);
		if (Slices.count(volume.voxels(), dimension) != count) throw new DdasrException(volume.name() + " has " + Slices.count(
			volume.voxels(), dimension) + " slices, but the scan of which it is the truth, " + file + ", has " + count +
			". Give the truth of each scan under the scan's name.");
		return read(subject, volume, dimension, indices);
	}

	private static SliceStack read(final String subject, final Volume volume, final int dimension, final int[] indices) {
		final float[][] slices = new float[indices.length][];
		for (int i = 0; i < slices.length; i++) slices[i] = Slices.read(volume.voxels(), dimension, indices[i]);
		return new SliceStack(subject, volume.name(), indices, Slices.count(volume.voxels(), dimension), slices, Slices.width(
			volume.voxels(), dimension));
	}

	private static int dimension(final Volume volume, final Axis axis) {
		// A picture has one slice, whichever way it is asked for.
		return axis == null || volume.voxels().dimension(2) == 1 ? 2 : volume.geometry().dimensionOf(axis);
	}

	private static DdasrException noForeground(final String file) {
		return new DdasrException(file + " has no foreground: its slices are empty. Leave it out.");
	}

	private static int[] chosen(final BrainMask head, final int dimension, final int most) {
		final int[] area = new int[head.dimensions()[dimension]];
		int largest = 0;
		for (int k = 0; k < area.length; k++) {
			for (final boolean inside : head.plane(dimension, k)) if (inside) area[k]++;
			largest = Math.max(largest, area[k]);
		}
		final List<Integer> full = new ArrayList<>();
		for (int k = 0; k < area.length; k++) if (area[k] > 0 && area[k] >= LEAST_SHARE * largest) full.add(k);
		final int n = most == 0 ? full.size() : Math.min(most, full.size());
		final int[] chosen = new int[n];
		for (int i = 0; i < n; i++) chosen[i] = full.get((int) ((i + 0.5) * full.size() / n));
		return chosen;
	}

	String subject() {
		return subject;
	}

	String file() {
		return file;
	}

	int size() {
		return slices.length;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int[] indices() {
		return indices;
	}

	int count() {
		return count;
	}

	/** @return real-world values of a slice; not to be changed */
	float[] slice(final int i) {
		return slices[i];
	}

	/** @return the value that stands for white */
	double white() {
		return window.upper();
	}

	/** @return the slices in their window */
	List<StudySlice> windowed() {
		final List<StudySlice> windowed = new ArrayList<>();
		for (int k = 0; k < slices.length; k++) {
			final double[] values = new double[slices[k].length];
			for (int i = 0; i < values.length; i++) values[i] = (slices[k][i] - window.lower()) / window.width();
			windowed.add(new StudySlice(subject, file, indices[k], values, head.plane(2, k), width, height, count == 1 ? 0 : indices[k] /
				(count - 1.0)));
		}
		return windowed;
	}

	/**
	 * @param factor divides the sides afterwards
	 * @return the stack without the columns at the right and the rows at the bottom that do not fill a coarse pixel
	 * @throws DdasrException if a slice is too small
	 */
	SliceStack wholeCells(final int factor) {
		final int w = width / factor * factor, h = height / factor * factor;
		if (Math.min(w, h) / factor < DegradationOptions.SMALLEST) throw new DdasrException("The slices of " + file + " (" + width +
			" × " + height + ") would have fewer than " + DegradationOptions.SMALLEST + " pixels along a side after division by " + factor +
			". Choose a smaller factor, or another axis.");
		if (w == width && h == height) return this;
		final float[][] cropped = new float[slices.length][w * h];
		for (int k = 0; k < slices.length; k++) for (int y = 0; y < h; y++) System.arraycopy(slices[k], y * width, cropped[k], y *
			w, w);
		return new SliceStack(subject, file, indices, count, cropped, w);
	}

	/** A stack of the same slices on the coarse grid. */
	SliceStack with(final float[][] coarse, final int coarseWidth) {
		return new SliceStack(subject, file, indices, count, coarse, coarseWidth);
	}
}
