package io.github.ddasr.quality;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.volume.DdasrException;

/**
 * What NIQE compares an image with: mean and covariance of the features of blocks
 * of good images. The score is the distance between this Gaussian and that of the
 * image's own blocks, 0 for the same; lower is better.
 *
 * <p>As a file: architecture {@value #ARCHITECTURE}, float64 tensors {@code mu} [36] and {@code cov} [36, 36], option
 * {@value #BLOCK_SIZE}.
 *
 * @param mean of each feature, {@value NiqeFeatures#COUNT}
 * @param covariance of the features, symmetric
 * @param blockSize side of the blocks that it was made from, in pixels
 * @param name short name
 * @param provenance where it comes from, for reports
 */
public record NiqeModel(double[] mean, double[][] covariance, int blockSize, String name, String provenance) {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "niqe";
	/** The header option that holds the block size. */
	public static final String BLOCK_SIZE = "block size";

	private static final int N = NiqeFeatures.COUNT;
	private static final double ASYMMETRY = 1e-9;

	/** Checks sizes and numbers. */
	public NiqeModel {
		if (mean.length != N || covariance.length != N || blockSize < 2 || blockSize % 2 != 0) throw wrong(name);
		for (int i = 0; i < N; i++) {
			if (covariance[i].length != N || !Double.isFinite(mean[i]) || !(covariance[i][i] >= 0)) throw wrong(name);
		}
		covariance = symmetric(covariance, name);
	}

	/**
	 * @param blocks features of an image's blocks, of this model's size
	 * @param foreground which blocks are foreground by half or more, null for all
	 * @param rule which blocks count
	 * @param zeroCovariance whether a single complete block is judged, with a covariance of 0
	 * @return the score, with a warning where blocks were left out; NaN for fewer than two complete blocks
	 */
	public MetricValue score(final NiqeBlocks blocks, final boolean[] foreground, final BlockRule rule,
		final boolean zeroCovariance)
	{
		final BlockMoments moments = BlockMoments.of(blocks.features(), foreground, rule);
		final boolean alone = zeroCovariance && moments.complete() == 1;
		if (moments.complete() < 2 && !alone) return MetricValue.none(String.format(Locale.ROOT,
			"%d of %d blocks can be used%s, but the covariance needs 2", moments.complete(), blocks.count(), moments
				.complete() == blocks.count() ? "" : " (the others are constant, without differences of both signs, or background)"));
		final double[] difference = new double[N];
		final double[][] pooled = new double[N][N];
		for (int i = 0; i < N; i++) {
			difference[i] = mean[i] - moments.mean()[i];
			for (int j = 0; j < N; j++) pooled[i][j] = (covariance[i][j] + (alone ? 0 : moments.covariance()[i][j])) / 2;
		}
		return new MetricValue(Mahalanobis.distance(difference, pooled), warning(moments, blocks.count(), rule));
	}

	private static String warning(final BlockMoments moments, final int count, final BlockRule rule) {
		if (moments.left() == 0) return "";
		return moments.left() + " of " + count + (rule == BlockRule.LIVE ? " blocks are constant and count in part"
			: " blocks are constant or background and left out");
	}

	/**
	 * Writes it as a model file.
	 *
	 * @param path target; its folder must exist
	 * @param origin header whose description, training data, licence, citation and provenance are kept
	 * @throws DdasrException if the file cannot be written
	 */
	public void write(final Path path, final ModelHeader origin) {
		final double[] flat = new double[N * N];
		for (int i = 0; i < N; i++) System.arraycopy(covariance[i], 0, flat, i * N, N);
		ModelFile.write(path, FittedModels.header(ARCHITECTURE, origin, Map.of(BLOCK_SIZE, Integer.toString(blockSize))), Map
			.of("mu", Tensor.of(mean, N), "cov", Tensor.of(flat, N, N)));
	}

	/**
	 * @param file a model file
	 * @return the model in it
	 * @throws DdasrException if it is of another architecture, or damaged
	 */
	public static NiqeModel read(final ModelFile file) {
		FittedModels.require(file, ARCHITECTURE);
		final TensorFile tensors = file.tensors();
		final double[] flat = FittedModels.numbers(tensors, "cov", N, N);
		final double[][] covariance = new double[N][N];
		for (int i = 0; i < N; i++) System.arraycopy(flat, i * N, covariance[i], 0, N);
		return new NiqeModel(FittedModels.numbers(tensors, "mu", N), covariance, blockSize(file), file.name(), FittedModels
			.provenance(file));
	}

	private static int blockSize(final ModelFile file) {
		try {
			return Integer.parseInt(file.header().options().getOrDefault(BLOCK_SIZE, ""));
		}
		catch (final NumberFormatException e) {
			throw wrong(file.name());
		}
	}

	/** The mean with the transpose, so that the last digits are symmetric too. */
	private static double[][] symmetric(final double[][] matrix, final String name) {
		final double[][] result = new double[N][N];
		for (int i = 0; i < N; i++) for (int j = 0; j < N; j++) {
			final double limit = ASYMMETRY * Math.sqrt(matrix[i][i] * matrix[j][j]);
			if (!(Math.abs(matrix[i][j] - matrix[j][i]) <= limit)) throw wrong(name);
			result[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
		}
		return result;
	}

	private static DdasrException wrong(final String name) {
		return new DdasrException("The NIQE model " + name + " is wrong: it needs " + N + " means, a symmetric covariance of " +
			N + " × " + N + " numbers, and an even block size. Get or fit it again.");
	}
}
