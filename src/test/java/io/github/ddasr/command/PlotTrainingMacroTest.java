package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** The macro that plots a training afterwards, through ImageJ's own interpreter. */
class PlotTrainingMacroTest {

	private static final String HEADINGS = "step,loss,learning rate,validation PSNR (dB),zero-filling PSNR (dB),time (s)\n";

	@TempDir
	Path folder;

	@Test
	void tableBecomesTwoPlots() throws IOException {
		run(HEADINGS + "100,0.05,1e-3,28.5,27.5,9.0\n200,0.03,1e-3,29.0,27.5,18.0\n300,0.02,1e-3,29.2,27.5,27.0\n");
		assertTrue(colours("loss") > 10, "the curve of the loss is blue");
		assertTrue(colours("validation") > 10, "the curve of the validation is blue");
	}

	@Test
	void withoutValidationThereIsOnePlot() throws IOException {
		run(HEADINGS + "100,0.05,1e-3,NaN,NaN,9.0\n200,-0.03,1e-3,NaN,NaN,18.0\n");
		assertTrue(colours("loss") > 10, "the curve of the loss is blue");
		assertFalse(Files.exists(folder.resolve("run-validation.png")));
	}

	private void run(final String csv) throws IOException {
		final Path table = Files.writeString(folder.resolve("my model.csv"), csv);
		final String macro = Files.readString(Path.of("macros/plot-training.ijm"));
		assertEquals(null, PlainImageJ.run(macro, table + ";" + folder.resolve("run")));
	}

	/** Number of blue pixels. */
	private int colours(final String what) {
		final ImagePlus picture = IJ.openImage(folder.resolve("run-" + what + ".png").toString());
		final ImageProcessor pixels = picture.getProcessor().convertToRGB();
		int blue = 0;
		for (int i = 0; i < pixels.getPixelCount(); i++) {
			final int rgb = pixels.get(i) & 0xffffff;
			if ((rgb & 255) > 150 && (rgb >> 16) < 100 && (rgb >> 8 & 255) < 100) blue++;
		}
		return blue;
	}
}
