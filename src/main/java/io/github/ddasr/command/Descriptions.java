package io.github.ddasr.command;

import java.util.Locale;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** One line about a volume, for results and titles. */
final class Descriptions {

	private Descriptions() {}

	/**
	 * @param size voxels along x, y, z
	 * @param geometry spacing
	 * @param type number format
	 * @return such as "256 × 256 × 20 voxels of 0.5 × 0.5 × 1 mm, int16"
	 */
	static String of(final long[] size, final Geometry geometry, final PixelType type) {
		return String.format(Locale.ROOT, "%d × %d × %d voxels of %s %s, %s", size[0], size[1], size[2], spacing(geometry), //
			geometry.isCalibrated() ? "mm" : "pixel", type.name().toLowerCase(Locale.ROOT));
	}

	/**
	 * @param geometry spacing
	 * @return such as "0.9 × 0.9 × 5.5"
	 */
	static String spacing(final Geometry geometry) {
		return length(geometry.spacing(0)) + " × " + length(geometry.spacing(1)) + " × " + length(geometry.spacing(2));
	}

	/**
	 * @param series volumes of one size
	 * @return the same, with their number if there are several
	 */
	static String of(final VolumeSeries series) {
		final String one = of(series.first().dimensions(), series.first().geometry(), series.first().pixelType());
		return series.size() == 1 ? one : series.size() + " volumes, each " + one;
	}

	/**
	 * @param title title of an image, often the name of its file
	 * @return the same without the suffix of an image file
	 */
	static String withoutSuffix(final String title) {
		return title.replaceAll("(?i)\\.(nii|nii\\.gz|hdr|img|tiff?|dcm)$", "");
	}

	/**
	 * @param model a model's name, or the path of its file
	 * @return the name alone
	 */
	static String withoutFolder(final String model) {
		return model.replaceAll(".*[/\\\\]", "").replaceAll("(?i)\\.(safetensors|pth|pt|pkl)$", "");
	}

	/** At most four digits after the point, none that are zero. */
	static String length(final double mm) {
		return String.format(Locale.ROOT, "%.4f", mm).replaceAll("\\.?0+$", "");
	}
}
