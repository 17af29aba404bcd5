package io.github.ddasr.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_quality.QualityGMSD;
import org.bytedeco.opencv.opencv_quality.QualityPSNR;
import org.bytedeco.opencv.opencv_quality.QualitySSIM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.SlicePair;

/**
 * Metrics with a truth on one thread, 512 × 512 pixels of 8 bits, with OpenCV's
 * quality module beside them, held to one thread too. Its SSIM computes in single
 * precision and over the full frame, so its values differ slightly.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
public class FullReferenceSpeed {

	private static final int SIDE = 512;
	private static final int RANGE = 255;

	private final Map<String, FullReferenceMetric> metrics = Metrics.fullReference();
	private SlicePair pair;
	private Mat image;
	private Mat truth;

	/** Makes a picture of waves, and the same with a pattern of small errors. */
	@Setup
	public void start() {
		opencv_core.setNumThreads(1);
		final byte[] a = new byte[SIDE * SIDE], b = new byte[SIDE * SIDE];
		final float[] x = new float[a.length], y = new float[a.length];
		for (int i = 0; i < a.length; i++) {
			b[i] = (byte) (128 + 60 * Math.sin(0.05 * (i % SIDE)) * Math.cos(0.03 * (i / SIDE)) + i * 7919L % 23);
			a[i] = (byte) ((b[i] & 0xFF) + i * 104729L % 9);
			x[i] = a[i] & 0xFF;
			y[i] = b[i] & 0xFF;
		}
		pair = new SlicePair(x, y, null, SIDE, SIDE);
		image = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
		truth = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
		image.data().put(a);
		truth.data().put(b);
	}

	private double ours(final String name) {
		return metrics.get(name).of(pair, RANGE).value();
	}

	/** @return PSNR */
	@Benchmark
	public double psnr() {
		return ours("PSNR");
	}

	/** @return SSIM */
	@Benchmark
	public double ssim() {
		return ours("SSIM");
	}

	/** @return MS-SSIM; OpenCV has none */
	@Benchmark
	public double msSsim() {
		return ours("MS-SSIM");
	}

	/** @return GMSD */
	@Benchmark
	public double gmsd() {
		return ours("GMSD");
	}

	/** @return OpenCV's PSNR */
	@Benchmark
	public double psnrOpenCv() {
		try (Mat map = new Mat(); Scalar s = QualityPSNR.compute(truth, image, map, RANGE)) {
			return s.get(0);
		}
	}

	/** @return OpenCV's SSIM */
	@Benchmark
	public double ssimOpenCv() {
		try (Mat map = new Mat(); Scalar s = QualitySSIM.compute(truth, image, map)) {
			return s.get(0);
		}
	}

	/** @return OpenCV's GMSD */
	@Benchmark
	public double gmsdOpenCv() {
		try (Mat map = new Mat(); Scalar s = QualityGMSD.compute(truth, image, map)) {
			return s.get(0);
		}
	}

	/**
	 * Measures, and prints how each time compares with OpenCV's.
	 *
	 * @param arguments none
	 * @throws RunnerException if JMH cannot run
	 */
	public static void main(final String... arguments) throws RunnerException {
		final Collection<RunResult> results = new Runner(new OptionsBuilder().include("\\.FullReferenceSpeed\\.").threads(1)
			.build()).run();
		final Map<String, Double> times = new TreeMap<>();
		for (final RunResult r : results) times.put(r.getPrimaryResult().getLabel(), r.getPrimaryResult().getScore());
		times.forEach((name, time) -> {
			final Double peer = times.get(name + "OpenCv");
			System.out.printf(Locale.ROOT, "%-12s %.2f ms%s%n", name, time, peer == null ? "" : String.format(Locale.ROOT,
				", OpenCV %.2f ms: %.2f times as long", peer, time / peer));
		});
	}
}
