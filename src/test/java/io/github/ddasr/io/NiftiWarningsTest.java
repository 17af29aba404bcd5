package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.Geometry;

/** Odd headers that are read all the same, each with its warning. */
class NiftiWarningsTest {

	private static final String NO_ORIENTATION =
		"No orientation is given; x is taken as left to right, y as back to front, z as feet to head.";

	@TempDir
	private Path folder;

	@Test
	void missingOrientationIsSaidOnlyWhereItIsMissing() throws IOException {
		assertEquals(List.of("a.nii: " + NO_ORIENTATION), warnings(HeaderBytes.of(3, 2, 2, 2)));
		assertEquals(List.of(), warnings(HeaderBytes.of(3, 2, 2, 2).putShort(252, 1)));
		assertEquals(List.of(), warnings(sform(HeaderBytes.of(3, 2, 2, 2), 1, 1, 1)));
	}

	@Test
	void missingSpacingIsOne() throws IOException {
		for (final float bad : new float[] { 0, Float.NaN, Float.POSITIVE_INFINITY }) {
			final Geometry g = geometry(HeaderBytes.of(3, 2, 2, 2).putFloat(80, 0.5f).putFloat(84, bad),
				"The voxel size is missing; 1 mm stands in for it, so check the spacing of the result.");
			assertArrayEquals(new double[] { 0.5, 1, 1 }, g.spacing());
			assertEquals(false, g.isCalibrated());
		}
	}

	@Test
	void noUnitAndSpacingOneIsUncalibrated() throws IOException {
		final Geometry g = geometry(HeaderBytes.of(3, 2, 2, 2).putByte(123, 0),
			"The voxel size is missing; 1 mm stands in for it, so check the spacing of the result.");
		assertEquals(false, g.isCalibrated());
		assertEquals(true, geometry(HeaderBytes.of(3, 2, 2, 2)).isCalibrated());
	}

	@Test
	void spacingComesFromTheAffineIfThatIsThere() throws IOException {
		final Geometry g = geometry(sform(HeaderBytes.of(3, 2, 2, 2), 0.5f, 2, 3).putFloat(80, 0).putFloat(84, 2).putFloat(
			88, 3), "No voxel size along x is given; 0.5000 mm is taken from the affine.");
		assertArrayEquals(new double[] { 0.5, 2, 3 }, g.spacing());
		assertEquals(true, g.isCalibrated());
	}

	@Test
	void negativeSpacing() throws IOException {
		final Geometry g = geometry(HeaderBytes.of(3, 2, 2, 2).putFloat(84, -2),
			"The voxel size along y is negative; its sign is ignored.");
		assertArrayEquals(new double[] { 1, 2, 1 }, g.spacing());
	}

	@Test
	void spacingAgainstAffine() throws IOException {
		final Geometry g = geometry(sform(HeaderBytes.of(3, 2, 2, 2), 1, 1, 5),
			"The voxel size along z is 1.000 mm, but the affine says 5.000 mm; both are kept.");
		assertEquals(1, g.spacing(2));
		assertEquals(5, g.affine()[2][2]);
	}

	@Test
	void singularOrInfiniteAffineIsIgnored() throws IOException {
		final String sentence = "The sform is not a usable affine (its numbers are singular or not finite) and is ignored.";
		assertNull(geometry(sform(HeaderBytes.of(3, 2, 2, 2), 1, 0, 1), sentence).sform());
		assertNull(geometry(sform(HeaderBytes.of(3, 2, 2, 2), 1, Float.NaN, 1), sentence).sform());
	}

	@Test
	void leftHanded() throws IOException {
		geometry(sform(HeaderBytes.of(3, 2, 2, 2), -1, 1, 1),
			"The axes are left-handed (x or another axis runs backwards); the order of voxels is kept.");
	}

	@Test
	void offsetInsideTheHeader() throws IOException {
		final byte[] bytes = HeaderBytes.of(1, 1).datatype(2).putFloat(108, 0).bytes(1);
		bytes[352] = 9;
		final Path file = Files.write(folder.resolve("a.nii"), bytes);
		final Warnings warnings = new Warnings();
		assertArrayEquals(new float[] { 9 }, Voxels.of(Nifti.read(file, warnings).first()));
		assertEquals(List.of("a.nii: " + NO_ORIENTATION,
			"a.nii: The header says that the voxels begin at byte 0; 352, right after the header, is used."), warnings.heard);
	}

	@Test
	void interceptThatIsNoNumber() throws IOException {
		final byte[] bytes = HeaderBytes.of(1, 1).datatype(2).putFloat(112, 2).putFloat(116, Float.NaN).bytes(1);
		bytes[352] = 9;
		final NiftiHeader header = NiftiHeader.read(Files.write(folder.resolve("a.nii"), bytes));
		assertEquals(0, header.scaling().intercept());
		assertEquals(List.of(NO_ORIENTATION, "The intercept of the intensities is not a number and is taken as 0."), header
			.warnings());
	}

	/** Rotations of every kind, also by 180 degrees, where the quaternion's first part is 0. */
	@Test
	void quaternionsSurvive() {
		final Random random = new Random(7);
		for (int n = 0; n < 500; n++) {
			final double[] q = new double[4];
			double norm = 0;
			for (int i = n % 10 == 0 ? 1 : 0; i < 4; i++) {
				q[i] = n % 7 == 0 && i == 1 + n % 3 ? 0 : random.nextGaussian();
				norm += q[i] * q[i];
			}
			for (int i = 0; i < 4; i++) q[i] /= Math.sqrt(norm);
			if (q[0] < 0) for (int i = 0; i < 4; i++) q[i] = -q[i];
			final double[] spacing = { 0.3, 1, 4.5 };
			final double qfac = random.nextBoolean() ? 1 : -1;
			final double[][] m = NiftiQuaternion.matrix(new double[] { q[1], q[2], q[3] }, new double[] { 1, 2, 3 }, spacing,
				qfac);
			final double[] back = NiftiQuaternion.of(m);
			assertEquals(qfac, back[3]);
			final double[][] again = NiftiQuaternion.matrix(back, new double[] { 1, 2, 3 }, spacing, qfac);
			for (int row = 0; row < 4; row++) assertArrayEquals(m[row], again[row], 1e-6);
			for (int d = 0; d < 3; d++) assertEquals(spacing[d], NiftiGeometry.columnLength(m, d), 1e-9);
		}
	}

	private static HeaderBytes sform(final HeaderBytes header, final float x, final float y, final float z) {
		return header.putShort(254, 1).putFloat(280, x).putFloat(300, y).putFloat(320, z);
	}

	/** Checks the warnings other than that of a missing orientation. */
	private Geometry geometry(final HeaderBytes header, final String... warnings) throws IOException {
		final List<String> heard = new ArrayList<>(warnings(header));
		heard.remove("a.nii: " + NO_ORIENTATION);
		assertEquals(Stream.of(warnings).map(w -> "a.nii: " + w).toList(), heard);
		return Nifti.read(folder.resolve("a.nii")).first().geometry();
	}

	private List<String> warnings(final HeaderBytes header) throws IOException {
		final Path file = Files.write(folder.resolve("a.nii"), header.datatype(2).bytes(8));
		final Warnings heard = new Warnings();
		Nifti.read(file, heard);
		return heard.heard;
	}
}
