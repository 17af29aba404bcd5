package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The numbers of other programs from the command line, with LIVE's parameters. */
class PublishedNumbersTest {

	private static final Path PARAMETERS = Path.of("../shared/params");
	private static final Path IMAGES = Path.of("../shared/golden/metrics/images");

	private static double figure(final String image, final String... words) {
		assumeTrue(Files.isDirectory(PARAMETERS), "no published parameter files in " + PARAMETERS);
		assumeTrue(Files.isDirectory(IMAGES), "no reference images in " + IMAGES);
		final Console c = Console.run(Stream.concat(Stream.of("measure-here", "input=" + IMAGES.resolve(image + ".png"),
			"folder=" + PARAMETERS), Stream.of(words)).toArray(String[]::new));
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = c.out.lines().filter(line -> line.startsWith(image + ".png,1,")).toList();
		assertEquals(1, lines.size(), c.out);
		return Double.parseDouble(lines.get(0).split(",")[2]);
	}

	@Test
	void roundingAsInTextFilesGivesBrisqueToTheLastDigit() {
		final double released = 46.2963323999;
		assertEquals(released, figure("camera__noise10", "metrics=brisque", "textrounding=true"), 1e-9);
		final double exact = figure("camera__noise10", "metrics=brisque");
		assertEquals(released, exact, 5e-4);
		assertTrue(Math.abs(exact - released) > 1e-8, "off by default: " + exact);
	}

	/** Figures of BasicSR's own script for grey pictures that it opened with three channels. */
	@Test
	void levelsOfVideoGiveNiqeOfBasicSr() {
		assertEquals(3.1551, figure("camera", "metrics=niqe", "window=basicsr"), 5e-3);
		assertEquals(15.0428, figure("synth_mr__noise10", "metrics=niqe", "window=basicsr"), 5e-3);
		assertEquals(3.0962, figure("camera", "metrics=niqe", "window=auto"), 5e-3);
	}
}
