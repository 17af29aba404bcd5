package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.volume.DdasrException;

/** Fitted models travel through files and are found by name. */
class FittedModelsTest {

	private static final ModelHeader ORIGIN = ModelHeader.of("any", "any", 1).withOrigin("a fitted model", "two heads",
		"CC0", "1.0", "somebody", Map.of("seed", "1"));

	@TempDir
	private Path folder;

	private MetricSettings settings(final String niqe, final String brisque) {
		return new MetricSettings(BlockRule.LIVE, 96, false, false, false, niqe, brisque, ModelStore.standard(folder
			.toString()));
	}

	private static GreySlice slice() {
		return GreySlice.of(FormulaImages.values(FormulaImages.head(256, 256)), 256, 256);
	}

	@Test
	void niqeModel() {
		final NiqeModel model = MadeUpModels.niqe(48);
		final Path path = folder.resolve("mine.safetensors");
		model.write(path, ORIGIN);
		final ModelFile file = ModelFile.open(path);
		final NiqeModel read = NiqeModel.read(file);
		assertArrayEquals(model.mean(), read.mean());
		for (int i = 0; i < 36; i++) assertArrayEquals(model.covariance()[i], read.covariance()[i]);
		assertEquals(48, read.blockSize());
		assertEquals("mine", read.name());
		assertEquals("mine; a fitted model; SHA-256 " + file.sha256(), read.provenance());
		assertEquals("1", file.header().provenance().get("seed"));
		final NoReferenceMetric.Scorer scorer = new NiqeMr().prepare(settings("mine", ""));
		final NiqeBlocks blocks = NiqeFeatures.of(slice().values(), 256, 256, 48);
		// Complete blocks only, whatever the rule for NIQE; where the head is known, only those in it.
		assertEquals(model.score(blocks, null, BlockRule.VALID, false).value(), scorer.of(slice()).value());
		assertTrue(scorer.needsHead());
		final boolean[] head = new boolean[256 * 256], inner = new boolean[blocks.count()];
		for (int y = 48; y < 192; y++) Arrays.fill(head, y * 256 + 48, y * 256 + 144, true);
		for (int row = 1; row < 4; row++) Arrays.fill(inner, row * blocks.columns() + 1, row * blocks.columns() + 3, true);
		final GreySlice known = new GreySlice(slice().values(), 256, 256, null, 0, null, head, null);
		assertEquals(model.score(blocks, inner, BlockRule.VALID, false).value(), scorer.of(known).value());
		assertTrue(scorer.description().contains("blocks of 48 pixels"), scorer.description());
		// A selection that reaches beyond the head does not bring air in.
		final boolean[] left = new boolean[256 * 256];
		for (int i = 0; i < left.length; i++) left[i] = i % 256 < 96;
		final boolean[] both = new boolean[blocks.count()];
		for (int row = 1; row < 4; row++) both[row * blocks.columns() + 1] = true;
		final GreySlice selected = new GreySlice(slice().values(), 256, 256, left, 0, null, head, null);
		assertEquals(model.score(blocks, both, BlockRule.VALID, false).value(), scorer.of(selected).value());
	}

	@Test
	void brisqueModel() {
		final BrisqueModel model = MadeUpModels.brisque();
		final Path path = folder.resolve("mine.safetensors");
		model.write(path, ORIGIN);
		final BrisqueModel read = BrisqueModel.read(ModelFile.open(path));
		assertArrayEquals(model.vectors(), read.vectors());
		assertEquals("mine", read.name());
		final double[] features = BrisqueFeatures.of(slice().values(), 256, 256);
		final double score = model.score(features);
		assertEquals(score, read.score(features));
		assertEquals(score, new BrisqueMr().prepare(settings("", path.toString())).of(slice()).value());
	}

	@Test
	void supportVectorsWorkAsDefined() {
		final BrisqueModel model = MadeUpModels.brisque();
		final double[] features = new double[36];
		for (int i = 0; i < 36; i++) features[i] = 1 + 0.01 * i;
		double a = 0, b = 0;
		for (int i = 0; i < 36; i++) {
			a += Math.pow(0.01 * i - Math.sin(i), 2);
			b += Math.pow(0.01 * i - Math.sin(36 + i), 2);
		}
		assertEquals(3 * Math.exp(-0.05 * a) - 1.5 * Math.exp(-0.05 * b) + 40, model.score(features), 1e-12);
		features[3] = Double.NaN;
		assertTrue(Double.isNaN(model.score(features)));
	}

	@Test
	void featureWithoutRangePlaysNoPart() {
		final BrisqueModel m = MadeUpModels.brisque();
		final double[] maximum = m.maximum().clone();
		maximum[4] = 0;
		final BrisqueModel model = new BrisqueModel(m.minimum(), maximum, m.vectors(), m.coefficients(), m.gamma(), m.rho(),
			"x", "x");
		final double[] features = new double[36];
		final double score = model.score(features);
		features[4] = 17;
		assertEquals(score, model.score(features));
		assertTrue(Double.isFinite(score));
	}

	@Test
	void otherArchitectureIsRefused() {
		final Path path = folder.resolve("mine.safetensors");
		MadeUpModels.brisque().write(path, ORIGIN);
		assertEquals("The model mine is of architecture \"brisque\", but one of \"niqe\" is needed. Choose another model, or " +
			"fit one.", assertThrows(DdasrException.class, () -> new NiqeMr().prepare(settings("mine", ""))).getMessage());
	}

	@Test
	void wrongTensorsAreRefused() {
		final Path path = folder.resolve("mine.safetensors");
		final ModelHeader header = ModelHeader.of("niqe", "any", 1).withOptions(Map.of("block size", "96"));
		ModelFile.write(path, header, Map.of("mu", Tensor.of(new double[35], 35), "cov", Tensor.of(new double[36 * 36], 36,
			36)));
		assertTrue(assertThrows(DdasrException.class, () -> NiqeModel.read(ModelFile.open(path))).getMessage().contains(
			"Tensor \"mu\""));
		final double[] crooked = new double[36 * 36];
		crooked[1] = 1;
		ModelFile.write(path, header, Map.of("mu", Tensor.of(new double[36], 36), "cov", Tensor.of(crooked, 36, 36)));
		assertTrue(assertThrows(DdasrException.class, () -> NiqeModel.read(ModelFile.open(path))).getMessage().startsWith(
			"The NIQE model mine is wrong"));
	}

	@Test
	void oddBlocksAreRefused() {
		final MetricSettings settings = new MetricSettings(BlockRule.LIVE, 95, false, false, false, "", "", null);
		assertTrue(assertThrows(DdasrException.class, () -> new NiqeScorer(MadeUpModels.niqe(96), 95, settings, false)).getMessage()
			.startsWith("NIQE cannot work with blocks of 95 pixels"));
		final String description = new NiqeScorer(MadeUpModels.niqe(96), 48, settings, false).description();
		assertTrue(description.contains("blocks of 48 pixels, though the model was made from blocks of 96"), description);
	}

	@Test
	void metricsAreFoundByName() {
		for (final String name : new String[] { "NIQE", "NIQE-MR", "BRISQUE", "BRISQUE-MR" }) {
			assertEquals(Direction.LOWER, Metrics.noReference().get(name).direction());
		}
	}
}
