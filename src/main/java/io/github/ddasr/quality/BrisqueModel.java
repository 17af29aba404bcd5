package io.github.ddasr.quality;

import java.nio.file.Path;
import java.util.Map;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/**
 * What turns the features of BRISQUE into a score: each is brought to −1 … 1 by the
 * range that it had in training, then a support vector machine with a Gaussian
 * kernel sums over its vectors. Lower is better; not clamped.
 *
 * <p>As a file: architecture {@value #ARCHITECTURE}, float64 tensors {@code support_vectors} [n, 36],
 * {@code coefficients} [n], {@code minimum} and {@code maximum} [36], {@code gamma} and {@code rho} [1].
 *
 * @param minimum least value of each feature in training, {@value BrisqueFeatures#COUNT}
 * @param maximum greatest value; where it is the same, the feature plays no part
 * @param vectors support vectors, already scaled, one after the other
 * @param coefficients weight of each support vector
 * @param gamma the kernel is exp(−γ ‖x − v‖²)
 * @param rho what is subtracted in the end
 * @param name short name
 * @param provenance where it comes from, for reports
 */
public record BrisqueModel(double[] minimum, double[] maximum, double[] vectors, double[] coefficients, double gamma,
	double rho, String name, String provenance)
{

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "brisque";

	private static final int N = BrisqueFeatures.COUNT;

	/** Checks sizes and numbers. */
	public BrisqueModel {
		final boolean sizes = minimum.length == N && maximum.length == N && coefficients.length > 0 &&
			vectors.length == N * coefficients.length;
		if (!sizes || !(gamma > 0) || !Numbers.areFinite(minimum, maximum, vectors, coefficients, new double[] { gamma, rho }))
			throw new DdasrException("The BRISQUE model " + name + " is wrong: it needs ranges of " + N +
				" features, support vectors of as many numbers with one coefficient each, and a positive gamma. " +
				"Get or fit it again.");
	}

	/**
	 * @param features the features of an image, {@value BrisqueFeatures#COUNT}
	 * @return the score; NaN if one of them is
	 */
	public double score(final double[] features) {
		return scoreScaled(scale(features));
	}

	/**
	 * @param features the features of an image
	 * @return the same by their ranges, −1 … 1 for the values of training
	 */
	double[] scale(final double[] features) {
		final double[] x = new double[N];
		for (int i = 0; i < N; i++) {
			final double range = maximum[i] - minimum[i];
			x[i] = range == 0 ? 0 * features[i] : -1 + 2 * (features[i] - minimum[i]) / range;
		}
		return x;
	}

	/**
	 * @param x scaled features
	 * @return the score
	 */
	double scoreScaled(final double[] x) {
		double sum = 0;
		for (int j = 0; j < coefficients.length; j++) {
			double distance = 0;
			for (int i = 0; i < N; i++) {
				final double d = x[i] - vectors[j * N + i];
				distance += d * d;
			}
			sum += coefficients[j] * Math.exp(-gamma * distance);
		}
		return sum - rho;
	}

	/**
	 * Writes it as a model file.
	 *
	 * @param path target; its folder must exist
	 * @param origin header whose description, training data, licence, citation and provenance are kept
	 * @throws DdasrException if the file cannot be written
	 */
	public void write(final Path path, final ModelHeader origin) {
		ModelFile.write(path, FittedModels.header(ARCHITECTURE, origin, Map.of()), Map.of( //
			"support_vectors", Tensor.of(vectors, coefficients.length, N), //
			"coefficients", Tensor.of(coefficients, coefficients.length), //
			"minimum", Tensor.of(minimum, N), "maximum", Tensor.of(maximum, N), //
			"gamma", Tensor.of(new double[] { gamma }, 1), "rho", Tensor.of(new double[] { rho }, 1)));
	}

	/**
	 * @param file a model file
	 * @return the model in it
	 * @throws DdasrException if it is of another architecture, or damaged
	 */
	public static BrisqueModel read(final ModelFile file) {
		FittedModels.require(file, ARCHITECTURE);
		final TensorFile tensors = file.tensors();
		final int n = tensors.tensor("coefficients").size();
		return new BrisqueModel(FittedModels.numbers(tensors, "minimum", N), FittedModels.numbers(tensors, "maximum", N),
			FittedModels.numbers(tensors, "support_vectors", n, N), FittedModels.numbers(tensors, "coefficients", n),
			FittedModels.numbers(tensors, "gamma", 1)[0], FittedModels.numbers(tensors, "rho", 1)[0], file.name(), FittedModels
				.provenance(file));
	}
}
