package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/** The bundled networks that learned against a discriminator: where they come from, and that they move nothing and lay no grid. */
class BundledNetworksTest {

	private static final int BLOCK = 8;

	@ParameterizedTest
	@CsvSource({ "ddasr-x2-ulf, 2", "ddasr-x2-clinical, 2", "srn-x2-sharp, 2", "srn-x4-sharp, 4" })
	void sayWhereTheyComeFrom(final String name, final int scale) {
		final ModelHeader header = ModelStore.standard(null).open(name).header();
		assertEquals("srn", header.architecture());
		assertEquals(scale, header.scale());
		assertTrue(header.trainingData().contains("hr01 (datalad/example-dicom-structural, PDDL 1.0)"), header.trainingData());
		assertTrue(header.description().contains("ragan against attention-unet"), header.description());
		assertTrue(header.provenance().get("feature network").contains("features-mr"));
		assertTrue(header.provenance().get("options").contains("seed=1"));
	}

	@ParameterizedTest
	@CsvSource({ "ddasr-x2-ulf, 2", "ddasr-x2-clinical, 2", "srn-x2-sharp, 2", "srn-x4-sharp, 4" })
	void theAnatomyStaysInItsPlace(final String name, final int scale) {
		final Volume coarse = Phantom.brain(64, 72, 1), fine = enlarge(name, coarse, scale), cubic = enlarge("cubic", coarse, scale);
		final int width = (int) fine.dimensions()[0], height = (int) fine.dimensions()[1];
		final float[] a = Slices.read(fine.voxels(), 2, 0), b = Slices.read(cubic.voxels(), 2, 0);
		final double here = correlation(a, b, width, height, 0, 0);
		// ddasr-x2-ulf changes the tones, too.
		assertTrue(here > 0.85, "correlation with cubic interpolation: " + here);
		for (final int[] shift : new int[][] { { 1, 0 }, { 0, 1 } }) {
			final double before = correlation(a, b, width, height, -shift[0], -shift[1]), after = correlation(a, b, width, height, shift[0],
				shift[1]);
			// A parabola through three correlations tells a shift of less than a pixel.
			assertEquals(0, (before - after) / (2 * (before - 2 * here + after)), 0.2, "shift in fine pixels");
		}
	}

	/** What is alike in all blocks of 8 × 8 pixels, in percent of white. */
	@ParameterizedTest
	@CsvSource({ "ddasr-x2-ulf, 2", "ddasr-x2-clinical, 2", "srn-x2-sharp, 2", "srn-x4-sharp, 4" })
	void noGridIsLaidOverTheImage(final String name, final int scale) {
		final Volume coarse = Phantom.brain(128, 144, 1), fine = enlarge(name, coarse, scale), cubic = enlarge("cubic", coarse, scale);
		final double pattern = pattern(fine, cubic);
		assertTrue(pattern < 1, "pattern of " + pattern + " % of white");
	}

	private static Volume enlarge(final String model, final Volume coarse, final int scale) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, scale);
		try (SliceEnlarger method = new EnlargementMethods(new StoredNetworks(ModelStore.standard(null), DeviceChoice.CPU)).open(model, options,
			MemoryBudget.ofThisMachine()))
		{
			return new SuperResolution(method, options, MemoryBudget.ofThisMachine()).run(coarse, Monitor.NONE);
		}
	}

	private static double pattern(final Volume fine, final Volume smooth) {
		final int width = (int) fine.dimensions()[0], height = (int) fine.dimensions()[1];
		final float[] a = Slices.read(fine.voxels(), 2, 0), b = Slices.read(smooth.voxels(), 2, 0);
		final double[] mean = new double[BLOCK * BLOCK];
		double white = 0, all = 0;
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final double d = a[x + y * width] - b[x + y * width];
			mean[x % BLOCK + BLOCK * (y % BLOCK)] += d * mean.length / (width * height);
			all += d / (width * height);
			white = Math.max(white, b[x + y * width]);
		}
		double sum = 0;
		for (final double m : mean) sum += Math.abs(m - all) / mean.length;
		return 100 * sum / white;
	}

	private static double correlation(final float[] a, final float[] b, final int width, final int height, final int dx, final int dy) {
		double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
		int n = 0;
		for (int y = 2; y < height - 2; y++) for (int x = 2; x < width - 2; x++, n++) {
			final double u = a[x + dx + (y + dy) * width], v = b[x + y * width];
			sa += u;
			sb += v;
			saa += u * u;
			sbb += v * v;
			sab += u * v;
		}
		return (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
	}
}
