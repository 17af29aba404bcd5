package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** The bundled networks for any scale: that they open, say where they come from, and come nearer to a phantom than interpolation. */
class BundledAnyScaleTest {

	private static final double[] SPACING = { 1.5, 1.5, 1.5 };

	private static Volume enlarge(final String model, final Volume coarse, final Scale scale) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, scale);
		try (Enlarger method = new EnlargementMethods(new StoredNetworks(ModelStore.standard(null), DeviceChoice.CPU)).openFor(model, options,
			MemoryBudget.ofThisMachine()))
		{
			return new SuperResolution(method, options, MemoryBudget.ofThisMachine()).run(coarse, Monitor.NONE);
		}
	}

	/** A block of the phantom around the ventricles, made coarse by a slice profile. */
	private static Volume coarse(final Volume fine, final int... size) {
		RandomAccessibleInterval<FloatType> voxels = fine.voxels();
		final double[] spacing = new double[3];
		for (int d = 0; d < 3; d++) {
			final int from = (int) fine.dimensions()[d];
			voxels = Resampler.along(voxels, d, VolumeDownsampling.BLUR.matrix(from, size[d]));
			spacing[d] = fine.geometry().spacing(d) * from / size[d];
		}
		return new Volume("coarse", voxels, Geometry.ofSpacing(spacing[0], spacing[1], spacing[2]));
	}

	/** Root mean square difference over what is not near a face. */
	private static double error(final Volume a, final Volume b) {
		assertArrayEquals(b.dimensions(), a.dimensions());
		final int width = (int) a.dimensions()[0], height = (int) a.dimensions()[1], depth = (int) a.dimensions()[2];
		return Math.sqrt(IntStream.range(4, depth - 4).mapToDouble(z -> {
			final float[] one = Slices.read(a.voxels(), 2, z), other = Slices.read(b.voxels(), 2, z);
			double sum = 0;
			for (int y = 4; y < height - 4; y++) for (int x = 4; x < width - 4; x++) sum += Math.pow(one[y * width + x] - other[y * width + x], 2);
			return sum / (width - 8) / (height - 8);
		}).average().orElseThrow());
	}

	@Test
	void sayWhereTheyComeFrom() {
		for (final String name : new String[] { "arssr-t1-tiny", "miassr-t1-tiny" }) {
			final ModelHeader header = ModelStore.standard(null).open(name).header();
			assertEquals(ModelHeader.ANY_SCALE, header.scale());
			assertEquals("tiny", header.preset());
			assertTrue(header.trainingData().contains("hr01 (datalad/example-dicom-structural, PDDL 1.0)"), header.trainingData());
			assertTrue(header.provenance().get("options").contains("seed=1"));
		}
	}

	@Test
	void volumesComeNearerToTheTruth() {
		final Volume fine = Phantom.block(new int[] { 60, 72, 50 }, SPACING, new double[] { 0, 0, 10 });
		final Volume coarse = coarse(fine, 30, 36, 25), thick = coarse(fine, 60, 72, 17);
		final double all = error(enlarge("arssr-t1-tiny", coarse, Scale.of(2)), fine), plain = error(enlarge("zero-filling", coarse, Scale.of(2, 2,
			2)), fine);
		assertTrue(all < 0.95 * plain, all + " against " + plain);
		final Scale size = Scale.toSize(60, 72, 50);
		final double network = error(enlarge("arssr-t1-tiny", thick, size), fine), spline = error(enlarge("bspline", thick, size), fine);
		assertTrue(network < 0.95 * spline, network + " against " + spline);
	}

	@Test
	void slicesComeNearerToTheTruth() {
		final Volume fine = Phantom.block(new int[] { 120, 140, 12 }, SPACING, new double[] { 0, 0, 10 }), coarse = coarse(fine, 48, 56, 12);
		final double network = error(enlarge("miassr-t1-tiny", coarse, Scale.of(2.5)), fine), plain = error(enlarge("zero-filling", coarse, Scale.of(
			2.5)), fine);
		assertTrue(network < 0.95 * plain, network + " against " + plain);
	}
}
