package io.github.ddasr.scifio;

import java.nio.file.Path;

import org.scijava.io.handle.DataHandle;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

import io.github.ddasr.io.Nifti;
import io.scif.AbstractChecker;
import io.scif.config.SCIFIOConfig;

/** Tells whether a file is NIfTI: by the names that only NIfTI has, else by the header. Only files on disk are taken. */
public final class NiftiChecker extends AbstractChecker {

	@Override
	public boolean isFormat(final Location location, final SCIFIOConfig config) {
		if (!(location instanceof FileLocation file)) return false;
		final Path path = file.getFile().toPath();
		final boolean named = location.getName().matches("(?i).*\\.nii(\\.gz)?");
		return (named || config.checkerIsOpen()) && Nifti.recognises(path);
	}

	@Override
	public boolean isFormat(final DataHandle<Location> stream) {
		return stream.get() instanceof FileLocation file && Nifti.recognises(file.getFile().toPath());
	}
}
