package io.github.ddasr.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_quality.QualityBRISQUE;
import org.bytedeco.opencv.opencv_quality.QualityGMSD;
import org.bytedeco.opencv.opencv_quality.QualityPSNR;
import org.bytedeco.opencv.opencv_quality.QualitySSIM;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * OpenCV's metrics on the pictures of {@link MetricSpeed}, on one thread: a yardstick
 * for speed, not for values. Its BRISQUE has another model and other features, its SSIM
 * computes in single precision and over the full frame.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class OpenCvSpeed {

	/** The metrics that OpenCV has, by the keys of {@link MetricSpeed}. */
	@Param({ "brisque", "ssim", "gmsd", "psnr" })
	private String metric;

	private DoubleSupplier figure;

	/**
	 * Makes the pictures and, for BRISQUE, loads the model that comes with OpenCV.
	 *
	 * @throws IOException if it cannot be unpacked
	 */
	@Setup
	public void start() throws IOException {
		opencv_core.setNumThreads(1);
		final Mat truth = picture(1), image = picture(2);
		if (metric.equals("brisque")) {
			final QualityBRISQUE brisque = QualityBRISQUE.create(resource("brisque_model_live.yml"), resource(
				"brisque_range_live.yml"));
			figure = () -> first(brisque.compute(truth));
			return;
		}
		figure = () -> {
			try (Mat map = new Mat()) {
				return first(switch (metric) {
					case "ssim" -> QualitySSIM.compute(truth, image, map);
					case "gmsd" -> QualityGMSD.compute(truth, image, map);
					default -> QualityPSNR.compute(truth, image, map, Texture.WHITE);
				});
			}
		};
	}

	private static double first(final Scalar score) {
		try (score) {
			return score.get(0);
		}
	}

	private static Mat picture(final int seed) {
		final double[] values = Texture.of(seed);
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
		return new Mat(Texture.SIDE, Texture.SIDE, opencv_core.CV_8UC1, new BytePointer(bytes));
	}

	private static String resource(final String name) throws IOException {
		return Loader.cacheResource("/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/quality/" + name)
			.getPath();
	}

	/** @return the metric's figure */
	@Benchmark
	public double figure() {
		return figure.getAsDouble();
	}
}
