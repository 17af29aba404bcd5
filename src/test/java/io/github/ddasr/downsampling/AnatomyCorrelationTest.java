package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

class AnatomyCorrelationTest {

	private static final CoarseGrid AXIAL = new CoarseGrid(Axis.AXIAL, 2, false);

	/** Paints the slice turned round, as a network would that has lost the anatomy but not the grey values. */
	private static final Downsampler TURNED = (Slices) (image, width, height, factor) -> {
		final float[] small = area(image, width, height, factor), turned = new float[small.length];
		for (int i = 0; i < small.length; i++) turned[i] = small[small.length - 1 - i];
		return turned;
	};

	/** A method that draws nothing. */
	@FunctionalInterface
	private interface Slices extends Downsampler {

		float[] shrink(float[] image, int width, int height, int factor);

		@Override
		default float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
			final SplittableRandom random)
		{
			return shrink(image, width, height, factor);
		}
	}

	private static float[] area(final float[] image, final int width, final int height, final int factor) {
		return Downsamplers.of("area").shrink(image, width, height, factor, 1, new SplittableRandom(0));
	}

	private static List<PairLine> made(final Downsampler method, final CoarseGrid grid, final Volume fine) {
		return new PairMaker(method, grid, 1).make(fine, "head.nii", 0, Monitor.NONE).slices();
	}

	/** The first and the last slice of the phantom show hardly any head. */
	private static double[] judged(final Downsampler method, final Volume fine) {
		final double[] judged = made(method, AXIAL, fine).stream().mapToDouble(PairLine::correlation).filter(r -> !Double.isNaN(r))
			.toArray();
		assertTrue(judged.length >= 3, judged.length + " slices");
		return judged;
	}

	@Test
	void isPearsonsOverTheHead() {
		final SplittableRandom random = new SplittableRandom(4);
		final float[] made = new float[100], shrunk = new float[100];
		for (int i = 0; i < 100; i++) {
			shrunk[i] = i < 60 ? (float) random.nextDouble() : 20 + (float) random.nextDouble();
			made[i] = i < 60 ? 1000 : (float) (shrunk[i] + random.nextDouble());
		}
		final double[] x = new double[40], y = new double[40];
		for (int i = 0; i < 40; i++) {
			x[i] = made[60 + i];
			y[i] = shrunk[60 + i];
		}
		assertEquals(new PearsonsCorrelation().correlation(x, y), AnatomyCorrelation.of(made, shrunk, 10), 1e-9);
	}

	@Test
	void whatCannotBeJudgedAndWhatIsLostForSure() {
		final float[] shrunk = new float[100], made = new float[100];
		for (int i = 0; i < 9; i++) shrunk[i] = 20 + i;
		assertEquals(Double.NaN, AnatomyCorrelation.of(made, shrunk, 10));
		shrunk[9] = 30;
		assertEquals(0, AnatomyCorrelation.of(made, shrunk, 10));
		made[3] = Float.NaN;
		assertEquals(0, AnatomyCorrelation.of(made, shrunk, 10));
		Arrays.fill(shrunk, 20);
		assertEquals(Double.NaN, AnatomyCorrelation.of(made, shrunk, 10));
	}

	@Test
	void methodsThatKeepTheAnatomyAreNearOne() {
		final Volume fine = Phantom.brain(64, 64, 6);
		for (final double r : judged(Downsamplers.of("area"), fine)) assertEquals(1, r, 1e-6);
		for (final String method : List.of("cubic", "k-space", "example-scanner")) {
			for (final double r : judged(Downsamplers.of(method), fine)) assertTrue(r > 0.85 && r < 1, method + " " + r);
		}
		final List<PairLine> whole = made(Downsamplers.of("area"), new CoarseGrid(Axis.AXIAL, 2, true), fine);
		assertEquals(1, whole.get(0).correlation(), 1e-6);
		assertTrue(made(Downsamplers.of("k-space"), new CoarseGrid(Axis.AXIAL, 2, true), fine).get(0).correlation() > 0.85);
	}

	@Test
	void lostAnatomyIsCountedAndFound() {
		final float[] values = new float[32 * 32 * 3];
		// A bright left half and a darker right half between air; the last slice is nearly empty.
		for (int i = 0; i < 32 * 32 * 2; i++) if (i / 32 % 32 >= 8 && i / 32 % 32 < 24) values[i] = i % 32 < 16 ? 100 + i % 5 : 50 + i % 3;
		values[32 * 32 * 2 + 7] = 70;
		final Volume fine = new Volume("v", ArrayImgs.floats(values, 32, 32, 3), Geometry.ofSpacing(1, 1, 1));
		final List<PairLine> lines = made(TURNED, AXIAL, fine);
		assertTrue(lines.get(0).correlation() < -0.9, lines.toString());
		assertEquals(Double.NaN, lines.get(2).correlation());
		final LostAnatomy anatomy = new LostAnatomy();
		anatomy.add("good.nii", made(Downsamplers.of("area"), AXIAL, fine));
		assertTrue(anatomy.finding().isEmpty());
		anatomy.add("bad.nii", lines);
		final LostAnatomy.Finding finding = anatomy.finding().orElseThrow();
		assertEquals(2, finding.lost());
		assertEquals(4, finding.judged());
		assertEquals(Math.min(lines.get(0).correlation(), lines.get(1).correlation()), finding.lowest());
		assertEquals("slice " + (lines.get(0).correlation() <= lines.get(1).correlation() ? 1 : 2) + " of bad.nii", finding.where());
	}

	@Test
	void placesHaveTheirWords() {
		final LostAnatomy series = new LostAnatomy(), whole = new LostAnatomy();
		series.add("s.nii", List.of(new PairLine(0, 3, 0, -1, 1, 0.2), new PairLine(1, 4, 0, -1, 1, 0.1), new PairLine(1, 5, 0, -1, 1,
			LostAnatomy.LEAST)));
		assertEquals(new LostAnatomy.Finding(2, 3, false, 0.1, "slice 5 of volume 2 of s.nii"), series.finding().orElseThrow());
		whole.add("w.nii", List.of(new PairLine(0, PairLine.WHOLE, 0, -1, 1, 0.3)));
		assertEquals(new LostAnatomy.Finding(1, 1, true, 0.3, "w.nii"), whole.finding().orElseThrow());
	}
}
