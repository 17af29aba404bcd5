package io.github.ddasr.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.ddasr.quality.BrisqueFeatures;
import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.volume.DdasrException;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * ε-support-vector regression with a radial kernel, fitted by libsvm: f(x) = Σ cⱼ exp(−γ |x − vⱼ|²) − ρ, as flat
 * as it can be while it stays within ε of the targets, each breach costing C.
 *
 * @param cost C, positive
 * @param gamma γ, positive
 * @param epsilon ε, in the units of the targets, not negative
 */
record SupportVectorRegression(double cost, double gamma, double epsilon) {

	private static final double CACHE_MEGABYTES = 200, TOLERANCE = 1e-3;

	/**
	 * Deterministic: the same samples give the same model.
	 *
	 * @param features samples, of {@value BrisqueFeatures#COUNT} finite numbers each; scaled to −1 … 1 here
	 * @param targets one for each sample
	 * @return the fitted model
	 * @throws DdasrException if one value is within ε of all targets
	 */
	BrisqueModel fit(final List<double[]> features, final double[] targets) {
		// Without this libsvm reports its progress on standard output.
		svm.svm_set_print_string_function(text -> {});
		final FeatureRange range = FeatureRange.of(features);
		final List<double[]> samples = features.stream().map(range::scale).toList();
		final svm_problem problem = new svm_problem();
		problem.l = targets.length;
		problem.y = targets;
		problem.x = samples.stream().map(SupportVectorRegression::nodes).toArray(svm_node[][]::new);
		final svm_model model = svm.svm_train(problem, parameter());
		if (model.l == 0) {
			throw new DdasrException("The degraded images do not differ by more than " + epsilon +
				" from what they should be, so there is nothing to learn. Give scans with more detail.");
		}
		final double[] vectors = IntStream.of(model.sv_indices).mapToObj(i -> samples.get(i - 1)).flatMapToDouble(
			DoubleStream::of).toArray();
		return new BrisqueModel(range.minimum(), range.maximum(), vectors, model.sv_coef[0], gamma, model.rho[0],
			"BRISQUE-MR", "");
	}

	private svm_parameter parameter() {
		final svm_parameter parameter = new svm_parameter();
		parameter.svm_type = svm_parameter.EPSILON_SVR;
		parameter.kernel_type = svm_parameter.RBF;
		parameter.C = cost;
		parameter.gamma = gamma;
		parameter.p = epsilon;
		parameter.eps = TOLERANCE;
		parameter.cache_size = CACHE_MEGABYTES;
		parameter.shrinking = 1;
		return parameter;
	}

	private static svm_node[] nodes(final double[] sample) {
		final svm_node[] nodes = new svm_node[sample.length];
		for (int i = 0; i < nodes.length; i++) {
			nodes[i] = new svm_node();
			nodes[i].index = i + 1;
			nodes[i].value = sample[i];
		}
		return nodes;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "C %s, γ %s, ε %s", cost, gamma, epsilon);
	}
}
