package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.DdasrException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;

/** The published files are read and known whatever they are called; others are refused. */
class PublishedParametersTest {

	private static final String MAT = "niqe_modelparameters.mat";
	private static final String MODEL = "brisque_allmodel.libsvm.txt";
	private static final String RANGE = "brisque_allrange.txt";

	@TempDir
	private Path folder;

	private ModelStore store() {
		return ModelStore.standard(folder.toString());
	}

	private static String refusal(final Executable reading) {
		return assertThrows(DdasrException.class, reading).getMessage();
	}

	@Test
	void bothFormatsHoldTheSameNumbers() {
		final NiqeModel mat = PublishedParameters.niqe(MetricGoldens.parameters(MAT));
		final NiqeModel npz = PublishedParameters.niqe(MetricGoldens.parameters("basicsr_niqe_pris_params.npz"));
		assertArrayEquals(mat.mean(), npz.mean());
		for (int i = 0; i < 36; i++) assertArrayEquals(mat.covariance()[i], npz.covariance()[i]);
		assertArrayEquals(new double[] { 2.60131368, 0.90570272, 0.81204778, 0.09042671 }, Arrays.copyOf(mat.mean(), 4), 5e-9);
		assertEquals(0.453478102029435, mat.covariance()[0][0], 1e-15);
		final double[] eigen = new EigenDecomposition(new Array2DRowRealMatrix(mat.covariance())).getRealEigenvalues();
		Arrays.sort(eigen);
		assertEquals(1.609e5, eigen[35] / eigen[0], 50);
		assertTrue(mat.provenance().contains("University of Texas"), mat.provenance());
		assertTrue(mat.provenance().endsWith("fa2aa4d12dd9595c3fb6bf8b4e1a15c79d5d1469238d0901c88dead195be578d"));
	}

	@Test
	void supportVectorsAndRanges() {
		final BrisqueModel model = PublishedParameters.brisque(MetricGoldens.parameters(MODEL), MetricGoldens.parameters(
			RANGE));
		assertEquals(774, model.coefficients().length);
		assertEquals(0.05, model.gamma());
		assertEquals(-153.591, model.rho());
		assertEquals(1024, Arrays.stream(model.coefficients()).map(Math::abs).max().getAsDouble());
		assertEquals(0.338, model.minimum()[0]);
		assertEquals(10, model.maximum()[0]);
		assertTrue(model.provenance().contains("University of Texas"), model.provenance());
	}

	@Test
	void filesAreFoundByContent() throws IOException {
		Files.copy(MetricGoldens.parameters(MAT), folder.resolve("anything"));
		Files.copy(MetricGoldens.parameters(MODEL), folder.resolve("a.bin"));
		Files.copy(MetricGoldens.parameters(RANGE), folder.resolve("b.bin"));
		Files.write(folder.resolve("same size.mat"), new byte[8347]);
		assertEquals("NIQE (LIVE)", PublishedParameters.niqe(store()).name());
		Files.delete(folder.resolve("anything"));
		Files.copy(MetricGoldens.parameters("basicsr_niqe_pris_params.npz"), folder.resolve("anything"));
		assertEquals("NIQE (LIVE)", PublishedParameters.niqe(store()).name());
		assertEquals("BRISQUE (LIVE)", PublishedParameters.brisque(store()).name());
		final NoReferenceMetric.Scorer scorer = new Niqe().prepare(MetricSettings.defaults(store()));
		assertTrue(scorer.description().contains("blocks of 96 pixels"), scorer.description());
		assertTrue(new Brisque().prepare(MetricSettings.defaults(store())).description().contains("not clamped"));
	}

	@Test
	void otherLineEndsAreTheSameNumbers() throws IOException {
		final Path model = folder.resolve("model"), range = folder.resolve("range");
		Files.writeString(model, Files.readString(MetricGoldens.parameters(MODEL)).replace("\r", ""));
		Files.writeString(range, Files.readString(MetricGoldens.parameters(RANGE)).replace("\r", ""));
		assertEquals(774, PublishedParameters.brisque(model, range).coefficients().length);
	}

	@Test
	void missingFilesAreAnsweredWithTheWayToThem() throws IOException {
		final String start = " that the LIVE laboratory published, and the models folder " + folder + " has none";
		final String again = "un again with download=true (it shows and accepts the licence), or run download-models model=";
		final String fiji = " (in Fiji: Plugins > DDASR > Download Models...); ", end = ". R" + again + "live-brisque" + fiji;
		assertEquals("NIQE needs the file modelparameters.mat" + start + ". R" + again + "live-niqe" + fiji +
			"niqe-mr works without.", refusal(
			() -> new Niqe().prepare(MetricSettings.defaults(store()))));
		assertEquals("BRISQUE needs the file allmodel" + start + end + "brisque-mr works without.", refusal(
			() -> new Brisque().prepare(MetricSettings.defaults(store()))));
		assertEquals("BRISQUE needs the file allmodel that the LIVE laboratory published, and there is no models folder. First " +
			"name one by the system property ddasr.models. Then r" + again + "live-brisque" + fiji + "brisque-mr works without.", refusal(
				() -> new Brisque().prepare(MetricSettings.defaults(ModelStore.standard("")))));
		Files.copy(MetricGoldens.parameters(MODEL), folder.resolve("allmodel"));
		Files.copy(MetricGoldens.parameters("opencv_brisque_range_live.yml"), folder.resolve("range.yml"));
		assertEquals("BRISQUE needs the file allrange" + start +
			" (range.yml there is the range file of OpenCV's own model, made for other features; not LIVE's)" + end +
			"brisque-mr works without.", refusal(() -> PublishedParameters.brisque(store())));
	}

	@Test
	void whatCanBeDownloadedIsWhatIsMissing() {
		assertEquals(List.of("live-niqe", "live-brisque"), MetricChoice.downloads(List.of("psnr", "brisque", "niqe-mr", "niqe")));
		final List<String> ids = new ArrayList<>();
		for (final String name : MetricChoice.downloads(MetricChoice.all(true))) {
			DownloadIndex.standard().select(name).forEach(entry -> ids.add(entry.id()));
		}
		assertEquals(List.of("live-niqe", "live-brisque-model", "live-brisque-range"), ids);
	}

	@Test
	void openCvsModelIsRefusedByName() {
		final Path yml = MetricGoldens.parameters("opencv_brisque_model_live.yml"), range = MetricGoldens.parameters(RANGE);
		assertTrue(refusal(() -> PublishedParameters.brisque(yml, range)).contains(
			"is OpenCV's own model, trained on other features; not LIVE's"));
		assertTrue(refusal(() -> PublishedParameters.niqe(yml)).contains("is OpenCV's own model"));
	}

	@Test
	void otherNumbersUnderTheSameNamesAreRefused() throws IOException {
		final Path forged = folder.resolve("modelparameters.mat");
		forge(forged, 36);
		assertEquals("The file " + forged + " holds parameters of NIQE under the right names, but with other numbers than " +
			"the LIVE laboratory published (first mean 3.1538 instead of 2.6013); give the published file, or fit a model of " +
			"your own for NIQE-MR.", refusal(() -> PublishedParameters.niqe(forged)));
		forge(forged, 18);
		assertTrue(refusal(() -> PublishedParameters.niqe(forged)).contains("holds no parameters of NIQE"));
	}

	private static void forge(final Path file, final int length) throws IOException {
		final Matrix mean = Mat5.newMatrix(1, length), covariance = Mat5.newMatrix(length, length);
		mean.setDouble(0, 3.1538);
		for (int i = 0; i < length; i++) covariance.setDouble(i, i, 1);
		try (Mat5File mat = Mat5.newMatFile()) {
			mat.addArray("mu_prisparam", mean).addArray("cov_prisparam", covariance);
			Mat5.writeToFile(mat, file.toFile());
		}
	}

	@Test
	void changedModelTextIsRefused() throws IOException {
		final Path model = folder.resolve("allmodel"), range = MetricGoldens.parameters(RANGE);
		final String text = Files.readString(MetricGoldens.parameters(MODEL));
		Files.writeString(model, text.replace("rho -153.591", "rho -153.59"));
		assertTrue(refusal(() -> PublishedParameters.brisque(model, range)).contains("holds other numbers than the LIVE"));
		for (final String wrong : new String[] { "", "SV", text.replace("rbf", "linear"), text.replace(" 36:", " 37:"), text
			.replace("rho", "rhu") })
		{
			Files.writeString(model, wrong);
			assertTrue(refusal(() -> PublishedParameters.brisque(model, range)).contains("are not a libsvm regression model"));
		}
	}

	@Test
	void damagedFilesAreAnsweredInWords() throws IOException {
		final Random random = new Random(1);
		for (final String name : new String[] { MAT, "basicsr_niqe_pris_params.npz" }) {
			final byte[] whole = Files.readAllBytes(MetricGoldens.parameters(name));
			final Path file = folder.resolve("damaged");
			for (int i = 0; i < 150; i++) {
				final byte[] bytes = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
				if (i % 3 == 1) bytes[random.nextInt(600)] ^= 1 << random.nextInt(8);
				if (i % 3 == 2) bytes[random.nextInt(bytes.length)] ^= 1 << random.nextInt(8);
				Files.write(file, bytes);
				try {
					// A flipped bit in a name or a date changes no number.
					assertEquals("NIQE (LIVE)", PublishedParameters.niqe(file).name());
				}
				catch (final DdasrException e) {
					assertTrue(e.getMessage().startsWith("The file " + file), e.getMessage());
				}
			}
		}
	}

	@Test
	void unsuitableFiles() throws IOException {
		final Path absent = folder.resolve("absent.mat"), large = folder.resolve("large.mat");
		assertEquals("There is no file " + absent + "; check its name and folder.", refusal(() -> PublishedParameters.niqe(
			absent)));
		Files.write(large, new byte[PublishedFile.LARGEST + 1]);
		assertTrue(refusal(() -> PublishedParameters.niqe(large)).contains("is larger than any published"));
	}
}
