package io.github.ddasr.superresolution;

import java.nio.file.Path;

import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The maps that may come with a result; 32-bit numbers in percent of white. */
public enum TrustMap {
	/** On the input's grid: the result made coarse again, minus the input. */
	CONSISTENCY("consistency", "result made coarse again minus input, % of white"),
	/** On the result's grid: standard deviation over the mirrored views of a slice. */
	UNCERTAINTY("uncertainty", "standard deviation over mirrored views, % of white");

	private final String word;
	private final String description;

	TrustMap(final String word, final String description) {
		this.word = word;
		this.description = description;
	}

	/** @return its name in titles and file names */
	public String word() {
		return word;
	}

	/** @return what its numbers are, with their unit; plain letters, short enough for the header of a file */
	public String description() {
		return description;
	}

	/**
	 * @param result the file of the result
	 * @return the file of the map beside it: "-consistency" or "-uncertainty" before the suffix
	 */
	public Path beside(final Path result) {
		final String name = result.getFileName().toString();
		return result.resolveSibling(name.replaceFirst("(?i)(\\.nii\\.gz|\\.[^.]*)$", "-" + word + "$1"));
	}

	/** @return the volume with the map's number format and description, for the header of a file */
	Volume like(final Volume volume) {
		return new Volume(volume.name(), volume.voxels(), volume.geometry(), PixelType.FLOAT32, Scaling.NONE, description);
	}

	/** @return the series with the map's number format and description */
	VolumeSeries like(final VolumeSeries series) {
		return new VolumeSeries(series.volumes().stream().map(this::like).toList(), series.step(), series.stepUnit());
	}
}
