package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Real scans: sizes and spacings as their catalogue has them. */
class RealVolumesTest {

	private static final Path DATA = Path.of("../shared/data");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "hr01_0p67mm_3T,214,294,228,.70,.67,.67", "hr03_0p86mm_3T_child,150,197,150,.90,.86,.86",
		"hr07_1p00mm_3T_stroke,121,154,135,1,1,1", "lr02_thick4p8mm_3T,29,184,138,4.8,1.02,1.02",
		"lr03_2p0mm_3T,70,87,78,2,2,2", "lr04_thick5p0mm_clinical,272,341,29,.47,.47,5",
		"lr10_0p9mm_clinical,145,204,150,1,.90,.90" })
	void catalogue(final String name, final long x, final long y, final long z, final double dx, final double dy,
		final double dz)
	{
		final Path file = DATA.resolve(name + ".nii.gz");
		assumeTrue(Files.exists(file), file + " is not here");
		final NiftiHeader header = NiftiHeader.read(file);
		assertArrayEquals(new long[] { x, y, z }, header.dimensions());
		assertArrayEquals(new double[] { dx, dy, dz }, header.geometry().spacing(), 0.006);
		assertEquals(PixelType.UINT16, header.type());
		assertTrue(header.geometry().isCalibrated());
		assertEquals(2, header.geometry().sform().code());
	}

	/** Size, spacing, sum and largest value of the 8-bit file, the latter two computed with numpy from its bytes. */
	@Test
	void voxelsAndCopy() {
		final Path file = DATA.resolve("demo_1p6mm_cc0.nii.gz");
		assumeTrue(Files.exists(file), file + " is not here");
		final Volume volume = Nifti.read(file).first();
		assertArrayEquals(new double[] { 1.6, 1.6, 1.6 }, volume.geometry().spacing(), 1e-4);
		final float[] voxels = Voxels.of(volume);
		double sum = 0, largest = 0;
		for (final float v : voxels) {
			sum += v;
			largest = Math.max(largest, v);
		}
		assertEquals(60965807, sum);
		assertEquals(255, largest);
		final Path copy = folder.resolve("copy.nii.gz");
		VolumeFiles.write(copy, VolumeSeries.of(volume), volume.pixelType(), Monitor.NONE);
		final Volume back = VolumeFiles.read(copy, Monitor.NONE).first();
		assertArrayEquals(voxels, Voxels.of(back));
		for (int row = 0; row < 4; row++) {
			assertArrayEquals(volume.geometry().affine()[row], back.geometry().affine()[row]);
		}
	}

	@Test
	void scanWithoutVoxelSizeIsUncalibrated() {
		final Path file = DATA.resolve("ulf_6A_0p055T.nii.gz");
		assumeTrue(Files.exists(file), file + " is not here");
		assertEquals(false, NiftiHeader.read(file).geometry().isCalibrated());
	}
}
