package io.github.ddasr.scifio;

import io.github.ddasr.io.NiftiHeader;
import io.scif.AbstractMetadata;
import io.scif.ImageMetadata;
import io.scif.util.FormatTools;

/**
 * What SCIFIO knows of a NIfTI file: one image with the axes X, Y, Z and, if there are several volumes, Time; lengths
 * in mm. The header goes with it, so that the orientation is there again when the image is written.
 */
public final class NiftiMetadata extends AbstractMetadata {

	private static final long serialVersionUID = 1L;

	private transient NiftiHeader header;

	/** @return the header of the file that was read, or null if the image came from elsewhere */
	public NiftiHeader header() {
		return header;
	}

	void setHeader(final NiftiHeader newHeader) {
		header = newHeader;
	}

	/** From the header; what a translator has put here stays. */
	@Override
	public void populateImageMetadata() {
		if (header == null || getImageCount() > 0) return;
		createImageMetadata(1);
		final ImageMetadata image = get(0);
		image.setName(getDatasetName());
		image.setPixelType(PixelTypes.of(header));
		image.setBitsPerPixel(FormatTools.getBitsPerPixel(image.getPixelType()));
		image.setLittleEndian(true);
		image.setPlanarAxisCount(2);
		image.setOrderCertain(true);
		image.setMetadataComplete(true);
		final long[] size = header.dimensions();
		image.setAxes(AxesGeometry.axes(header.geometry(), header.count(), header.step(), header.stepUnit()), //
			header.count() > 1 ? new long[] { size[0], size[1], size[2], header.count() } : size);
	}
}
