package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.Psnr;
import io.github.ddasr.superresolution.SliceEnlarger;
import io.github.ddasr.superresolution.ZeroFillingMethod;
import io.github.ddasr.volume.IntensityWindow;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StudyReportTest {

	private final Locale usual = Locale.getDefault();

	@BeforeEach
	void commaLocale() {
		Locale.setDefault(Locale.GERMANY);
	}

	@AfterEach
	void usualLocale() {
		Locale.setDefault(usual);
	}

	private static StudyReport report() {
		final SliceEnlarger method = new ZeroFillingMethod().open(2);
		final FullReferenceMetric psnr = new Psnr();
		final MetricValue figure = psnr.value(new double[] { 4, 1 }, 200), none = psnr.value(new double[] { 0, 0 }, 1);
		final MetricValue base = psnr.value(new double[] { 4 * Math.pow(10, 0.15), 1 }, 200);
		return new StudyReport(StudyOptions.of(2), List.of(new Competitor("srn", "trained on 3 scans", method)), Map.of("a,b",
			new IntensityWindow(12.5, 4000)), List.of( //
				new StudyRow("a,b", "area", 0.03, "srn", 7, Map.of("PSNR", figure), Map.of("PSNR", 1.5)), //
				new StudyRow("a,b", "area", 0.03, "zero-filling", 7, Map.of("PSNR", base), Map.of("PSNR", 0.0)), //
				new StudyRow("c", "k-space", 0, "srn", 1, Map.of("PSNR", none), Map.of("PSNR", Double.NaN)), //
				new StudyRow("c", "k-space", 0, "zero-filling", 1, Map.of("PSNR", none), Map.of("PSNR", Double.NaN))));
	}

	@Test
	void markdown() {
		assertEquals("""
			* ×2, axial slices, cropped to multiples of 2; seed 1; gains over zero-filling
			* PSNR over all voxels of the brain mask, SSIM (11 × 11 Gaussian window, per slice) over its pixels at least 5 from \
			the edge; nothing clamped; noise is Rician, its level a fraction of the window's upper end
			* a,b: window 12.5000 to 4000.00, range L = 4000.00
			* srn: zero-filling, running on the CPU; trained on 3 scans

			| PSNR, subject | down-sampling | noise | n | srn | zero-filling |
			|---|---|---|---|---|---|
			| a,b | area | 3.00 % | 7 | 40.00 (+1.50) | 38.50 |
			| c | k-space | none | 1 | n/a (no pixel lies in the mask) | n/a (no pixel lies in the mask) |
			""", report().toMarkdown());
	}

	@Test
	void csv() {
		final String csv = report().toCsv();
		assertEquals("""
			subject,downsampling,noise,method,slices,PSNR,PSNR_gain
			"a,b",area,0.03,srn,7,40.0,1.5
			"a,b",area,0.03,zero-filling,7,38.5,0.0
			c,k-space,0.0,srn,1,NaN,NaN
			c,k-space,0.0,zero-filling,1,NaN,NaN
			""", csv.substring(csv.indexOf("subject,")));
	}
}
