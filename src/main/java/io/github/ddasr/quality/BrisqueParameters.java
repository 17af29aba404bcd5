package io.github.ddasr.quality;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.DdasrException;

/**
 * The published parameters of BRISQUE in their own formats: a libsvm model as
 * text, and the range file of libsvm's scaling tool. Only LIVE's own numbers are
 * accepted.
 */
final class BrisqueParameters {

	/** SHA-256 of the numbers: support vectors, coefficients, gamma and rho. */
	private static final String MODEL_NUMBERS = "985920749843f27a46f22061c38b7d431061548e5d4e424c86e936a5f3904648";
	/** SHA-256 of the numbers: minima, maxima. */
	private static final String RANGE_NUMBERS = "9633d11353dde58d2a50cc053a5b4bd2fb91232cb72aba464532b5f348301aad";
	private static final int N = BrisqueFeatures.COUNT;
	private static final String CITATION = "published parameters of the LIVE laboratory, The University of Texas at " +
		"Austin (copyright 2011; free to use with its notice and acknowledgement); A. Mittal, A. K. Moorthy, A. C. Bovik, " +
		"\"No-reference image quality assessment in the spatial domain\", IEEE Transactions on Image Processing 21(12), " +
		"2012";

	private BrisqueParameters() {}

	/**
	 * @param model the libsvm model
	 * @param range the range file
	 * @return the published model
	 * @throws DdasrException if one of them is another one, or no such file at all
	 */
	static BrisqueModel read(final Path model, final Path range) {
		final byte[] modelBytes = PublishedFile.read(model), rangeBytes = PublishedFile.read(range);
		LookAlike.refuse(model, modelBytes);
		LookAlike.refuse(range, rangeBytes);
		final BrisqueModel parsed;
		try {
			parsed = parse(lines(modelBytes), lines(rangeBytes), CITATION + "; SHA-256 of the files " + Sha256.of(modelBytes) +
				", " + Sha256.of(rangeBytes));
		}
		catch (final NumberFormatException | IndexOutOfBoundsException | DdasrException e) {
			throw new DdasrException("The files " + model + " and " + range +
				" are not a libsvm regression model of 36 features and its range file; give the published files.", e);
		}
		refuseOthers(model, MODEL_NUMBERS, Sha256.of(parsed.vectors(), parsed.coefficients(), new double[] { parsed.gamma(),
			parsed.rho() }));
		refuseOthers(range, RANGE_NUMBERS, Sha256.of(parsed.minimum(), parsed.maximum()));
		return parsed;
	}

	private static void refuseOthers(final Path file, final String expected, final String found) {
		if (!expected.equals(found)) throw new DdasrException("The file " + file +
			" holds other numbers than the LIVE laboratory published for BRISQUE; give the published file, or fit a model of " +
			"your own for BRISQUE-MR.");
	}

	private static BrisqueModel parse(final List<String> model, final List<String> range, final String provenance) {
		final int begin = model.indexOf("SV") + 1;
		final Map<String, String> header = new HashMap<>();
		for (final String line : model.subList(0, Math.max(0, begin - 1))) {
			final String[] words = line.split(" ", 2);
			header.put(words[0], words[words.length - 1]);
		}
		if (!"epsilon_svr".equals(header.get("svm_type")) || !"rbf".equals(header.get("kernel_type")))
			throw new NumberFormatException("not an epsilon-SVR with a Gaussian kernel");
		final List<String> rows = model.subList(begin, model.size());
		final double[] vectors = new double[rows.size() * N], coefficients = new double[rows.size()];
		for (int i = 0; i < coefficients.length; i++) coefficients[i] = vector(rows.get(i), vectors, i * N);
		final double[][] limits = limits(range);
		return new BrisqueModel(limits[0], limits[1], vectors, coefficients, number(header, "gamma"), number(header, "rho"),
			"BRISQUE (LIVE)", provenance);
	}

	/** A line "coefficient 1:value 2:value …"; what is absent is 0. */
	private static double vector(final String line, final double[] vectors, final int offset) {
		final String[] words = line.split(" +");
		for (final String word : Arrays.asList(words).subList(1, words.length)) {
			final int colon = word.indexOf(':');
			final int index = Integer.parseInt(word.substring(0, colon));
			vectors[offset + index(index)] = Double.parseDouble(word.substring(colon + 1));
		}
		return Double.parseDouble(words[0]);
	}

	/** "x", the range -1 1, then lines "index minimum maximum". */
	private static double[][] limits(final List<String> lines) {
		if (!"x".equals(lines.get(0)) || !"-1 1".equals(lines.get(1))) throw new NumberFormatException("no range file");
		final double[][] limits = new double[2][N];
		for (final String line : lines.subList(2, lines.size())) {
			final String[] words = line.split(" +");
			final int index = index(Integer.parseInt(words[0]));
			limits[0][index] = Double.parseDouble(words[1]);
			limits[1][index] = Double.parseDouble(words[2]);
		}
		return limits;
	}

	private static int index(final int oneBased) {
		if (oneBased < 1 || oneBased > N) throw new IndexOutOfBoundsException("feature " + oneBased);
		return oneBased - 1;
	}

	private static double number(final Map<String, String> header, final String key) {
		return Double.parseDouble(header.getOrDefault(key, ""));
	}

	private static List<String> lines(final byte[] text) {
		return new String(text, StandardCharsets.ISO_8859_1).lines().map(String::strip).filter(line -> !line.isEmpty())
			.toList();
	}
}
