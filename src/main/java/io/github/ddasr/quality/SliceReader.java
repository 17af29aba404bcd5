package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Slices;

/**
 * Chooses the slices of a volume and reads them, cropped and masked, as grey values. What is foreground is decided on
 * the reference where there is one, so that all images are measured on the same pixels. Not thread-safe.
 */
final class SliceReader {

	private final QualityOptions options;
	private final GreyVolume judged;
	private final GreyVolume truth;
	private final ChosenPixels chosen;
	private final int dimension;
	private final int width;
	private final int height;
	private final int count;
	private final boolean slices;
	private final boolean head;
	private final List<Integer> measured = new ArrayList<>();
	private final List<Integer> skipped = new ArrayList<>();
	private final Box sliceBox;
	private final Box pairBox;

	/**
	 * @param options slices, foreground
	 * @param judged the image that is measured
	 * @param truth its reference, of the same size, or null
	 * @param slices whether slices are needed without their reference, too
	 * @param head whether these are to come with the pixels of the head
	 * @param chosen what the user marked
	 * @throws DdasrException if the slices that are asked for do not exist or show no foreground
	 */
	SliceReader(final QualityOptions options, final GreyVolume judged, final GreyVolume truth, final boolean slices,
		final boolean head, final ChosenPixels chosen)
	{
		this.options = options;
		this.judged = judged;
		this.truth = truth;
		this.slices = slices;
		this.head = head;
		this.chosen = chosen;
		dimension = options.dimension(judged.volume().geometry());
		width = Slices.width(judged.volume().voxels(), dimension);
		height = Slices.height(judged.volume().voxels(), dimension);
		count = Slices.count(judged.volume().voxels(), dimension);
		if (!chosen.isEmpty() && dimension != 2) throw new DdasrException("Regions of interest were drawn on the slices of " +
			name() + " as they lie. Measure with axis=native, or remove the selection and the areas named signal, other and air.");
		choose();
		final Box whole = new Box(0, 0, width, height);
		final Box used = options.foreground() == ForegroundUse.BOX && brain() != null ? Box.around(projection(), width) : whole;
		pairBox = chosen.selection() == null ? used : whole;
		sliceBox = chosen.selection() == null ? used : Box.around(chosen.selection(), width);
		if (sliceBox == null) throw new DdasrException("The region of interest on " + name() +
			" holds no pixel. Draw one inside the image, or remove it (Edit > Selection > Select None).");
	}

	private String name() {
		return judged.volume().name();
	}

	/** @return slices to measure, counted from 0 */
	List<Integer> measured() {
		return measured;
	}

	/** @return slices of the range that have too little foreground, counted from 1 */
	List<Integer> skipped() {
		return skipped;
	}

	/** @return slices of the volume */
	int count() {
		return count;
	}

	/** @return the part of the image's slices that metrics of a single image see */
	Box sliceBox() {
		return sliceBox;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** @return the grey values of a whole slice, to be looked at */
	float[] greys(final int index) {
		return judged.window().floats(judged.slice(dimension, index));
	}

	/** @return first slice of the range, counted from 1 */
	int first() {
		return Math.max(1, options.first());
	}

	/** @return last slice of the range, counted from 1 */
	int last() {
		return options.last() == 0 ? count : options.last();
	}

	private void choose() {
		check("first", options.first());
		check("last", options.last());
		if (first() > last()) throw new DdasrException("first=" + first() + " lies behind the last slice, " + last() + ", of " +
			name() + ". Give a range from the lower number to the higher.");
		final GreyVolume decides = truth == null ? judged : truth;
		final boolean skips = count > 1 && options.skip() > 0 && !decides.isConstant();
		for (int n = first(); n <= last(); n++) {
			if (skips && decides.share(dimension, n - 1) < options.skip()) skipped.add(n);
			else measured.add(n - 1);
		}
		if (measured.isEmpty()) throw new DdasrException("None of the slices " + first() + " to " + last() + " of " + name() +
			" has a share of foreground of " + Numbers.brief(options.skip()) + ". Choose other slices or a lower skip.");
	}

	private void check(final String key, final int number) {
		if (number <= count) return;
		throw new DdasrException(key + "=" + number + " is out of range: " + name() + " has " + count + (count == 1 ? " slice"
			: " slices") + " along the axis " + options.axisName() + ". Give a number from 1 to " + count + ", or 0 for all.");
	}

	/** @return the foreground, or null where a volume of one value has none */
	private BrainMask brain() {
		final BrainMask brain = (truth == null ? judged : truth).brain();
		return brain.voxels() == 0 ? null : brain;
	}

	/** Pixels that are foreground in any slice of the volume, so that the box does not depend on the range. */
	private boolean[] projection() {
		final boolean[] any = new boolean[width * height];
		for (int k = 0; k < count; k++) or(any, brain().plane(dimension, k));
		return any;
	}

	private static void or(final boolean[] target, final boolean[] other) {
		for (int i = 0; i < target.length; i++) target[i] |= other[i];
	}

	/** @return the slice, and the pair with the reference where there is one */
	SliceInput read(final int index) {
		final float[] image = judged.slice(dimension, index);
		final boolean[] mask = mask(index), finite = finite(index);
		return new SliceInput(index, slices ? slice(image, mask, finite, index) : null, sliceBox, truth == null ? null : pair(
			image, Masks.both(mask, finite), index), pairBox, range());
	}

	private GreySlice slice(final float[] image, final boolean[] mask, final boolean[] finite, final int index) {
		final GreyWindow window = judged.window();
		final boolean[] pixels = head && brain() != null ? brain().plane(dimension, index) : null;
		return new GreySlice(window.doubles(sliceBox.crop(image, width)), sliceBox.width(), sliceBox.height(), sliceBox.crop(
			mask, width), window.zero(), chosen.regions(sliceBox, width), sliceBox.crop(pixels, width), sliceBox.crop(
				finite, width));
	}

	/** @return the data range L of the pairs */
	double range() {
		return truth == null ? GreyWindow.WHITE : truth.window().range();
	}

	private SlicePair pair(final float[] image, final boolean[] mask, final int index) {
		final GreyWindow window = truth.window();
		return new SlicePair(window.compared(pairBox.crop(image, width)), window.compared(pairBox.crop(truth.slice(dimension,
			index), width)), pairBox.crop(mask, width), pairBox.width(), pairBox.height());
	}

	private boolean[] mask(final int index) {
		final boolean headOnly = options.foreground() == ForegroundUse.MASK && brain() != null;
		return headOnly ? Masks.both(chosen.selection(), brain().plane(dimension, index)) : chosen.selection();
	}

	/** Pixels that are numbers in all images of the slice; null for all. */
	private boolean[] finite(final int index) {
		final boolean[] finite = judged.finite(dimension, index);
		return truth == null ? finite : Masks.both(finite, truth.finite(dimension, index));
	}
}
