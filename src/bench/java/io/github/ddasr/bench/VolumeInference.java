package io.github.ddasr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.ArssrVolumeNetwork;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.volume.Monitor;

/**
 * A volume of 64³ to 128³ through ArSSR: by the suite, with all voxels and with a ball of a third of them wanted, and by the published
 * procedure in the same engine, whose two parts are timed apart: the encoder over the whole volume, which it repeats for each of the
 * 128 slabs, and for each slab the features read at its points and the decoder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class VolumeInference {

	/** Voxels along each axis before and after. */
	static final int SIDE = 64, FINE = 128;
	private static final double SHARE = 1.0 / 3;

	/** The network. */
	@Param({ "rescnn", "tiny" })
	public String preset;

	private NDManager manager;
	private Arssr network;
	private VolumeNetwork ready;
	private float[] volume;
	private boolean[] ball;
	private Path file;

	/**
	 * Builds the network with random weights.
	 *
	 * @throws IOException if there is no temporary folder
	 */
	@Setup
	public void start() throws IOException {
		manager = Engines.start().newBaseManager();
		final Parameters parameters = new Parameters(manager, Parameters.random(1));
		network = new Arssr(ArssrShape.preset(preset), parameters);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		parameters.values().forEach((name, values) -> tensors.put(name, Tensor.of(values, parameters.shapes().get(name))));
		file = Files.createTempFile("arssr", ".safetensors");
		ModelFile.write(file, network.header(), tensors);
		ready = ArssrVolumeNetwork.open(ModelFile.open(file), Devices.ofThisMachine().resolve(DeviceChoice.AUTO), 1L << 30);
		volume = new float[SIDE * SIDE * SIDE];
		ball = new boolean[volume.length];
		final double radius = SIDE * Math.cbrt(SHARE * 3 / (4 * Math.PI));
		for (int i = 0; i < volume.length; i++) {
			volume[i] = (float) Math.sin(0.01 * i) * 0.5f + 0.5f;
			ball[i] = square(i / SIDE / SIDE) + square(i / SIDE % SIDE) + square(i % SIDE) < radius * radius;
		}
	}

	private static double square(final int voxel) {
		final double d = voxel - (SIDE - 1) / 2.0;
		return d * d;
	}

	/**
	 * Releases it.
	 *
	 * @throws IOException if the temporary file stays
	 */
	@TearDown
	public void stop() throws IOException {
		ready.close();
		manager.close();
		Files.delete(file);
	}

	/** @return a value of the result */
	@Benchmark
	public float whole() {
		return enlarged(null);
	}

	/** @return a value of the result */
	@Benchmark
	public float ball() {
		return enlarged(ball);
	}

	private float enlarged(final boolean[] wanted) {
		final float[] some = new float[1];
		ready.enlarge(new VolumeNetwork.Request(volume, new int[] { SIDE, SIDE, SIDE }, new int[] { FINE, FINE, FINE }, wanted), (first,
			planes) -> some[0] += planes[0], Monitor.NONE);
		return some[0];
	}

	/** @return a feature: the published procedure does this for each slab */
	@Benchmark
	public float publishedEncoder() {
		try (NDManager scope = manager.newSubManager()) {
			return network.features(input(scope)).get(0, 0, 0, 0, 0).getFloat();
		}
	}

	/** @return a value of one slab */
	@Benchmark
	public float publishedSlab() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray low = input(scope);
			final NDArray features = scope.zeros(new Shape(1, network.shape().features(), SIDE, SIDE, SIDE));
			final float[] points = new float[3 * FINE * FINE];
			for (int k = 0; k < FINE * FINE; k++) {
				points[3 * k] = -1 + 1f / FINE;
				points[3 * k + 1] = -1 + (2 * (k / FINE) + 1f) / FINE;
				points[3 * k + 2] = -1 + (2 * (k % FINE) + 1f) / FINE;
			}
			return network.at(low, features, scope.create(points, new Shape(1, FINE * FINE, 3)), scope.create(new float[] { 0.5f, 0.5f, 0.5f },
				new Shape(1, 3))).get(0, 0).getFloat();
		}
	}

	private NDArray input(final NDManager scope) {
		return scope.create(volume, new Shape(1, 1, SIDE, SIDE, SIDE));
	}
}
