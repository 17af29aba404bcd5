package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.model.MiassrShape.Preset;

/** The published generator, with weights by formula, against what the published code computes from them. */
class MiassrGoldenTest {

	private static final Path GOLDEN = Path.of("../shared/golden/networks");
	private static final MiassrShape PUBLISHED = MiassrShape.of(Preset.FULL, Extractor.EDSR, 1);

	/** Seed 5000 + the tensor's number in the published state dict; gain 0.5, biases 0.05, means ±0.2. */
	static Parameters.Source formula() throws IOException {
		final Map<String, Integer> numbers = new HashMap<>();
		for (final String line : Files.readAllLines(GOLDEN.resolve("keys_MIASSR.txt"))) {
			final String[] words = line.split("\\s+");
			numbers.put(words[1], Integer.valueOf(words[0]));
		}
		return (name, shape, initial) -> {
			if (name.endsWith("_mean.weight")) return new float[] { 1 };
			if (name.endsWith("_mean.bias")) return new float[] { name.startsWith("sub") ? -0.2f : 0.2f };
			int n = 1;
			for (final long s : shape) n *= s;
			final double bound = shape.length == 1 ? 0.05 : 0.5 * Math.sqrt(6 / (n / (double) shape[0]));
			final double[] u = FormulaWeights.uniform(5000 + numbers.get(name), n);
			final float[] values = new float[n];
			for (int i = 0; i < n; i++) values[i] = (float) ((2 * u[i] - 1) * bound);
			return values;
		};
	}

	private static float[] npy(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		final int header = bytes.getShort(8);
		final float[] values = new float[(bytes.capacity() - 10 - header) / 4];
		bytes.position(10 + header).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}

	@ParameterizedTest
	@CsvSource({ "1.5,x1d5", "2,x2d0", "2.5,x2d5", "3,x3d0", "3.5,x3d5", "4,x4d0" })
	void enlargesAsThePublishedCodeDoes(final double scale, final String name) throws IOException {
		final Path expected = GOLDEN.resolve("miassr_out_" + name + ".npy");
		assumeTrue(Files.exists(expected), "there is no file " + expected);
		try (MiassrScaleNetwork network = network(Long.MAX_VALUE)) {
			final float[] found = network.apply(npy(GOLDEN.resolve("miassr_in_24x28.npy")), 24, 28, scale), wanted = npy(expected);
			double worst = 0;
			for (int i = 0; i < wanted.length; i++) worst = Math.max(worst, Math.abs(wanted[i] - found[i]));
			System.out.println("MIASSR, golden " + name + ": largest difference " + worst);
			assertArrayEquals(wanted, found, 2e-5f);
		}
	}

	/** Scales without a file: the specification's formulas in double precision, computed with numpy. */
	@ParameterizedTest
	@CsvSource({ "1.7,40,47,0.1043816,0.8716323,-0.0982771,-0.0690440,0.7207809",
		"3.0,72,84,0.1138455,-0.6314460,-0.0399622,-0.0236207,0.4326842",
		"3.5,84,98,0.1146794,-0.5781562,0.0462845,-0.0331678,0.4441073" })
	void enlargesAsAnIndependentComputationDoes(final double scale, final int h, final int w, final float first, final float middle,
		final float inside, final float last, final double mean) throws IOException
	{
		assumeTrue(Files.exists(GOLDEN.resolve("keys_MIASSR.txt")), "there is no folder " + GOLDEN);
		try (MiassrScaleNetwork network = network(Long.MAX_VALUE)) {
			final float[] found = network.apply(npy(GOLDEN.resolve("miassr_in_24x28.npy")), 24, 28, scale);
			assertEquals(h * w, found.length);
			assertArrayEquals(new float[] { first, middle, inside, last }, new float[] { found[0], found[h / 2 * w + w / 2], found[8 * w - 3],
				found[h * w - 1] }, 2e-5f);
			double sum = 0;
			for (final float v : found) sum += Math.abs(v);
			assertEquals(mean, sum / found.length, 1e-5);
		}
	}

	private static MiassrScaleNetwork network(final long bytes) throws IOException {
		return new MiassrScaleNetwork(PUBLISHED, formula(), new double[] { 1.1, 4 }, bytes, Devices.ofThisMachine().resolve(DeviceChoice.parse("cpu")));
	}
}
