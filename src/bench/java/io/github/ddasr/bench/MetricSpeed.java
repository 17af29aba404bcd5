package io.github.ddasr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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

import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.BrisqueMr;
import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.quality.NiqeMr;
import io.github.ddasr.quality.NoReferenceMetric.Scorer;

/** Each metric on a picture of 512 × 512 pixels, on one thread, from pixels to figure. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class MetricSpeed {

	private GreySlice slice;
	private Scorer niqe;
	private Scorer brisque;

	/**
	 * Makes the picture and the models.
	 *
	 * @throws IOException if the models cannot be written
	 */
	@Setup
	public void start() throws IOException {
		slice = GreySlice.of(Texture.of(1), Texture.SIDE, Texture.SIDE);
		final Path folder = Files.createTempDirectory("ddasr-bench");
		final Path niqeFile = folder.resolve("niqe.safetensors"), brisqueFile = folder.resolve("brisque.safetensors");
		final ModelHeader origin = ModelHeader.of("any", "any", 1);
		MadeUpModels.niqe().write(niqeFile, origin);
		MadeUpModels.brisque().write(brisqueFile, origin);
		final MetricSettings settings = new MetricSettings(BlockRule.LIVE, 96, false, false, false, niqeFile.toString(),
			brisqueFile.toString(), ModelStore.standard(folder.toString()));
		niqe = new NiqeMr().prepare(settings);
		brisque = new BrisqueMr().prepare(settings);
		Files.delete(niqeFile);
		Files.delete(brisqueFile);
		Files.delete(folder);
	}

	/** @return NIQE */
	@Benchmark
	public double niqe() {
		return niqe.of(slice).value();
	}

	/** @return BRISQUE */
	@Benchmark
	public double brisque() {
		return brisque.of(slice).value();
	}
}
