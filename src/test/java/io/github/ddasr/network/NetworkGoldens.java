package io.github.ddasr.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reference values of the published 3-D networks, which are not part of the project, and the formula weights that go with them. */
final class NetworkGoldens {

	static final Path FOLDER = Path.of("../shared/golden/networks");

	private NetworkGoldens() {}

	static Path file(final String name) {
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
		return file;
	}

	/** Values of a NumPy file of 32-bit floats. */
	static float[] values(final String name) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(name))).order(ByteOrder.LITTLE_ENDIAN);
		final int start = 10 + bytes.getShort(8);
		final float[] values = new float[(bytes.capacity() - start) / Float.BYTES];
		bytes.position(start);
		bytes.asFloatBuffer().get(values);
		return values;
	}

	/**
	 * Weights by formula: a list of names says which number a tensor has.
	 *
	 * @param keys lines of number, name, shape
	 * @param gain of convolutions, in the formula's bound
	 */
	static Parameters.Source arssr(final String keys, final double gain) throws IOException {
		final Map<String, Integer> numbers = new LinkedHashMap<>();
		for (final String line : Files.readAllLines(file(keys), StandardCharsets.UTF_8)) {
			if (!line.isBlank() && Character.isDigit(line.charAt(0))) numbers.put(line.split("\t")[1], Integer.valueOf(line.split("\t")[0]));
		}
		return (name, shape, initial) -> {
			if (!numbers.containsKey(name)) throw new AssertionError(name + " is no name of the published network");
			return arssr(numbers.get(name), name, shape, gain);
		};
	}

	/** The value of the formula for one tensor. */
	static float[] arssr(final int number, final String name, final long[] shape, final double gain) {
		int n = 1;
		for (final long s : shape) n *= (int) s;
		double bound = shape.length == 1 ? 0.05 : (shape.length == 5 ? gain : 1) * Math.sqrt(6 / (n / (double) shape[0]));
		if (name.equals("decoder.stage_two.6.weight")) bound *= 0.25;
		final double[] u = FormulaWeights.uniform(1000 + number, n);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++) values[i] = name.equals("decoder.stage_two.6.bias") ? 0.5f : (float) ((2 * u[i] - 1) * bound);
		return values;
	}
}
