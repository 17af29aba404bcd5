package io.github.ddasr.scifio;

import java.io.File;

import org.scijava.io.handle.DataHandle;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

import io.github.ddasr.io.NiftiHeader;
import io.github.ddasr.volume.DdasrException;
import io.scif.AbstractParser;
import io.scif.FormatException;
import io.scif.config.SCIFIOConfig;

/** Reads the header. */
public final class NiftiParser extends AbstractParser<NiftiMetadata> {

	@Override
	protected void typedParse(final DataHandle<Location> handle, final NiftiMetadata metadata, final SCIFIOConfig config)
		throws FormatException
	{
		try {
			metadata.setHeader(NiftiHeader.read(file(handle.get()).toPath()));
			metadata.header().warnings().forEach(warning -> log().warn(handle.get().getName() + ": " + warning));
		}
		catch (final DdasrException e) {
			throw new FormatException(e.getMessage(), e);
		}
	}

	static File file(final Location location) throws FormatException {
		if (location instanceof FileLocation file) return file.getFile();
		throw new FormatException(location.getName() + " is not a file on disk. Save it there first.");
	}
}
