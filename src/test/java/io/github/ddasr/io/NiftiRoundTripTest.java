package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.LengthUnit;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** What is written is read back: every type, byte order, version and container. */
class NiftiRoundTripTest {

	private static final String[] CONTAINERS = { ".nii", ".nii.gz", ".hdr", ".img", ".hdr+gz" };

	@TempDir
	private Path folder;

	static Stream<Arguments> everyKind() {
		final List<Arguments> kinds = new ArrayList<>();
		for (final PixelType type : PixelType.values()) {
			for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
				for (int version = 1; version <= 2; version++) {
					for (final String container : CONTAINERS) kinds.add(Arguments.of(type, order, version, container));
				}
			}
		}
		return kinds.stream();
	}

	@ParameterizedTest
	@MethodSource("everyKind")
	void keepsEverything(final PixelType type, final ByteOrder order, final int version, final String container)
		throws IOException
	{
		final VolumeSeries series = series(type);
		final Path written = folder.resolve("scan" + container.replace("+gz", ""));
		write(written, series, type, order, version);
		if (container.endsWith("+gz")) pack(folder.resolve("scan.img"), folder.resolve("scan.img.gz"));
		for (final boolean lazily : new boolean[] { false, true }) {
			final ReadOptions options = new ReadOptions(lazily ? 0 : 1 << 20, 100, folder);
			check(series, Nifti.read(written, Monitor.NONE, options));
		}
		final NiftiHeader header = NiftiHeader.read(written);
		assertEquals(version, header.version());
		assertEquals(order, header.order());
		assertEquals(2, header.count());
		assertEquals(2 * 4 * 3 * 5 * type.bytes(), header.storedBytes());
		assertEquals(2 * 4 * 3 * 5 * 4, header.memoryBytes());
	}

	private static void check(final VolumeSeries expected, final VolumeSeries read) {
		assertEquals(expected.size(), read.size());
		assertEquals(0.5, read.step());
		assertEquals("ms", read.stepUnit());
		for (int v = 0; v < expected.size(); v++) {
			final Volume a = expected.volumes().get(v), b = read.volumes().get(v);
			assertArrayEquals(Voxels.of(a), Voxels.of(b), "volume " + v);
			assertEquals("scan_" + (v + 1), b.name());
			assertEquals(a.pixelType(), b.pixelType());
			assertEquals(a.scaling(), b.scaling());
			assertEquals("Größe 1 µm", b.description());
			checkGeometry(a.geometry(), b.geometry());
		}
	}

	private static void checkGeometry(final Geometry a, final Geometry b) {
		assertArrayEquals(a.spacing(), b.spacing(), 1e-12);
		assertEquals(a.unit(), b.unit());
		assertEquals(a.isCalibrated(), b.isCalibrated());
		assertEquals(a.qform().code(), b.qform().code());
		assertEquals(a.sform().code(), b.sform().code());
		for (int row = 0; row < 4; row++) {
			assertArrayEquals(a.qform().matrix()[row], b.qform().matrix()[row], 1e-6);
			assertArrayEquals(a.sform().matrix()[row], b.sform().matrix()[row], 1e-6);
		}
	}

	/** Two volumes 4 × 3 × 5 whose values reach both ends of the type's range, as far as float32 tells them. */
	private static VolumeSeries series(final PixelType type) {
		final Scaling scaling = type.isInteger() ? new Scaling(0.5, -3) : Scaling.NONE;
		final List<Volume> volumes = new ArrayList<>();
		for (int v = 0; v < 2; v++) {
			final float[] values = new float[60];
			for (int i = 0; i < 60; i++) {
				final double stored = type.isInteger() ? Math.rint(Math.max(type.minimum(), -60) + i + 60 * v) : 1.25 * i - 7;
				values[i] = (float) scaling.real(stored);
			}
			// The largest float32 below 2^64 or 2^63 is what survives; smaller types reach their ends exactly.
			if (type.bytes() < 4) values[59] = (float) scaling.real(type.maximum());
			values[0] = type.isInteger() && type.bytes() < 4 ? (float) scaling.real(type.minimum()) : values[0];
			volumes.add(new Volume("x", ArrayImgs.floats(values, 4, 3, 5), geometry(), type, scaling, "Größe 1 µm"));
		}
		return new VolumeSeries(volumes, 0.5, "ms");
	}

	/** Left-handed and oblique: 30° about z, x reversed, in micrometres. */
	private static Geometry geometry() {
		final double c = Math.cos(Math.PI / 6), s = Math.sin(Math.PI / 6);
		final double[][] q = { { -0.5 * c, -0.75 * s, 0, 10 }, { -0.5 * s, 0.75 * c, 0, -20.5 }, { 0, 0, 2, 30 }, { 0, 0, 0,
			1 } };
		final double[][] m = { { -0.5, 0.01, 0, 1 }, { 0, 0.75, 0.02, 2 }, { 0, 0, 2, 3 }, { 0, 0, 0, 1 } };
		return new Geometry(new double[] { 0.5, 0.75, 2 }, new Transform(1, q), new Transform(4, m), true,
			LengthUnit.MICRON);
	}

	private static void write(final Path target, final VolumeSeries series, final PixelType type, final ByteOrder order,
		final int version)
	{
		final Volume first = series.first();
		final NiftiHeader header = NiftiOutput.header(target, series, first.dimensions(), first.geometry(), type, null,
			version, order);
		try (SeriesSink sink = new NiftiSink(header, Monitor.NONE, RawOutput::file)) {
			Nifti.copy(series, sink, Monitor.NONE);
			sink.commit();
		}
	}

	private static void pack(final Path from, final Path to) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
			Files.copy(from, out);
		}
		Files.delete(from);
	}
}
