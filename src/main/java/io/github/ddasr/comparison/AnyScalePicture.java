package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.volume.Monitor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * One case of an {@link AnyScaleStudy} to be looked at: the middle slice of the coarse volume, of every method's and of the truth, and below
 * them what each has too much (bright) or too little (dark).
 */
public final class AnyScalePicture {

	/** Differences are shown so many times larger. */
	private static final int GAIN = 4;
	private static final float GREY = 0.5f;

	private final Map<String, float[]> images = new LinkedHashMap<>();
	private int axis;
	private BlockSlices slices;
	private boolean upsideDown;
	private float[] truth;
	private String title = "";

	/** Takes the way in which slices are cut and shown: whether their last rows lie further to the front, or further up. */
	void across(final int sliceAxis, final boolean rises) {
		axis = sliceAxis;
		upsideDown = rises;
	}

	/** Takes the truth and the coarse volume, which is shown with its voxels repeated. */
	void begin(final String what, final float[] block, final AnyScaleGrid grid, final float[] coarse) {
		images.clear();
		title = what;
		slices = new BlockSlices(grid.fine(), axis);
		truth = middle(block);
		add(Demonstration.COARSE, AnyScaleInterpolation.of("nearest").enlarge(coarse, grid, Monitor.NONE));
	}

	/** Takes what a method made. */
	void add(final String method, final float[] block) {
		images.put(method, middle(block));
	}

	private float[] middle(final float[] block) {
		return slices.read(block, slices.count() / 2);
	}

	/**
	 * @param target a .png file
	 * @throws IllegalStateException if nothing was measured
	 */
	public void write(final Path target) {
		if (truth == null) throw new IllegalStateException("nothing to show");
		final ComparisonPicture picture = new ComparisonPicture(images.size() + 1);
		images.forEach((name, image) -> picture.add(name, plane(image)));
		picture.add(Demonstration.TRUTH + " (" + title + ")", plane(truth));
		images.forEach((name, image) -> picture.add(name + ", difference × " + GAIN, plane(difference(image))));
		picture.write(target);
	}

	private float[] difference(final float[] image) {
		final float[] difference = new float[image.length];
		for (int i = 0; i < image.length; i++) difference[i] = GREY + GAIN * (image[i] - truth[i]);
		return difference;
	}

	private RandomAccessibleInterval<FloatType> plane(final float[] image) {
		final RandomAccessibleInterval<FloatType> plane = ArrayImgs.floats(image, slices.width(), slices.height());
		return upsideDown ? Views.zeroMin(Views.invertAxis(plane, 1)) : plane;
	}
}
