package io.github.ddasr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

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

import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.BrisqueMr;
import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.NiqeMr;
import io.github.ddasr.quality.NoReferenceMetric;
import io.github.ddasr.quality.NoReferenceMetric.Scorer;
import io.github.ddasr.quality.SlicePair;

/** Each metric on pictures of 512 × 512 pixels, on one thread, from pixels to figure. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class MetricSpeed {

	/** The metrics by their keys. */
	@Param({ "niqe", "brisque", "ssim", "ms-ssim", "gmsd", "psnr" })
	private String metric;

	private DoubleSupplier figure;

	/**
	 * Makes the pictures, and the model where the metric has one.
	 *
	 * @throws IOException if the model cannot be written
	 */
	@Setup
	public void start() throws IOException {
		figure = switch (metric) {
			case "niqe" -> alone(new NiqeMr());
			case "brisque" -> alone(new BrisqueMr());
			default -> comparing(Metrics.fullReference().get(metric.toUpperCase(Locale.ROOT)));
		};
	}

	private static DoubleSupplier comparing(final FullReferenceMetric metric) {
		final SlicePair pair = new SlicePair(floats(Texture.of(2)), floats(Texture.of(1)), null, Texture.SIDE, Texture.SIDE);
		return () -> metric.of(pair, Texture.WHITE).value();
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
		return floats;
	}

	private static DoubleSupplier alone(final NoReferenceMetric metric) throws IOException {
		final Path folder = Files.createTempDirectory("ddasr-bench");
		final Path niqe = folder.resolve("niqe.safetensors"), brisque = folder.resolve("brisque.safetensors");
		final ModelHeader origin = ModelHeader.of("any", "any", 1);
		MadeUpModels.niqe().write(niqe, origin);
		MadeUpModels.brisque().write(brisque, origin);
		final Scorer scorer = metric.prepare(new MetricSettings(BlockRule.LIVE, 96, false, false, false, niqe.toString(),
			brisque.toString(), ModelStore.standard(folder.toString())));
		Files.delete(niqe);
		Files.delete(brisque);
		Files.delete(folder);
		final GreySlice slice = GreySlice.of(Texture.of(1), Texture.SIDE, Texture.SIDE);
		return () -> scorer.of(slice).value();
	}

	/** @return the metric's figure */
	@Benchmark
	public double figure() {
		return figure.getAsDouble();
	}
}
