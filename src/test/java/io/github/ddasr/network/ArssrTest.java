package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

class ArssrTest {

	private static final int[] SIZE = { 24, 28, 20 };

	private static NDManager manager;

	@BeforeAll
	static void start() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void stop() {
		manager.close();
	}

	/** Specification §1.2 and §1.4. */
	@ParameterizedTest
	@CsvSource({ "rdn,5918784,6283460,28", "rescnn,2214912,2579588,20", "srresnet,4317376,4682052,39" })
	void hasThePublishedNumberOfParameters(final String preset, final long encoder, final long all, final int radius) {
		try (Parameters p = new Parameters(manager, (name, shape, initial) -> Initialisation.ZERO.values(shape, 0))) {
			new Arssr(ArssrShape.preset(preset), p);
			assertEquals(all, p.count());
			assertEquals(encoder, p.shapes().entrySet().stream().filter(e -> e.getKey().startsWith("encoder.")).mapToLong(e -> Arrays.stream(e
				.getValue()).reduce(1, (a, b) -> a * b)).sum());
			assertEquals(364_676, all - encoder);
			assertEquals(radius, ArssrShape.preset(preset).radius());
		}
	}

	@ParameterizedTest
	@CsvSource({ "rdn,RDN,0.6", "rescnn,ResCNN,0.8" })
	void featuresAndValuesAreThoseOfThePublishedCode(final String preset, final String name, final double gain) throws IOException {
		final float[] input = NetworkGoldens.values("input_24x28x20.npy");
		try (Parameters p = new Parameters(manager, NetworkGoldens.arssr("keys_" + name + ".txt", gain)); NDManager scope = manager
			.newSubManager()) {
			final Arssr network = new Arssr(ArssrShape.preset(preset), p);
			final NDArray features = network.features(scope.create(input, new Shape(1, 1, 24, 28, 20)));
			assertArrayEquals(NetworkGoldens.values("feat_" + name + ".npy"), features.flatten().toFloatArray(), 5e-5f);
			assertArrayEquals(NetworkGoldens.values("out_" + name + "_x2d0.npy"), enlarged(network, input, SIZE, new int[] { 48, 56, 40 }, null,
				1L << 30), 2e-5f);
			assertArrayEquals(NetworkGoldens.values("out_" + name + "_x2d5.npy"), enlarged(network, input, SIZE, new int[] { 60, 70, 50 }, null,
				1L << 30), 2e-5f);
		}
	}

	/** The third encoder, the decoder and a scale that differs along each axis, computed in double precision with numpy. */
	@Test
	void agreesWithAnIndependentComputation() {
		final AtomicInteger tensor = new AtomicInteger();
		try (Parameters p = new Parameters(manager, (name, shape, initial) -> NetworkGoldens.arssr(tensor.getAndIncrement(), name, shape,
			0.5)))
		{
			final float[] out = enlarged(new Arssr(ArssrShape.preset("srresnet"), p), FormulaWeights.image(210), new int[] { 6, 7, 5 },
				new int[] { 19, 22, 16 }, null, 1L << 30);
			double sum = 0;
			for (final float v : out) sum += v;
			assertEquals(0.382162585, sum / out.length, 2e-6);
			assertArrayEquals(new float[] { 0.410275409f, 0.296842131f, 0.431747324f, 0.399112992f, 0.394510731f }, new float[] { out[0],
				out[(3 * 22 + 5) * 16 + 7], out[out.length - 1], out[(9 * 22 + 11) * 16 + 8], out[21 * 16] }, 1e-5f);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiny", "rdn", "rescnn", "srresnet" })
	void aStreamOfPlanesGivesTheFeaturesOfTheWholeVolume(final String preset) {
		final int[] size = { 11, 6, 7 };
		try (Parameters p = new Parameters(manager, new FormulaWeights()); NDManager scope = manager.newSubManager()) {
			final Arssr network = new Arssr(thin(preset), p);
			final float[] image = FormulaWeights.image(11 * 6 * 7);
			final NDArray whole = network.features(scope.create(image, new Shape(1, 1, 11, 6, 7)));
			for (final int chunk : new int[] { 1, 3, 4, 11 }) {
				final VolumeLayer.Stream stream = network.encoder().stream(scope);
				final PlaneQueue planes = new PlaneQueue(scope);
				for (int z = 0; z < 11; z += chunk) {
					final int end = Math.min(11, z + chunk);
					planes.add(stream.push(scope, scope.create(Arrays.copyOfRange(image, z * 42, end * 42), new Shape(end - z, 6, 7, 1))));
				}
				for (NDArray more = stream.rest(scope); more != null; more = stream.rest(scope)) {
					assertTrue(more.getShape().get(0) <= chunk, "the end is as narrow as the middle");
					planes.add(more);
				}
				assertEquals(size[0], planes.size());
				assertArrayEquals(whole.transpose(0, 2, 3, 4, 1).flatten().toFloatArray(), planes.first(scope, size[0]).flatten().toFloatArray(), 1e-5f);
			}
		}
	}

	/** Networks of the published form, but thin, so that the test is quick. */
	private static ArssrShape thin(final String preset) {
		final ArssrShape c = ArssrShape.preset(preset);
		return new ArssrShape(preset, c.encoder(), 4, 2, 2, 8, c.decoder(), 16, c.decoderLayers());
	}

	/** With little memory a plane is cut into parts; the result is that of the whole volume. */
	@ParameterizedTest
	@ValueSource(strings = { "tiny", "rdn", "rescnn", "srresnet" })
	void partsGiveTheWhole(final String preset) {
		final int[] size = { 9, 40, 37 }, newSize = { 14, 92, 85 };
		final float[] image = FormulaWeights.image(9 * 40 * 37);
		try (Parameters p = new Parameters(manager, new FormulaWeights())) {
			final Arssr network = new Arssr(thin(preset), p);
			final float[] whole = enlarged(network, image, size, newSize, null, 1L << 30);
			assertArrayEquals(whole, enlarged(network, image, size, newSize, null, 1L << 18), 1e-5f);
		}
	}

	/** Where the device has too little memory in the middle of a run, the rest is done in smaller parts. */
	@Test
	void goesOnWithLessMemory() {
		final int[] size = { 9, 30, 30 }, newSize = { 18, 45, 45 };
		final float[] image = FormulaWeights.image(8100);
		try (Parameters p = new Parameters(manager, new FormulaWeights())) {
			final Arssr network = new Arssr(thin("tiny"), p);
			final float[] whole = enlarged(network, image, size, newSize, null, 1L << 30), again = new float[whole.length];
			final List<Integer> firsts = new ArrayList<>();
			new StreamedEnlargement(network, manager, 1L << 30, 1L << 30).run(new VolumeNetwork.Request(image, size, newSize, null), (first, planes) -> {
				firsts.add(first);
				if (firsts.size() == 6) throw new DeviceMemoryException("full", null);
				System.arraycopy(planes, 0, again, first * 45 * 45, planes.length);
			}, Monitor.NONE);
			assertEquals(List.of(0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17), firsts);
			assertArrayEquals(whole, again, 1e-5f);
		}
	}

	/** Where nothing is wanted the interpolation stands; where something is, the same as without the choice. */
	@ParameterizedTest
	@ValueSource(strings = { "tiny", "rescnn" })
	void onlyWhatIsWantedIsDecoded(final String preset) {
		final int[] size = { 12, 20, 18 }, newSize = { 24, 50, 36 };
		final float[] image = FormulaWeights.image(12 * 20 * 18);
		final boolean[] wanted = new boolean[image.length];
		for (int z = 7; z < 10; z++) for (int y = 9; y < 12; y++) for (int x = 3; x < 5; x++) wanted[(z * 20 + y) * 18 + x] = true;
		try (Parameters p = new Parameters(manager, new FormulaWeights())) {
			final Arssr network = new Arssr(thin(preset), p);
			final float[] all = enlarged(network, image, size, newSize, null, 1L << 30), some = enlarged(network, image, size, newSize, wanted,
				1L << 30), none = enlarged(network, image, size, newSize, new boolean[image.length], 1L << 30);
			int changed = 0;
			for (int z = 0, i = 0; z < 24; z++) for (int y = 0; y < 50; y++) for (int x = 0; x < 36; x++, i++) {
				final boolean there = wanted[(((2 * z + 1) * 12 / 48) * 20 + (2 * y + 1) * 20 / 100) * 18 + (2 * x + 1) * 18 / 72];
				assertEquals(there ? all[i] : none[i], some[i], 1e-5f);
				if (there) changed++;
			}
			assertTrue(changed > 0);
		}
	}

	/** The way of training, by gathering, gives the values of the way on a grid. */
	@ParameterizedTest
	@ValueSource(strings = { "tiny", "rescnn" })
	void pointsHaveTheValuesOfTheGrid(final String preset) {
		final int[] size = { 5, 6, 7 }, newSize = { 12, 13, 21 };
		final float[] image = FormulaWeights.image(210);
		try (Parameters p = new Parameters(manager, new FormulaWeights()); NDManager scope = manager.newSubManager()) {
			final Arssr network = new Arssr(thin(preset), p);
			final float[] grid = enlarged(network, image, size, newSize, null, 1L << 30);
			final float[] points = new float[3 * grid.length];
			for (int z = 0, i = 0; z < 12; z++) for (int y = 0; y < 13; y++) for (int x = 0; x < 21; x++) {
				points[i++] = -1 + (2 * z + 1) / 12f;
				points[i++] = -1 + (2 * y + 1) / 13f;
				points[i++] = -1 + (2 * x + 1) / 21f;
			}
			final NDArray volume = scope.create(image, new Shape(1, 1, 5, 6, 7));
			final NDArray values = network.at(volume, network.features(volume), scope.create(points, new Shape(1, grid.length, 3)), scope.create(
				new float[] { 5 / 12f, 6 / 13f, 7 / 21f }, new Shape(1, 3)));
			final float[] sums = values.flatten().toFloatArray();
			if (preset.equals("tiny")) {
				final float[] base = zeroFilled(image, size, newSize);
				for (int i = 0; i < sums.length; i++) sums[i] += base[i];
			}
			assertArrayEquals(grid, sums, 2e-5f);
		}
	}

	@Test
	void beginsAsZeroFilling() {
		final float[] image = FormulaWeights.image(6 * 6 * 6);
		try (Parameters p = new Parameters(manager, Parameters.random(1))) {
			final Arssr network = new Arssr(ArssrShape.preset("tiny"), p);
			final int[] size = { 6, 6, 6 }, newSize = { 12, 6, 15 };
			final float[] wanted = zeroFilled(image, size, newSize);
			assertArrayEquals(wanted, enlarged(network, image, size, newSize, null, 1L << 30), 2e-6f);
			final ResamplingMatrix z = ResamplingMatrix.of(Kernel.BSPLINE, 6, 12), x = ResamplingMatrix.of(Kernel.BSPLINE, 6, 15);
			assertArrayEquals(BlockResampler.apply(image, z, ResamplingMatrix.identity(6), x), enlarged(network, image, size, newSize,
				new boolean[216], 1L << 30), 2e-6f);
		}
	}

	@Test
	void leavesNothingBehind() {
		final float[] image = FormulaWeights.image(6 * 6 * 6);
		try (NDManager own = manager.newSubManager(); Parameters p = new Parameters(own, Parameters.random(1))) {
			final Arssr network = new Arssr(thin("rdn"), p);
			p.flat();
			final int before = own.getManagedArrays().size();
			enlarged(network, image, new int[] { 6, 6, 6 }, new int[] { 12, 12, 12 }, null, 1L << 30);
			assertEquals(before, own.getManagedArrays().size());
		}
	}

	private static float[] zeroFilled(final float[] image, final int[] size, final int[] newSize) {
		final ResamplingMatrix[] axes = new ResamplingMatrix[3];
		for (int a = 0; a < 3; a++) axes[a] = ResamplingMatrix.mirroredFourier(size[a], newSize[a]);
		return BlockResampler.apply(image, axes[0], axes[1], axes[2]);
	}

	private static float[] enlarged(final Arssr network, final float[] image, final int[] size, final int[] newSize, final boolean[] wanted,
		final long memory)
	{
		final float[] result = new float[newSize[0] * newSize[1] * newSize[2]];
		final List<Integer> firsts = new ArrayList<>();
		new StreamedEnlargement(network, network.parameters().manager(), memory, memory).run(new VolumeNetwork.Request(image, size, newSize, wanted), (
			first, planes) -> {
			firsts.add(first);
			System.arraycopy(planes, 0, result, first * newSize[1] * newSize[2], planes.length);
		}, Monitor.NONE);
		for (int i = 0; i < newSize[0]; i++) assertEquals(i, firsts.get(i));
		return result;
	}

	@Test
	void theLocalDecoderHasTwoLayersOrMore() {
		final ArssrShape c = ArssrShape.preset("tiny");
		assertEquals("The local decoder of an ArSSR network has 2 layers or more, not 1. Get the model again from where it came.",
			assertThrows(DdasrException.class, () -> new ArssrShape("x", c.encoder(), 4, 2, 2, 8, c.decoder(), 16, 1)).getMessage());
	}
}
