package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.Locale;

import io.github.ddasr.volume.Volume;

/** Files of a DICOM series: each holds a single slice, of which no volume can be made. */
public final class DicomSlices {

	private DicomSlices() {}

	/**
	 * @param file where a scan was read from
	 * @param scan the scan
	 * @throws io.github.ddasr.volume.DdasrException if it is a single slice of a DICOM series
	 */
	public static void refuse(final Path file, final Volume scan) {
		final boolean dicom = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".dcm");
		if (dicom && scan.dimensions()[2] == 1) throw BatchErrors.oneSliceOfASeries(file);
	}
}
