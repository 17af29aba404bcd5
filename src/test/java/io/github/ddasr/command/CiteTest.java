package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Reference;
import io.github.ddasr.model.References;
import io.github.ddasr.model.Tensor;

/** What is cited for what, and whether it is BibTeX. */
class CiteTest {

	private static final Pattern ENTRY = Pattern.compile("@(article|inproceedings|misc)\\{(\\w+),\\n((  \\w+ = \\{.*\\},?\\n)+)\\}");

	@TempDir
	Path folder;

	@Test
	void everyReferenceIsWellFormed() {
		final Set<String> keys = new HashSet<>();
		for (final Reference reference : References.all()) {
			final Matcher m = ENTRY.matcher(reference.bibtex());
			assertTrue(m.matches(), reference.bibtex());
			assertTrue(keys.add(m.group(2)), m.group(2) + " stands twice");
			for (final String field : m.group(1).equals("misc") ? List.of("author", "title", "howpublished") : List.of("author",
				"title", "year", m.group(1).equals("article") ? "journal" : "booktitle")) assertTrue(m.group(3).contains("  " + field +
					" = {"), m.group(2) + " has no " + field);
			assertEquals(reference.bibtex().chars().filter(c -> c == '{').count(), reference.bibtex().chars().filter(c -> c == '}')
				.count(), m.group(2));
			assertFalse(reference.reason().isBlank(), m.group(2));
		}
		assertTrue(keys.size() > 20, keys.toString());
	}

	@Test
	void withoutArgumentsEverythingIsCited() {
		final Console c = Console.run("cite");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		for (final Reference reference : References.all()) assertTrue(c.out.contains(reference.text()), reference.text());
	}

	@Test
	void modelIsCitedByItsArchitecture() {
		final Console c = Console.run("cite", "model=srn-x2-tiny");
		assertTrue(c.out.startsWith("% srn-x2-tiny: SRN tiny ×2"), c.out);
		assertTrue(c.out.contains("@misc{cong2023ddasr,") && c.out.contains("@inproceedings{wang2018esrgan,"), c.out);
		assertFalse(c.out.contains("niqe"), c.out);
	}

	@Test
	void networksForAnyScaleAreCitedWithWhatTheyRunOn() {
		final String volumes = Console.run("cite", "model=arssr").out, slices = Console.run("cite", "model=miassr").out;
		assertTrue(volumes.contains("@article{wu2023arssr,") && !volumes.contains("zhu2021miassr"), volumes);
		assertTrue(slices.contains("@article{zhu2021miassr,") && !slices.contains("wu2023arssr"), slices);
		for (final String key : List.of("kingma2015adam", "paszke2019pytorch", "djl")) {
			assertTrue(volumes.contains("{" + key + ",") && slices.contains("{" + key + ","), key);
		}
	}

	@Test
	void headersOwnCitationComesFirst() {
		final Console bundled = Console.run("cite", "model=niqe-mr-t1");
		final List<String> lines = bundled.out.lines().toList();
		assertTrue(lines.get(1).startsWith("% Its file says to cite: Mittal, Soundararajan, Bovik: "), bundled.out);
		assertTrue(bundled.out.contains("@article{mittal2013niqe,"), bundled.out);
		final Path own = folder.resolve("own.safetensors");
		final ModelHeader header = ModelHeader.of("srn", "tiny", 2).withOrigin("mine", "", "", "", "@misc{me, title = {Mine}}", Map
			.of());
		ModelFile.write(own, header, Map.of("w", Tensor.of(new float[] { 1 }, 1)));
		assertTrue(Console.run("cite", "model=" + own).out.startsWith("@misc{me, title = {Mine}}\n\n% the method"));
	}

	@Test
	void metricsAndInterpolationsAreCited() {
		assertTrue(Console.run("cite", "model=ssim").out.startsWith("% the metric SSIM\n@article{wang2004ssim,"));
		assertTrue(Console.run("cite", "model=cubic").out.startsWith("% cubic interpolation\n@article{keys1981cubic,"));
	}

	@Test
	void outputIsAFileOfReferences() throws IOException {
		final Path file = folder.resolve("references.bib");
		final Console c = Console.run("cite", "model=fid", "output=" + file);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(c.out, Files.readString(file));
		assertTrue(Files.readString(file).contains("@inproceedings{heusel2017ttur,"));
	}
}
