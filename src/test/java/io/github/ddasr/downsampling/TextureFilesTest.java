package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

class TextureFilesTest {

	@TempDir
	Path folder;

	private final List<String> said = new ArrayList<>();
	private final Monitor monitor = new Monitor() {

		@Override
		public void note(final String message) {
			// Readers say other things of such bare files.
			if (message.contains("low-resolution")) said.add(message);
		}

		@Override
		public void warn(final String message) {
			note(message);
		}
	};

	/** In all slices but the first the second quarter of the rows is 100 and the third 500. */
	private static Volume volume(final double spacing, final int side, final int slices) {
		final int plane = side * side;
		final float[] values = new float[plane * slices];
		for (int i = plane; i < values.length; i++) values[i] = i % plane < plane / 4 || i % plane >= plane * 3 / 4 ? 0 : i % plane < plane / 2
			? 100 : 500;
		return new Volume("v", ArrayImgs.floats(values, side, side, slices), Geometry.ofSpacing(spacing, spacing, 5));
	}

	private Path file(final String name, final Volume... volumes) {
		final Path file = folder.resolve(name);
		Nifti.write(file, new VolumeSeries(List.of(volumes), 1, ""), PixelType.FLOAT32);
		return file;
	}

	private TextureFiles.Domain read(final Path... files) {
		return TextureFiles.read(List.of(files), Axis.AXIAL, monitor);
	}

	@Test
	void slicesWithHeadInTheWindowOfTheirVolume() {
		final TextureFiles.Domain domain = read(file("a.nii.gz", volume(2, 16, 5)), file("b.nii", volume(1, 10, 3)));
		assertEquals(List.of("a.nii.gz:2", "a.nii.gz:3", "a.nii.gz:4", "a.nii.gz:5", "b.nii:2", "b.nii:3"), domain.texture().slices()
			.stream().map(Texture.Slice::name).toList());
		final Texture.Slice slice = domain.texture().slices().get(1);
		assertEquals(0.5, slice.position());
		assertEquals(16, slice.width());
		// The window begins at no signal, not at the darkest tissue, and its upper end is found to the width of a bin.
		assertEquals(0.2, slice.values()[127], 1e-3);
		assertEquals(1, slice.values()[128], 1e-3);
		assertEquals(0, slice.values()[0]);
		assertEquals(1.5, domain.pixelSize());
		assertEquals(List.of("the low-resolution domain: 6 slices of 2 scans, 0.0 MB in memory"), said);
	}

	@Test
	void ofTooManySlicesEverySecondIsKept() {
		final TextureFiles.Domain domain = read(file("a.nii", volume(2, 16, 601)));
		assertEquals(300, domain.texture().slices().size());
		assertEquals("a.nii:2", domain.texture().slices().get(0).name());
		assertEquals("a.nii:600", domain.texture().slices().get(299).name());
		assertTrue(said.get(0).contains("300 slices of a.nii, every second"), said.toString());
	}

	@Test
	void emptyDomainsHaveTheirSentence() {
		final Path black = file("black.nii", new Volume("v", ArrayImgs.floats(16, 16, 2), Geometry.ofSpacing(1, 1, 1)));
		assertEquals("No axial slice of the low-resolution domain (black.nii) has enough head in it and at least 8 × 8 pixels. Choose " +
			"other scans, or another axis.", refusal(black));
		assertTrue(refusal(file("small.nii", volume(1, 7, 3))).startsWith("No axial slice of the low-resolution domain (small.nii)"));
	}

	@Test
	void badScansHaveTheirSentence() {
		final Volume hole = volume(1, 16, 3);
		hole.voxels().getAt(3, 3, 2).set(Float.POSITIVE_INFINITY);
		assertEquals("The low-resolution scan hole.nii has voxels that are NaN or infinite (1 of them). Repair it or leave it out.",
			refusal(file("hole.nii", hole)));
		assertEquals("The low-resolution scans differ in their number of volumes (channels or time points): b.nii has 1, the first one " +
			"2. Give scans of one kind.", refusal(file("a.nii", volume(1, 16, 2), volume(1, 16, 2)), file("b.nii", volume(1, 16, 2))));
	}

	private String refusal(final Path... files) {
		return assertThrows(DdasrException.class, () -> read(files)).getMessage();
	}

	@Test
	void fineAndCoarseMustFit() {
		final CoarseGrid grid = new CoarseGrid(Axis.AXIAL, 2, false);
		final VolumeSeries fine = VolumeSeries.of(volume(1, 32, 3));
		TextureCheck.check(fine, grid, new TextureFiles.Domain(Texture.NONE, 2.1, 1), monitor);
		TextureCheck.check(fine, grid, new TextureFiles.Domain(Texture.NONE, Double.NaN, 1), monitor);
		assertEquals(List.of(), said);
		TextureCheck.check(fine, grid, new TextureFiles.Domain(Texture.NONE, 2.5, 1), monitor);
		assertEquals(List.of("v: pixels become 2.00 mm, those of the low-resolution scans have 2.50 mm, a ratio of 1.25. Their look " +
			"is taken as if both were equal; choose another factor, or resample one of the two."), said);
		assertEquals("v has 1 volume (channels or time points), the low-resolution scans have 3 volumes each, so that their contrasts " +
			"would be mixed up. Give scans with the same number.", assertThrows(DdasrException.class, () -> TextureCheck.check(fine, grid,
				new TextureFiles.Domain(Texture.NONE, 2, 3), monitor)).getMessage());
	}

	@Test
	void thePhantomHasSlicesInEveryDirection() {
		final Path head = file("head.nii", Phantom.brain(48, 48, 24));
		for (final Axis axis : Axis.values()) {
			final int n = TextureFiles.read(List.of(head), axis, Monitor.NONE).texture().slices().size();
			assertTrue(n > 10 && n <= 48, axis + " " + n);
		}
	}
}
