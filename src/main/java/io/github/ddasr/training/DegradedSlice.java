package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.downsampling.Degradation;
import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.Gmsd;
import io.github.ddasr.quality.GreyWindow;
import io.github.ddasr.quality.SlicePair;

/**
 * A slice made worse by one degradation, and how much worse it is.
 *
 * @param subject whom it shows
 * @param slice number of the slice that it was made of
 * @param kind name of the degradation, empty for the slice as it was
 * @param grade 0 for the slice as it was, else 1 … {@value #GRADES}
 * @param target 100 · GMSD from the slice as it was, inside the foreground; NaN if it cannot be told
 * @param cut the degraded slice
 */
record DegradedSlice(String subject, int slice, String kind, int grade, double target, GreyCut cut) {

	/** Grades of each degradation. */
	static final int GRADES = 5;

	/** What {@link #target} is, in words. */
	static final String TARGET = "100 GMSD inside the foreground, against the slice as it was";

	/** Largest margin around the foreground. */
	private static final double MARGIN = 0.3;
	/**
	 * GMSD, because it weighs blur, noise, ghosts and blocks nearly alike, is the same for slices of any size, and
	 * agrees with observers better than the SSIM family in its authors' comparison (Xue et al. 2014).
	 */
	private static final FullReferenceMetric DEVIATION = new Gmsd();

	/** Makes the degraded versions of one slice. */
	static final class Maker {

		private final String subject;
		private final int slice;
		private final GreyCut original;
		private final SplittableRandom random;
		private final boolean masked;

		/**
		 * Takes the part of the slice around its foreground.
		 *
		 * @param random draws the margins, the degradations, and whether the air is set to 0 afterwards
		 */
		Maker(final String subject, final int slice, final GreyCut whole, final SplittableRandom random) {
			this.subject = subject;
			this.slice = slice;
			this.original = whole.aroundForeground(MARGIN, random);
			this.random = random;
			this.masked = random.nextBoolean();
		}

		/** The slice as it was. */
		DegradedSlice original() {
			return new DegradedSlice(subject, slice, "", 0, 0, original);
		}

		/**
		 * @param kind name of the degradation
		 * @param grade 1 … {@value DegradedSlice#GRADES}
		 * @param strength 0 … 1
		 */
		DegradedSlice degraded(final String kind, final Degradation degradation, final int grade, final double strength) {
			final float[] worse = degradation.apply(original.values(), original.width(), original.height(), strength,
				GreyWindow.WHITE, random);
			// Half of the slices look like a scan whose brain was cut out afterwards: the metric must not go by the air.
			for (int i = 0; masked && i < worse.length; i++) if (!original.mask()[i]) worse[i] = 0;
			final GreyCut cut = original.with(worse);
			return new DegradedSlice(subject, slice, kind, grade, target(cut), cut);
		}

		private double target(final GreyCut cut) {
			return 100 * DEVIATION.of(new SlicePair(clipped(cut), clipped(original), cut.mask(), cut.width(), cut.height()),
				GreyWindow.WHITE).value();
		}

		private static float[] clipped(final GreyCut cut) {
			final double[] values = cut.clipped();
			final float[] floats = new float[values.length];
			for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
			return floats;
		}
	}
}
