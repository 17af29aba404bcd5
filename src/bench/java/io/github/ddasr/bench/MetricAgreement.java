package io.github.ddasr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.NoReferenceMetric;

/**
 * Prints how near the suite's metrics come to those of other programs, as Markdown tables of median and maximum
 * absolute difference, with the differences that are allowed.
 */
public final class MetricAgreement {

	private static final int RANGE = 255;
	private static final String LIVE = "LIVE, released code", PYIQA = "pyiqa", BASICSR = "BasicSR", SCIKIT = "scikit-image";
	private static final String EXACT = "exact arithmetic", EXACT_FIGURES = "oracle64-snap1e-11";

	private final ReferenceFigures reference;
	private final ModelStore models;
	private final List<Agreement> lines = new ArrayList<>();

	private MetricAgreement(final Path folder, final ModelStore models) throws IOException {
		reference = new ReferenceFigures(folder);
		this.models = models;
	}

	/**
	 * @param arguments the folder with golden.csv, ttest_golden.csv and images; the folder with LIVE's parameter files
	 * @throws IOException if the figures cannot be read
	 */
	public static void main(final String... arguments) throws IOException {
		if (arguments.length != 2) {
			System.err.println("Give two folders: that of the reference figures, and that of LIVE's parameter files.");
			System.exit(2);
		}
		// As the commands find them.
		System.setProperty(ModelStore.FOLDER_PROPERTY, arguments[1]);
		final MetricAgreement agreement = new MetricAgreement(Path.of(arguments[0]), ModelStore.standard(null));
		agreement.niqe();
		agreement.brisque();
		agreement.withTruth();
		agreement.print();
		TestAgreement.print(Path.of(arguments[0]));
	}

	private void niqe() {
		final ToDoubleFunction<String> niqe = single("NIQE", settings(BlockRule.LIVE, false));
		add("NIQE", EXACT, "NIQE", EXACT_FIGURES, niqe, all(1e-7));
		add("NIQE, blocks=valid", EXACT, "NIQE", EXACT_FIGURES + "-validRowsOnly", single("NIQE", settings(BlockRule.VALID,
			false)), all(1e-7));
		add("NIQE", LIVE, "NIQE", "LIVE", niqe, Map.of(ImageGroup.NOISY, 1e-9));
		final Map<ImageGroup, Double> basicSr = all(5e-3);
		basicSr.put(ImageGroup.FLAT, 0.07);
		add("NIQE", BASICSR, "NIQE", BASICSR, niqe, basicSr);
		add("NIQE", PYIQA, "NIQE", PYIQA, niqe, Map.of());
		add("NIQE", "scikit-video", "NIQE", "scikit-video", niqe, Map.of());
	}

	private void brisque() {
		final ToDoubleFunction<String> brisque = single("BRISQUE", settings(BlockRule.LIVE, false));
		add("BRISQUE", EXACT, "BRISQUE", EXACT_FIGURES, brisque, all(1e-6));
		add("BRISQUE", LIVE, "BRISQUE", "LIVE", brisque, Map.of(ImageGroup.NOISY, 5e-4));
		add("BRISQUE, its text rounding", LIVE, "BRISQUE", "LIVE", single("BRISQUE", settings(BlockRule.LIVE, true)), Map.of(
			ImageGroup.NOISY, 1e-9));
		add("BRISQUE", "pyiqa, float64", "BRISQUE", "pyiqa@01ae427(float64", brisque, Map.of());
		add("BRISQUE", "pyiqa, float32", "BRISQUE", "pyiqa@01ae427(float32", brisque, Map.of());
		add("BRISQUE", "OpenCV (another model)", "BRISQUE", "OpenCV", brisque, Map.of());
		add("BRISQUE", "pybrisque", "BRISQUE", "pybrisque", brisque, Map.of());
	}

	private void withTruth() {
		add("PSNR", SCIKIT, "PSNR", SCIKIT, comparing("PSNR"), all(1e-10));
		add("PSNR", BASICSR, "PSNR", BASICSR, comparing("PSNR"), all(1e-10));
		final ToDoubleFunction<String> ssim = comparing("SSIM");
		add("SSIM", "scikit-image, Gaussian window", "SSIM", "scikit-image-0.19.3(gaussian", ssim, all(1e-10));
		add("SSIM", BASICSR, "SSIM", BASICSR, ssim, all(1e-10));
		add("SSIM", PYIQA, "SSIM", PYIQA, ssim, Map.of());
		add("SSIM", "torchmetrics", "SSIM", "torchmetrics", ssim, Map.of());
		add("SSIM", "OpenCV", "SSIM", "OpenCV", ssim, Map.of());
		add("SSIM", "scikit-image, its default", "SSIM", "scikit-image-0.19.3(default", ssim, Map.of());
		add("MS-SSIM", PYIQA, "MS-SSIM", PYIQA, comparing("MS-SSIM"), all(1e-5));
		add("MS-SSIM", "torchmetrics", "MS-SSIM", "torchmetrics", comparing("MS-SSIM"), Map.of());
		add("GMSD", "OpenCV", "GMSD", "OpenCV", comparing("GMSD"), Map.of());
		add("Laplacian variance" + Agreement.RELATIVE, "OpenCV", "SHARP-LaplacianVariance", "OpenCV", single("Laplacian variance",
			settings(BlockRule.LIVE, false)), Map.of());
		add("Tenengrad" + Agreement.RELATIVE, "OpenCV", "SHARP-Tenengrad", "OpenCV", single("Tenengrad", settings(BlockRule.LIVE, false)),
			Map.of());
	}

	private MetricSettings settings(final BlockRule rule, final boolean textRounding) {
		return new MetricSettings(rule, 96, false, false, textRounding, "", "", models);
	}

	private ToDoubleFunction<String> single(final String name, final MetricSettings settings) {
		final NoReferenceMetric.Scorer scorer = Metrics.noReference().get(name).prepare(settings);
		return image -> scorer.of(reference.slice(image)).value();
	}

	private ToDoubleFunction<String> comparing(final String name) {
		final FullReferenceMetric metric = Metrics.fullReference().get(name);
		return image -> metric.of(reference.pair(image), RANGE).value();
	}

	private static Map<ImageGroup, Double> all(final double target) {
		final Map<ImageGroup, Double> targets = new EnumMap<>(ImageGroup.class);
		for (final ImageGroup group : ImageGroup.values()) targets.put(group, target);
		return targets;
	}

	private void add(final String title, final String peer, final String metric, final String program,
		final ToDoubleFunction<String> figure, final Map<ImageGroup, Double> targets)
	{
		lines.add(new Agreement(title, peer, metric, program, figure, targets));
	}

	private void print() {
		System.out.println(Agreement.HEADING);
		lines.forEach(line -> System.out.println(line.row(reference)));
		System.out.println();
	}
}
