package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;

import net.imglib2.img.array.ArrayImgs;

class DicomSlicesTest {

	private static Volume scan(final int slices) {
		return new Volume("scan", ArrayImgs.floats(4, 4, slices), Geometry.ofSpacing(1, 1, 5));
	}

	@Test
	void oneSliceOfASeriesIsNoVolume() {
		assertEquals("IM0001.DCM is one slice of a DICOM series, not a volume. Convert the series to NIfTI first, for example with dcm2niix.",
			assertThrows(DdasrException.class, () -> DicomSlices.refuse(Path.of("a/IM0001.DCM"), scan(1))).getMessage());
		assertDoesNotThrow(() -> DicomSlices.refuse(Path.of("a/IM0001.dcm"), scan(2)));
		assertDoesNotThrow(() -> DicomSlices.refuse(Path.of("a/slice.nii"), scan(1)));
	}
}
