package io.github.ddasr.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;

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

import io.github.ddasr.engine.Engines;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnConfiguration;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.network.SrnGenerator;

/** One 256 × 256 slice through an SRN ×2, from Java values to Java values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SrnInference {

	private static final int SIDE = 256;
	private static final int SCALE = 2;

	/** Size of the network. */
	@Param({ "tiny", "small", "base" })
	public String preset;

	private NDManager manager;
	private Parameters parameters;
	private SrnGenerator generator;
	private float[] slice;

	/** Builds the network with random weights. */
	@Setup
	public void start() {
		manager = Engines.start().newBaseManager();
		parameters = new Parameters(manager, Parameters.random(1));
		generator = new SrnGenerator(configuration(preset), parameters);
		parameters.flat();
		slice = new float[SIDE * SIDE];
		for (int i = 0; i < slice.length; i++) slice[i] = (float) Math.sin(0.01 * i) * 0.5f + 0.5f;
	}

	/** Releases it. */
	@TearDown
	public void stop() {
		manager.close();
	}

	/** @return the enlarged slice */
	@Benchmark
	public float[] enlarge() {
		try (NDManager scope = manager.newSubManager()) {
			return ChannelsLast.toPlanar(generator.forward(ChannelsLast.fromPlanar(scope, slice, new Shape(1, 1, SIDE, SIDE))));
		}
	}

	private static SrnConfiguration configuration(final String preset) {
		return new SrnConfiguration(Preset.of(preset), SCALE, 1, GlobalSkip.SINC);
	}

	/** Floating-point operations of one slice: two per weight and output pixel of each convolution. */
	static double operations(final String preset) {
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, Parameters.random(
			1)))
		{
			new SrnGenerator(configuration(preset), p);
			double sum = 0;
			for (final Map.Entry<String, long[]> e : p.shapes().entrySet()) {
				final long[] s = e.getValue();
				if (s.length == 4) sum += s[0] * s[1] * s[2] * s[3] * area(e.getKey());
			}
			return 2 * sum * SIDE * SIDE;
		}
	}

	/** Output pixels of a layer per pixel of the input. */
	private static double area(final String name) {
		if (name.startsWith("stem")) return 1;
		if (name.startsWith("head")) return SCALE * SCALE;
		if (name.startsWith("body") || name.startsWith("conv_body")) return 1 / 64.0;
		final int level = name.charAt(name.indexOf('.') + 1) - '0';
		return name.startsWith("encoder") ? Math.pow(4, -level - 1) : Math.pow(4, level - 3);
	}
}
