package io.github.ddasr.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_quality.QualityBRISQUE;
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

/** OpenCV's metrics on the picture of {@link MetricSpeed}, on one thread: a yardstick for speed, not for values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class OpenCvSpeed {

	private Mat picture;
	private QualityBRISQUE brisque;

	/**
	 * Makes the picture and loads the model that comes with OpenCV.
	 *
	 * @throws IOException if it cannot be unpacked
	 */
	@Setup
	public void start() throws IOException {
		opencv_core.setNumThreads(1);
		final double[] values = Texture.of(1);
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
		picture = new Mat(Texture.SIDE, Texture.SIDE, opencv_core.CV_8UC1, new BytePointer(bytes));
		brisque = QualityBRISQUE.create(resource("brisque_model_live.yml"), resource("brisque_range_live.yml"));
	}

	private static String resource(final String name) throws IOException {
		return Loader.cacheResource("/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/quality/" + name)
			.getPath();
	}

	/** @return OpenCV's BRISQUE */
	@Benchmark
	public double brisque() {
		try (Scalar score = brisque.compute(picture)) {
			return score.get(0);
		}
	}
}
