package io.github.ddasr.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Copies the voxels of an ImageJ image, into memory or into a temporary file. */
final class ImageSnapshot {

	static final String DESCRIPTION = "ddasr.nifti.description";

	private final ImagePlus image;
	private final Monitor monitor;
	private final ReadOptions options;
	private final long[] size;
	private final int channels;
	private final int frames;
	private final PixelType type;
	private final Scaling scaling;
	private final float[] table;

	ImageSnapshot(final ImagePlus image, final Monitor monitor, final ReadOptions options) {
		this.image = image;
		this.monitor = monitor;
		this.options = options;
		size = new long[] { image.getWidth(), image.getHeight(), image.getNSlices() };
		channels = image.getNChannels();
		frames = image.getNFrames();
		final Calibration c = image.getCalibration();
		final double[] line = c.getCoefficients();
		final boolean linear = c.getFunction() == Calibration.STRAIGHT_LINE && line != null && line[1] != 0;
		final boolean whole = image.getBitDepth() < 32;
		final boolean signed = image.getBitDepth() == 16 && c.isSigned16Bit();
		// Curved functions have a table of the real value of each pixel value; what comes out of it is not whole.
		table = whole && c.calibrated() && !linear ? c.getCTable() : null;
		if (!whole || table != null) type = PixelType.FLOAT32;
		else if (image.getBitDepth() == 8) type = PixelType.UINT8;
		else type = signed ? PixelType.INT16 : PixelType.UINT16;
		scaling = whole && linear ? new Scaling(line[1], line[0]) : Scaling.NONE;
	}

	VolumeSeries take() {
		monitor.status("Copying \"" + image.getTitle() + "\"");
		if (size[2] == 1 && frames > 1) monitor.warn("\"" + image.getTitle() + "\" has " + frames +
			" frames of one slice each, which are treated as separate images. If they are slices, say so in Image > Properties...");
		final List<RandomAccessibleInterval<FloatType>> images;
		final long voxels = size[0] * size[1] * size[2];
		if (voxels * channels * frames * Float.BYTES <= options.memoryLimit() && voxels < Integer.MAX_VALUE - 8) {
			images = toMemory();
		}
		else images = toFile();
		final Geometry geometry = ImageGeometry.read(image, monitor);
		final String name = NiftiFiles.baseName(Path.of(legal(image.getTitle())));
		final String description = image.getProp(DESCRIPTION) == null ? "" : image.getProp(DESCRIPTION);
		// The offset of signed 16 bit belongs to ImageJ's way of storing it, not to the values.
		final Scaling kept = type == PixelType.INT16 || type == PixelType.FLOAT32 ? Scaling.NONE : scaling;
		final List<Volume> volumes = new ArrayList<>();
		for (final RandomAccessibleInterval<FloatType> i : images) {
			final String own = images.size() == 1 ? name : name + "_" + (volumes.size() + 1);
			volumes.add(new Volume(own, i, geometry, type, kept, description));
		}
		final double interval = image.getCalibration().frameInterval;
		return frames > 1 && interval > 0 ? new VolumeSeries(volumes, interval, "s") : new VolumeSeries(volumes, 1, "");
	}

	private List<RandomAccessibleInterval<FloatType>> toMemory() {
		final List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
		final int plane = (int) (size[0] * size[1]);
		for (int t = 1; t <= frames; t++) for (int c = 1; c <= channels; c++) {
			final float[] values = new float[plane * (int) size[2]];
			for (int z = 1; z <= size[2]; z++) read(c, z, t, values, (z - 1) * plane);
			images.add(ArrayImgs.floats(values, size));
		}
		return images;
	}

	private List<RandomAccessibleInterval<FloatType>> toFile() {
		final VoxelCodec codec = new VoxelCodec(PixelType.FLOAT32, ByteOrder.nativeOrder(), Scaling.NONE);
		final Path file = TemporaryFiles.unused(options.temporaryFolder(), legal(image.getTitle()));
		final float[] values = new float[(int) (size[0] * size[1])];
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
		final LazyVoxels.Cache cache = new LazyVoxels.Cache(options.cacheBytes());
		final List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
		boolean complete = false;
		try {
			Files.createFile(file);
			final RawFile raw = RawFile.temporary(file, file);
			try (RawOutput out = RawOutput.file(file)) {
				long at = 0;
				for (int t = 1; t <= frames; t++) for (int c = 1; c <= channels; c++) {
					images.add(LazyVoxels.of(raw, at, size, codec, cache));
					for (int z = 1; z <= size[2]; z++, at += bytes.capacity()) {
						read(c, z, t, values, 0);
						codec.encode(values, 0, values.length, bytes.clear());
						out.write(at, bytes.flip());
					}
				}
			}
			complete = true;
			return images;
		}
		catch (final IOException e) {
			throw IoErrors.notSpilled(image.getTitle(), options.temporaryFolder(), e);
		}
		finally {
			if (!complete) RawFile.deleteQuietly(file);
		}
	}

	private void read(final int c, final int z, final int t, final float[] target, final int at) {
		monitor.checkCanceled("copying \"" + image.getTitle() + "\"");
		final int index = image.getStackIndex(c, z, t);
		monitor.progress(index, image.getStackSize());
		final ImageProcessor plane = image.getStack().getProcessor(index);
		ImagePlanes.read(plane, scaling, table, target, at);
	}

	/** A title may hold anything; a file name may not. */
	private static String legal(final String title) {
		final String clean = title == null ? "" : title.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_").trim();
		return clean.isEmpty() ? "image" : clean;
	}
}
