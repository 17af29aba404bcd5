package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.LengthUnit;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The standard, against files composed independently. */
class NiftiStandardTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource(NiftiSamples.class)
	void readsWhatOthersWrote(final NiftiSamples sample) throws IOException {
		for (final boolean packed : new boolean[] { false, true }) {
			// The name says the opposite of what the content is.
			final Path file = Files.write(folder.resolve(packed ? "a.nii" : "a.nii.gz"), packed ? sample.packed() : sample
				.bytes());
			final Warnings warnings = new Warnings();
			final VolumeSeries series = Nifti.read(file, warnings);
			assertEquals(2, series.size());
			assertEquals(3.5, series.step());
			assertEquals("ms", series.stepUnit());
			for (int v = 0; v < 2; v++) {
				final Volume volume = series.volumes().get(v);
				assertArrayEquals(new long[] { 3, 2, 2 }, volume.dimensions());
				assertEquals(PixelType.INT16, volume.pixelType());
				assertEquals(new Scaling(0.1, -5), volume.scaling());
				assertEquals("from a py", volume.description());
				final float[] voxels = Voxels.of(volume);
				for (int i = 0; i < 12; i++) assertEquals((float) (0.1 * (12 * v + i - 12) - 5), voxels[i]);
				check(volume.geometry());
			}
			// Corner (2, 1, 1): qform (10 − 0.75, −20 + 2, 30 + 1), sform (10 + 0.75, −20 − 2, 30 + 1); √(1.5² + 4²) = 4.272.
			assertEquals(List.of(file.getFileName() +
				": The qform and the sform differ by up to 4.272 mm; both are kept, and the sform is used.", file
					.getFileName() + ": The axes are left-handed (x or another axis runs backwards); the order of voxels is kept."),
				warnings.heard);
		}
	}

	private static void check(final Geometry g) {
		assertArrayEquals(new double[] { 0.5, 0.75, 2 }, g.spacing());
		assertEquals(LengthUnit.MILLIMETRE, g.unit());
		assertEquals(1, g.qform().code());
		assertEquals(2, g.sform().code());
		// Rotation by a = b = d = 0.5, c = −0.5 computed with numpy from the formula in nifti1.h, columns times spacing.
		final double[][] q = { { 0, -0.75, 0, 10 }, { 0, 0, 2, -20 }, { 0.5, 0, 0, 30 }, { 0, 0, 0, 1 } };
		final double[][] s = { { 0, 0.75, 0, 10 }, { 0, 0, -2, -20 }, { 0.5, 0, 0, 30 }, { 0, 0, 0, 1 } };
		for (int row = 0; row < 4; row++) {
			assertArrayEquals(q[row], g.qform().matrix()[row], 1e-12);
			assertArrayEquals(s[row], g.sform().matrix()[row], 1e-12);
		}
	}

	@ParameterizedTest
	@EnumSource(value = NiftiSamples.class, names = { "ONE_LITTLE", "ONE_BIG", "TWO_LITTLE", "TWO_BIG" })
	void writesTheSameBytes(final NiftiSamples sample) throws IOException {
		final Path file = Files.write(folder.resolve("a.nii"), sample.bytes());
		final NiftiHeader read = NiftiHeader.read(file);
		final VolumeSeries series = Nifti.read(file);
		final Path copy = folder.resolve("b.nii");
		final NiftiHeader header = NiftiOutput.header(copy, series, read.dimensions(), read.geometry(), read.type(), null,
			read.version(), read.order());
		try (SeriesSink sink = new NiftiSink(header, Monitor.NONE, RawOutput::file)) {
			Nifti.copy(series, sink, Monitor.NONE);
			sink.commit();
		}
		assertArrayEquals(sample.bytes(), Files.readAllBytes(copy));
	}

	@Test
	void higherAxesAreOneSeries() throws IOException {
		// dim = 6, 2, 1, 1, 2, 3, 2: twelve volumes of two voxels, in the order of the file.
		final byte[] bytes = HeaderBytes.of(6, 2, 1, 1, 2, 3, 2).datatype(2).bytes(24);
		for (int i = 0; i < 24; i++) bytes[352 + i] = (byte) (200 + i);
		final VolumeSeries series = Nifti.read(Files.write(folder.resolve("a.nii"), bytes));
		assertEquals(12, series.size());
		assertArrayEquals(new float[] { 222, 223 }, Voxels.of(series.volumes().get(11)));
	}

	@Test
	void oneAndTwoAxesAreAVolume() throws IOException {
		final Path line = Files.write(folder.resolve("a.nii"), HeaderBytes.of(1, 5).datatype(2).bytes(5));
		assertArrayEquals(new long[] { 5, 1, 1 }, Nifti.read(line).first().dimensions());
		final Path slice = Files.write(folder.resolve("b.nii"), HeaderBytes.of(2, 5, 4).datatype(2).bytes(20));
		assertArrayEquals(new long[] { 5, 4, 1 }, Nifti.read(slice).first().dimensions());
	}

	@Test
	void slopeOfZeroOrNanIsNone() throws IOException {
		for (final float slope : new float[] { 0, Float.NaN, Float.POSITIVE_INFINITY }) {
			final byte[] bytes = HeaderBytes.of(1, 1).datatype(2).putFloat(112, slope).putFloat(116, 7).bytes(1);
			bytes[352] = 42;
			final Volume v = Nifti.read(Files.write(folder.resolve("a.nii"), bytes)).first();
			assertArrayEquals(new float[] { 42 }, Voxels.of(v));
			assertEquals(Scaling.NONE, v.scaling());
		}
	}

	@Test
	void unitsBecomeMillimetres() throws IOException {
		final double[][] unitAndLength = { { 0, 1 }, { 1, 1000 }, { 2, 1 }, { 3, 1e-3 } };
		for (final double[] u : unitAndLength) {
			final byte[] bytes = HeaderBytes.of(1, 1).datatype(2).putByte(123, (int) u[0]).putFloat(80, 2).putShort(254, 1)
				.putFloat(280, 2).putFloat(292, 30).putFloat(300, 1).putFloat(320, 1).bytes(1);
			final Geometry g = Nifti.read(Files.write(folder.resolve("a.nii"), bytes)).first().geometry();
			assertEquals(2 * u[1], g.spacing(0), 1e-12);
			assertEquals(2 * u[1], g.affine()[0][0], 1e-12);
			assertEquals(30 * u[1], g.affine()[0][3], 1e-12);
		}
	}
}
