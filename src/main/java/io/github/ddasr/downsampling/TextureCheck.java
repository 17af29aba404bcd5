package io.github.ddasr.downsampling;

import java.util.Locale;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Whether a high-resolution scan and a low-resolution domain fit together. */
public final class TextureCheck {

	/** From this ratio of pixel sizes on, there is a warning. */
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
		if (!first.geometry().isCalibrated() || Double.isNaN(domain.pixelSize())) return;
		final double size = grid.factor() * TextureFiles.pixelSize(first, grid.dimension(first));
		final double ratio = Math.max(size / domain.pixelSize(), domain.pixelSize() / size);
		if (ratio >= TOLERANCE) monitor.warn(String.format(Locale.ROOT, "%s: its pixels become %.3g mm, those of the low-resolution " +
			"scans have %.3g mm, a ratio of %.2f. Their look is given as if both were equal; choose another factor, or resample one of " +
			"the two.", first.name(), size, domain.pixelSize(), ratio));
	}

	private static String count(final int volumes) {
		return volumes == 1 ? "1 volume" : volumes + " volumes";
	}
}
