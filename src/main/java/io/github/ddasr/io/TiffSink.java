package io.github.ddasr.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Writes a TIFF as ImageJ does, from slabs. The voxels go into a raw temporary file; the commit
 * has ImageJ's encoder read them plane by plane.
 */
final class TiffSink implements SeriesSink {

	private static final long CACHE_BYTES = 1 << 26;

	private final NiftiHeader header;
	private final Monitor monitor;
	private final AtomicFile raw;
	private final RawSeries series;

	/**
	 * @param target the file to write
	 * @param asked size, type, scaling and geometry; a type that ImageJ does not have becomes float32
	 * @param monitor is told of progress, and may cancel
	 * @param opener opens the raw temporary file
	 */
	TiffSink(final Path target, final NiftiHeader asked, final Monitor monitor, final RawOutput.Opener opener) {
		final ImagePlanes planes = ImagePlanes.of(asked.type(), asked.scaling());
		header = new NiftiHeader(target, 1, ByteOrder.nativeOrder(), false, asked.dimensions(), asked.count(), planes
			.type(), planes.scaling(), 0, asked.geometry(), asked.step(), asked.stepUnit(), asked.description(), List.of());
		this.monitor = monitor;
		raw = new AtomicFile(target);
		try {
			RawSeries.requireSpace(header);
			series = new RawSeries(target, opener.open(raw.temporary()), 0, header);
		}
		catch (final IOException e) {
			raw.close();
			throw IoErrors.notWritten(target, e);
		}
		catch (final DdasrException e) {
			raw.close();
			throw e;
		}
	}

	@Override
	public SlabSink volume(final int index) {
		return series.volume(index);
	}

	@Override
	public void commit() {
		monitor.status("Saving " + header.file());
		try (AtomicFile tiff = new AtomicFile(header.file())) {
			series.finish();
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tiff.temporary()), 1 << 16)) {
				new TiffEncoder(info(image())).write(out);
			}
			tiff.commit();
		}
		catch (final IOException e) {
			throw IoErrors.notWritten(header.file(), e);
		}
	}

	private ImagePlus image() {
		final VoxelCodec codec = new VoxelCodec(header.type(), header.order(), header.scaling());
		final RawFile file = new RawFile(raw.temporary(), header.file());
		final LazyVoxels.Cache cache = new LazyVoxels.Cache(CACHE_BYTES);
		final List<Volume> volumes = new ArrayList<>();
		for (int v = 0; v < header.count(); v++) {
			volumes.add(new Volume("", LazyVoxels.of(file, v * header.voxels() * codec.bytes(), header.dimensions(), codec,
				cache), header.geometry(), header.type(), header.scaling(), header.description()));
		}
		final VolumeSeries all = new VolumeSeries(volumes, header.step(), header.stepUnit());
		final ImagePlanes planes = ImagePlusAdapter.planes(all.first());
		final ImageStack stack = new Watched(all, planes);
		final ImagePlus image = new ImagePlus(NiftiFiles.baseName(header.file()), //
			stack.size() > 1 ? stack : inMemory(stack));
		return ImagePlusAdapter.describe(image, all, planes, null, 1);
	}

	/** ImageJ's encoder takes a virtual stack only if it has more than one plane. */
	private static ImageStack inMemory(final ImageStack onePlane) {
		final ImageStack copy = new ImageStack(onePlane.getWidth(), onePlane.getHeight());
		copy.addSlice(onePlane.getProcessor(1));
		return copy;
	}

	/** What ImageJ's own "save as TIFF" tells its encoder. */
	private static FileInfo info(final ImagePlus image) {
		final FileInfo info = image.getFileInfo();
		info.nImages = image.getStackSize();
		info.description = new FileSaver(image).getDescriptionString();
		info.properties = image.getPropertiesAsArray();
		if (image.getStack() instanceof VirtualStack stack) info.virtualStack = stack;
		return info;
	}

	@Override
	public void close() {
		try {
			series.close();
		}
		catch (final IOException e) {
			monitor.warn("The temporary file " + raw.temporary() + " could not be closed (" + IoErrors.reason(e) + ").");
		}
		finally {
			raw.close();
		}
	}

	/** Reports each plane that the encoder asks for. */
	private final class Watched extends VolumeStack {

		Watched(final VolumeSeries series, final ImagePlanes planes) {
			super(series, planes);
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			monitor.checkCanceled("saving " + header.file());
			monitor.progress(n, size());
			return super.getProcessor(n);
		}
	}
}
