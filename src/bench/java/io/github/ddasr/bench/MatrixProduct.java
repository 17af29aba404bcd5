package io.github.ddasr.bench;

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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.github.ddasr.engine.Engines;

/** A 2048³ matrix product through the engine: the yardstick for the networks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixProduct {

	private static final int SIZE = 2048;
	/** Floating-point operations of one product. */
	static final double OPERATIONS = 2.0 * SIZE * SIZE * SIZE;

	private NDManager manager;
	private NDArray a;
	private NDArray b;

	/** Starts the engine and fills two matrices. */
	@Setup
	public void start() {
		manager = Engines.start().newBaseManager();
		a = manager.randomNormal(new Shape(SIZE, SIZE));
		b = manager.randomNormal(new Shape(SIZE, SIZE));
	}

	/** Releases them. */
	@TearDown
	public void stop() {
		manager.close();
	}

	/** @return one value of the product, so that it cannot be left out */
	@Benchmark
	public float product() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray c = a.matMul(b);
			c.attach(scope);
			return c.getFloat(0, 0);
		}
	}
}
