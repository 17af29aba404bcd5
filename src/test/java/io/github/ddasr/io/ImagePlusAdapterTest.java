package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.LengthUnit;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** ImageJ's images and volumes, both ways. */
class ImagePlusAdapterTest {

	@ParameterizedTest
	@EnumSource(PixelType.class)
	void volumesSurviveTheWayThroughImageJ(final PixelType type) {
		final Scaling scaling = type.isInteger() ? new Scaling(2, -7) : Scaling.NONE;
		final float[] values = new float[24];
		for (int i = 0; i < 24; i++) values[i] = (float) scaling.real(i + Math.max(type.minimum(), -5));
		final Geometry geometry = new Geometry(new double[] { 0.5, 0.75, 2 }, null, null, true, LengthUnit.CENTIMETRE);
		final Volume volume = new Volume("scan", ArrayImgs.floats(values, 2, 3, 4), geometry, type, scaling, "a text");
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(volume), "scan.nii", new IntensityWindow(-5,
			11));
		final Volume back = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first();
		assertArrayEquals(values, Voxels.of(back));
		assertArrayEquals(new double[] { 0.5, 0.75, 2 }, back.geometry().spacing(), 1e-12);
		assertEquals(LengthUnit.CENTIMETRE, back.geometry().unit());
		assertEquals("cm", image.getCalibration().getUnit());
		assertEquals(0.05, image.getCalibration().pixelWidth, 1e-12);
		assertEquals("scan", back.name());
		assertEquals("a text", back.description());
		final IntensityWindow shown = ImagePlusAdapter.displayRange(image);
		assertEquals(-5, shown.lower(), 1e-6);
		assertEquals(11, shown.upper(), 1e-6);
	}

	@Test
	void signedSixteenBitStaysSigned() {
		final Volume volume = new Volume("s", ArrayImgs.floats(new float[] { -32768, -1, 0, 32767 }, 4, 1, 1), Geometry
			.ofSpacing(1, 1, 1), PixelType.INT16, "");
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(volume), "s", null);
		assertTrue(image.getCalibration().isSigned16Bit());
		assertEquals(-1, image.getCalibration().getCValue(image.getProcessor().get(1, 0)));
		final Volume back = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first();
		assertEquals(PixelType.INT16, back.pixelType());
		assertEquals(Scaling.NONE, back.scaling());
		assertArrayEquals(new float[] { -32768, -1, 0, 32767 }, Voxels.of(back));
	}

	@ParameterizedTest
	@CsvSource({ "mm,1,MILLIMETRE", "cm,10,CENTIMETRE", "micron,0.001,MICRON", "µm,0.001,MICRON", "um,0.001,MICRON",
		"\u03bcm,0.001,MICRON", "inch,25.4,INCH", "Millimeters,1,MILLIMETRE", "m,1000,METRE" })
	void unitsBecomeMillimetres(final String unit, final double mm, final LengthUnit expected) {
		final ImagePlus image = floats(2, 2, 3);
		image.getCalibration().setUnit(unit);
		image.getCalibration().pixelWidth = 2;
		image.getCalibration().pixelHeight = 3;
		image.getCalibration().pixelDepth = 4;
		final Geometry g = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first().geometry();
		assertArrayEquals(new double[] { 2 * mm, 3 * mm, 4 * mm }, g.spacing(), 1e-12);
		assertEquals(expected, g.unit());
		assertTrue(g.isCalibrated());
	}

	@Test
	void pixelsAndUnknownUnitsAreUncalibrated() {
		final Warnings warnings = new Warnings();
		final ImagePlus image = floats(2, 2, 3);
		Geometry g = ImagePlusAdapter.toVolumes(image, warnings).first().geometry();
		assertEquals(false, g.isCalibrated());
		assertArrayEquals(new double[] { 1, 1, 1 }, g.spacing());
		image.getCalibration().setUnit("furlong");
		g = ImagePlusAdapter.toVolumes(image, warnings).first().geometry();
		assertEquals(false, g.isCalibrated());
		assertEquals(List.of(
			"\"f.tif\": the voxel size is missing (unit \"pixel\"). Set it in Image > Properties... if the result is to have a voxel size.",
			"\"f.tif\": the unit \"furlong\" is not known. Set it in Image > Properties... if the result is to have a voxel size."),
			warnings.heard);
		final ImagePlus back = ImagePlusAdapter.toImagePlus(VolumeSeries.of(new Volume("a", ArrayImgs.floats(1, 1, 1), g)),
			"a", null);
		assertEquals("pixel", back.getCalibration().getUnit());
	}

	@Test
	void channelsAndFramesBecomeVolumes() {
		final ImageStack stack = new ImageStack(1, 1);
		for (int i = 0; i < 12; i++) stack.addSlice(new FloatProcessor(1, 1, new float[] { i }));
		final ImagePlus image = new ImagePlus("h", stack);
		image.setDimensions(2, 3, 2);
		image.getCalibration().frameInterval = 1.5;
		final VolumeSeries series = ImagePlusAdapter.toVolumes(image, Monitor.NONE);
		final List<float[]> volumes = new ArrayList<>();
		for (final Volume v : series.volumes()) volumes.add(Voxels.of(v));
		// ImageJ's order is channel, slice, frame.
		assertArrayEquals(new float[] { 0, 2, 4 }, volumes.get(0));
		assertArrayEquals(new float[] { 1, 3, 5 }, volumes.get(1));
		assertArrayEquals(new float[] { 6, 8, 10 }, volumes.get(2));
		assertArrayEquals(new float[] { 7, 9, 11 }, volumes.get(3));
		assertEquals(1.5, series.step());
		assertEquals("s", series.stepUnit());
		final ImagePlus back = ImagePlusAdapter.toImagePlus(series, "h", null, 2);
		assertEquals(2, back.getNChannels());
		assertEquals(3, back.getNSlices());
		assertEquals(2, back.getNFrames());
		assertEquals(1.5, back.getCalibration().frameInterval);
		for (int i = 0; i < 12; i++) assertEquals(i, back.getStack().getProcessor(i + 1).getf(0, 0));
	}

	@Test
	void orientationTravelsUntilTheGridIsChanged() {
		final double[][] m = { { 0, -2, 0, 5 }, { 1, 0, 0, -7.25 }, { 0, 0, 3, 1e-3 }, { 0, 0, 0, 1 } };
		final Geometry g = new Geometry(new double[] { 1, 2, 3 }, new Transform(1, m), new Transform(4, m), true);
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(Voxels.counting(4, 4, 2).with(ArrayImgs.floats(
			4, 4, 2), g)), "o", null);
		final Geometry back = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first().geometry();
		assertEquals(1, back.qform().code());
		assertEquals(4, back.sform().code());
		for (int row = 0; row < 4; row++) {
			assertArrayEquals(m[row], back.qform().matrix()[row]);
			assertArrayEquals(m[row], back.sform().matrix()[row]);
		}
		image.getCalibration().pixelWidth = 0.5;
		final Warnings warnings = new Warnings();
		assertNull(ImagePlusAdapter.toVolumes(image, warnings).first().geometry().sform());
		assertEquals(List.of(
			"\"o\": the size or the voxel size was changed since the image was opened, so its NIfTI orientation is dropped."),
			warnings.heard);
	}

	@Test
	void calibrationFunctionsAreApplied() {
		final ImagePlus image = new ImagePlus("c", new ByteProcessor(3, 1, new byte[] { 0, 10, (byte) 200 }));
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -4, 0.5 }, "x");
		final Volume linear = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first();
		assertArrayEquals(new float[] { -4, 1, 96 }, Voxels.of(linear));
		assertEquals(new Scaling(0.5, -4), linear.scaling());
		assertEquals(PixelType.UINT8, linear.pixelType());
		image.getCalibration().setFunction(Calibration.POLY2, new double[] { 1, 0, 2 }, "x");
		final Volume curved = ImagePlusAdapter.toVolumes(image, Monitor.NONE).first();
		assertArrayEquals(new float[] { 1, 201, 80001 }, Voxels.of(curved));
		assertEquals(PixelType.FLOAT32, curved.pixelType());
	}

	@Test
	void snapshotOutlivesTheImage(@TempDir final Path folder) {
		for (final long limit : new long[] { 1 << 20, 0 }) {
			final ImagePlus image = floats(3, 2, 4);
			final VolumeSeries series = ImagePlusAdapter.toVolumes(image, Monitor.NONE, new ReadOptions(limit, 10, folder));
			image.getStack().getProcessor(1).set(0);
			image.close();
			final float[] expected = new float[24];
			for (int i = 0; i < 24; i++) expected[i] = i;
			assertArrayEquals(expected, Voxels.of(series.first()));
		}
	}

	@Test
	void virtualStacksAreRead() {
		final VolumeSeries series = VolumeSeries.of(Voxels.counting(3, 2, 4));
		final ImagePlus image = new ImagePlus("v", new VolumeStack(series, ImagePlusAdapter.planes(series.first())));
		image.setDimensions(1, 4, 1);
		assertTrue(image.getStack().isVirtual());
		assertArrayEquals(Voxels.of(series.first()), Voxels.of(ImagePlusAdapter.toVolumes(image, Monitor.NONE).first()));
	}

	@Test
	void coloursAreRefused() {
		final ImagePlus rgb = new ImagePlus("r", new ColorProcessor(2, 2));
		refused("Image \"r\" has RGB colours. Convert it to grey first (Image > Type > 8-bit).", rgb);
		final ByteProcessor fire = new ByteProcessor(2, 2);
		fire.setLut(LUT.createLutFromColor(Color.RED));
		refused("Image \"i\" has indexed colours. Convert it to grey first (Image > Lookup Tables > Grays).", new ImagePlus(
			"i", fire));
		final ImageStack two = new ImageStack(2, 2);
		two.addSlice(new ByteProcessor(2, 2));
		two.addSlice(new ByteProcessor(2, 2));
		final ImagePlus plain = new ImagePlus("k", two);
		plain.setDimensions(2, 1, 1);
		final CompositeImage composite = new CompositeImage(plain, IJ.COMPOSITE);
		refused(
			"Image \"k\" is a colour composite. Convert it to grey first (Image > Color > Channels Tool..., Grayscale).",
			composite);
		composite.setMode(IJ.GRAYSCALE);
		assertEquals(2, ImagePlusAdapter.toVolumes(composite, Monitor.NONE).size());
		final String none = "There is no such image, or it is empty. Open the image first and give its exact title.";
		refused(none, new ImagePlus());
		refused(none, null);
	}

	@Test
	void sixteenBitWithColourTableIsGrey() {
		final ShortProcessor hot = new ShortProcessor(2, 1);
		hot.set(0, 60000);
		hot.setLut(LUT.createLutFromColor(Color.RED));
		assertArrayEquals(new float[] { 60000, 0 }, Voxels.of(ImagePlusAdapter.toVolumes(new ImagePlus("h", hot),
			Monitor.NONE).first()));
	}

	private static void refused(final String sentence, final ImagePlus image) {
		assertEquals(sentence, assertThrows(DdasrException.class, () -> ImagePlusAdapter.toVolumes(image, Monitor.NONE))
			.getMessage());
	}

	private static ImagePlus floats(final int x, final int y, final int z) {
		final ImageStack stack = new ImageStack(x, y);
		for (int s = 0; s < z; s++) {
			final float[] values = new float[x * y];
			for (int i = 0; i < values.length; i++) values[i] = s * x * y + i;
			stack.addSlice(String.format(Locale.ROOT, "%d", s), new FloatProcessor(x, y, values));
		}
		final ImagePlus image = new ImagePlus("f.tif", stack);
		image.setDimensions(1, z, 1);
		return image;
	}
}
