package io.github.ddasr.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.ddasr.io.NumberFiles;
import io.github.ddasr.volume.DdasrException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/**
 * The published parameters of NIQE in their own formats: MATLAB's {@code .mat}
 * (mu_prisparam, cov_prisparam) and numpy's {@code .npz} (mu_pris_param,
 * cov_pris_param). Only LIVE's own numbers are accepted, from whichever file.
 */
final class NiqeParameters {

	/** SHA-256 of the numbers, mean then covariance. */
	private static final String NUMBERS = "f6284a2b53fd40bbc960472b76ec55b67a299a0270294b804c847e99b8cc1e30";
	private static final int N = NiqeFeatures.COUNT;
	private static final int BLOCK_SIZE = 96;
	private static final String CITATION = "published parameters of the LIVE laboratory, The University of Texas at " +
		"Austin (copyright 2011; free to use with its notice and acknowledgement); A. Mittal, R. Soundararajan, A. C. " +
		"Bovik, \"Making a completely blind image quality analyzer\", IEEE Signal Processing Letters 20(3), 2013";

	private NiqeParameters() {}

	/**
	 * @param file a {@code .mat} or {@code .npz} file
	 * @return the published model
	 * @throws DdasrException if it is another model, or no such file at all
	 */
	static NiqeModel read(final Path file) {
		final byte[] content = PublishedFile.read(file);
		LookAlike.refuse(file, content);
		final double[][] numbers = numbers(file, content);
		final double[] mean = numbers[0];
		if (!Sha256.of(numbers).equals(NUMBERS)) throw new DdasrException("The file " + file +
			" holds parameters of NIQE under the right names, but with other numbers than the LIVE laboratory published " +
			"(first mean " + mean[0] + " instead of 2.6013); give the published file, or fit a model of your own for NIQE-MR.");
		final double[][] covariance = new double[N][];
		for (int i = 0; i < N; i++) covariance[i] = Arrays.copyOfRange(numbers[1], i * N, i * N + N);
		return new NiqeModel(mean, covariance, BLOCK_SIZE, "NIQE (LIVE)", CITATION + "; SHA-256 of the file " + Sha256.of(
			content));
	}

	private static double[][] numbers(final Path file, final byte[] content) {
		try {
			final boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
			final double[][] numbers = zip ? npz(file) : mat(content);
			if (numbers[0] != null && numbers[0].length == N && numbers[1] != null && numbers[1].length == N * N)
				return numbers;
		}
		// The reader of MATLAB files answers damage with all kinds of them, that of the others with its own sentences.
		catch (final IOException | RuntimeException e) {
			throw noParameters(file, e);
		}
		throw noParameters(file, null);
	}

	private static double[][] npz(final Path file) {
		return new double[][] { NumberFiles.readNpz(file, "mu_pris_param").values(), NumberFiles.readNpz(file,
			"cov_pris_param").values() };
	}

	private static double[][] mat(final byte[] content) throws IOException {
		try (Mat5File mat = Mat5.newReader(Sources.wrap(content)).setMaxInflateBufferSize(PublishedFile.LARGEST)
			.disableSubsystemProcessing().readMat())
		{
			return new double[][] { matrix(mat, "mu_prisparam", 1), matrix(mat, "cov_prisparam", N) };
		}
	}

	private static double[] matrix(final MatFile mat, final String name, final int rows) {
		for (final MatFile.Entry entry : mat.getEntries()) {
			final Array array = entry.getValue();
			if (!name.equals(entry.getName()) || !(array instanceof Matrix matrix)) continue;
			if (array.getNumDimensions() != 2 || array.getNumRows() != rows || array.getNumCols() != N) return null;
			final double[] numbers = new double[rows * N];
			for (int i = 0; i < numbers.length; i++) numbers[i] = matrix.getDouble(i / N, i % N);
			return numbers;
		}
		return null;
	}

	private static DdasrException noParameters(final Path file, final Exception cause) {
		return new DdasrException("The file " + file + " holds no parameters of NIQE (mu_prisparam with 36 and " +
			"cov_prisparam with 36 × 36 numbers in a MATLAB 5 file, or the same in an .npz); give the published file.", cause);
	}
}
