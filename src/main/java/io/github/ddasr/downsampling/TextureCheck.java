package io.github.ddasr.downsampling;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Whether a high-resolution scan and a low-resolution domain fit together. */
public final class TextureCheck {

	/** Above this ratio of pixel sizes there is a warning. */
	private static final double TOLERANCE = 1.1;

	private TextureCheck() {}

	/**
	 * @param fine the high-resolution scan
	 * @param grid what becomes coarser
	 * @param domain the low-resolution domain
	 * @param monitor is warned if the pixels of the result would have another size than those that are imitated
	 * @throws DdasrException if they have different numbers of volumes
	 */
	public static void check(final VolumeSeries fine, final CoarseGrid grid, final TextureFiles.Domain domain, final Monitor monitor) {
		final Volume first = fine.first();
		if (fine.size() != domain.volumes()) throw new DdasrException(first.name() + " has " + count(fine.size()) +
			" (channels or time points), the low-resolution scans have " + count(domain.volumes()) +
			" each, so that their contrasts would be mixed up. Give scans with the same number.");
		if (first.geometry().isCalibrated()) PixelSizes.compare(first.name(), grid.factor() * PixelSizes.of(first, grid.dimension(first)),
			domain.pixelSize(), TOLERANCE, monitor);
	}

	private static String count(final int volumes) {
		return volumes == 1 ? "1 volume" : volumes + " volumes";
	}
}
