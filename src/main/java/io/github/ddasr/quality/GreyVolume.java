package io.github.ddasr.quality;

import net.imglib2.img.array.ArrayImgs;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.NonFinite;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * A volume on its way to grey values. Foreground, brain mask and window cost several passes over the voxels, so each
 * is found when it is first needed. Not thread-safe.
 */
final class GreyVolume {

	private final Volume raw;
	private final Volume volume;
	private final QualityOptions options;
	private final Monitor monitor;
	private final boolean invalid;
	private Foreground foreground;
	private BrainMask brain;
	private GreyWindow window;

	/**
	 * @param volume the volume
	 * @param options window, and what to do with invalid voxels
	 * @param monitor asked for cancel, told what is odd
	 * @throws DdasrException if voxels are not finite and the options do not leave them out
	 */
	GreyVolume(final Volume volume, final QualityOptions options, final Monitor monitor) {
		raw = volume;
		this.options = options;
		this.monitor = monitor;
		final long n = NonFinite.count(volume.voxels());
		invalid = n > 0;
		final String what = n == 1 ? "1 voxel that is" : n + " voxels that are";
		if (invalid && !options.maskInvalid()) {
			throw new DdasrException(volume.name() + " holds " + what +
				" NaN or infinite. Repair the file, or give invalid=mask to leave them out.");
		}
		if (invalid) monitor.warn(volume.name() + ": " + what + " NaN or infinite left out.");
		this.volume = invalid ? volume.with(NonFinite.replaced(volume.voxels(), (float) foreground().background()), volume
			.geometry()) : volume;
	}

	Volume volume() {
		return volume;
	}

	/** @return real-world values of a slice, all finite */
	float[] slice(final int dimension, final int index) {
		return Slices.read(volume.voxels(), dimension, index);
	}

	/** @return the finite pixels of a slice, null for all */
	boolean[] finite(final int dimension, final int index) {
		if (!invalid) return null;
		final float[] values = Slices.read(raw.voxels(), dimension, index);
		final boolean[] finite = new boolean[values.length];
		for (int i = 0; i < finite.length; i++) finite[i] = Float.isFinite(values[i]);
		return finite;
	}

	private Foreground foreground() {
		if (foreground == null) foreground = Foreground.of(raw.voxels(), monitor);
		return foreground;
	}

	/** @return the foreground's voxels; an empty mask where the volume has but one value */
	BrainMask brain() {
		if (brain == null) brain = BrainMask.of(volume, foreground(), monitor);
		return brain;
	}

	/** @return whether the volume has but one value, and so no foreground */
	boolean isConstant() {
		return foreground().minimum() == foreground().maximum();
	}

	/**
	 * @return the share of a slice that is foreground, 0 … 1, whether or not other slices are joined to it: in masked
	 *         volumes pixels that are not 0, else the slice's largest connected part above the background, since noisy air
	 *         has many small ones
	 */
	double share(final int dimension, final int index) {
		final float[] values = slice(dimension, index);
		if (!foreground().masked()) {
			final long width = Slices.width(volume.voxels(), dimension), height = values.length / width;
			return BrainMask.of(volume.with(ArrayImgs.floats(values, width, height, 1), volume.geometry()), foreground(), monitor)
				.share();
		}
		int n = 0;
		for (final float v : values) if (v != 0) n++;
		return n / (double) values.length;
	}

	GreyWindow window() {
		if (window == null) window = findWindow();
		return window;
	}

	private GreyWindow findWindow() {
		switch (options.window().kind()) {
			case GIVEN:
				return mapped("given", options.window().given());
			case FULL:
				return mapped("full range", fullRange());
			case NONE:
				if (!isEightBit()) warnOfRange();
				return new GreyWindow("window=none", null, options.round());
			case BASICSR:
				return automatic().ofVideo();
			default:
				return automatic();
		}
	}

	private GreyWindow automatic() {
		if (isEightBit()) return new GreyWindow("8-bit image", null, options.round());
		final double white = GreyWindow.usualWhite(volume, brain(), monitor);
		if (white > 0) return mapped("99.5th percentile of the foreground", new IntensityWindow(0, white));
		return mapped("full range, as the foreground is not above 0", fullRange());
	}

	private GreyWindow mapped(final String rule, final IntensityWindow real) {
		return new GreyWindow(rule, real, options.round());
	}

	private IntensityWindow fullRange() {
		final Foreground f = foreground();
		return f.maximum() > f.minimum() ? new IntensityWindow(f.minimum(), f.maximum()) : f.window();
	}

	private boolean isEightBit() {
		return volume.pixelType() == PixelType.UINT8 && volume.scaling().equals(Scaling.NONE);
	}

	private void warnOfRange() {
		final Foreground f = foreground();
		if (f.minimum() >= 0 && f.maximum() <= GreyWindow.WHITE) return;
		monitor.warn(volume.name() + ": window=none takes values for grey values from 0 to 255, but they reach from " + Numbers
			.brief(f.minimum()) + " to " + Numbers.brief(f.maximum()) + ".");
	}
}
