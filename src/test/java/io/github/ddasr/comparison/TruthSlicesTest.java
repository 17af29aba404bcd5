package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

import java.util.Arrays;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

class TruthSlicesTest {

	/** Two slices of 5 × 3: an empty one and 1 … 15. */
	private static Subject subject() {
		final float[] v = new float[30];
		for (int i = 0; i < 15; i++) v[15 + i] = i + 1;
		return Subject.of(new Volume("small", ArrayImgs.floats(v, 5, 3, 2), Geometry.ofSpacing(1, 1, 1)));
	}

	private static TruthSlices slices(final StudyOptions.Fit fit, final int multiple) {
		return new TruthSlices(subject(), StudyOptions.of(2).withFit(fit, multiple), Monitor.NONE);
	}

	@Test
	void cropTakesTheMiddle() {
		final TruthSlices cropped = slices(StudyOptions.Fit.CROP, 1);
		assertEquals(4, cropped.width());
		assertEquals(2, cropped.height());
		// Half of one surplus pixel is none: the last column and row go.
		assertArrayEquals(new float[] { 1, 2, 3, 4, 6, 7, 8, 9 }, cropped.slice(1));
		assertNull(cropped.mask(0), "no brain in the empty slice");
	}

	@Test
	void padAddsUnmeasuredPixelsOfTheLowestValue() {
		final TruthSlices padded = slices(StudyOptions.Fit.PAD, 2);
		assertEquals(8, padded.width());
		assertEquals(4, padded.height());
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 1 }, firstRows(padded.slice(1)));
		final boolean[] mask = padded.mask(1);
		for (int i = 0; i < mask.length; i++) {
			final int x = i % 8 - 2, y = i / 8 - 1;
			assertEquals(x >= 0 && x < 5 && y >= 0, mask[i]);
		}
	}

	private static float[] firstRows(final float[] slice) {
		return Arrays.copyOf(slice, 16);
	}

	@Test
	void slicesThatAreTooSmallAreRefused() {
		assertEquals("Slices of small (5 × 3) are smaller than 4 pixels. Choose a smaller factor, or pad instead of crop.",
			message(() -> slices(StudyOptions.Fit.CROP, 2)));
	}

	@Test
	void partsOfTheAxis() {
		final Volume volume = subject().truth();
		final Subject top = new Subject("top", volume, 0.667, 1);
		assertEquals(152, top.firstSlice(228));
		assertEquals(228, top.endSlice(228));
		// Even a narrow part holds one slice.
		final Subject narrow = new Subject("narrow", volume, 0.99, 1);
		assertEquals(9, narrow.firstSlice(10));
		assertEquals(10, narrow.endSlice(10));
		assertEquals("The slice range 0.5 to 0.5 of bad is empty or outside 0 to 1. Give fractions of the slice axis, such as " +
			"0.667 to 1.", message(() -> new Subject("bad", volume, 0.5, 0.5)));
		assertThrows(DdasrException.class, () -> new Subject("bad", volume, -0.1, 0.5));
		assertThrows(DdasrException.class, () -> new Subject("bad", volume, Double.NaN, 1));
	}

	@Test
	void optionsAreChecked() {
		assertEquals("Factor 1 leaves nothing to enlarge. Give 2 or more.", message(() -> StudyOptions.of(1)));
		assertEquals("Noise level 3.0 is out of range. Give a fraction from 0 to 1, such as 0.03.", message(() -> StudyOptions
			.of(2).withDegradations(List.of("area"), List.of(3.0))));
		assertEquals("The size cannot be a multiple of 0. Give 1 or more.", message(() -> StudyOptions.of(2).withFit(
			StudyOptions.Fit.CROP, 0)));
		assertThrows(DdasrException.class, () -> StudyOptions.of(2).withDegradations(List.of("fax"), List.of(0.0)));
	}

	private static String message(final Runnable action) {
		return assertThrows(DdasrException.class, action::run).getMessage();
	}
}
