package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.ddasr.downsampling.Degradations;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * What the fits of quality models have in common: scans to learn from, scans of other subjects to report on, and
 * the file.
 *
 * @param input good scans to learn from; at least one, one file per subject
 * @param validation scans of other subjects, on which the rank correlation is reported; may be empty
 * @param output the model file, ending in .safetensors
 * @param origin what the header says about the data
 */
public record FitInput(List<TrainingSource> input, List<TrainingSource> validation, Path output,
	SrnTraining.Origin origin)
{

	private static final String SUFFIX = ".safetensors";

	/** Checks what can be checked before anything is read. */
	public FitInput {
		if (input.isEmpty()) throw new DdasrException("Fitting needs scans to learn from. Give a folder or files with input=.");
		if (!output.getFileName().toString().endsWith(SUFFIX)) {
			throw new DdasrException("The model file " + output + " must end in " + SUFFIX + ".");
		}
		input = List.copyOf(input);
		validation = List.copyOf(validation);
		final Set<Path> learned = files(input);
		for (final Path file : files(validation)) {
			if (learned.contains(file)) {
				throw new DdasrException("The validation scan " + file +
					" is among the scans to learn from, which would flatter the result. Validate on other subjects.");
			}
		}
	}

	private static Set<Path> files(final List<TrainingSource> sources) {
		return sources.stream().map(s -> s.file().toAbsolutePath().normalize()).collect(Collectors.toCollection(
			TreeSet::new));
	}

	/** Files to learn from, each a subject. */
	int subjects() {
		return files(input).size();
	}

	/** Refuses an output that cannot be written, before the work. */
	void checkOutput() {
		AtomicFile.check(output);
	}

	/** Takes a scan and its number. */
	@FunctionalInterface
	interface ScanTask {

		void with(GreyScan scan, int number);
	}

	/** Reads the scans one after the other; only one is in memory at a time. */
	static void eachScan(final List<TrainingSource> sources, final Monitor monitor, final ScanTask task) {
		int number = 0;
		for (int i = 0; i < sources.size(); i++) {
			for (final GreyScan scan : GreyScan.load(sources.get(i), monitor)) task.with(scan, number++);
			monitor.progress(i + 1L, sources.size());
		}
	}

	/**
	 * @param line one line for lists
	 * @param citation what to cite
	 * @param more how the model came about
	 * @return the header of the model file, without its architecture
	 */
	ModelHeader header(final String line, final String citation, final Map<String, String> more) {
		final Map<String, String> provenance = new TreeMap<>(more);
		provenance.put("input", SrnTraining.describe(input));
		provenance.put("validation", validation.isEmpty() ? "none" : SrnTraining.describe(validation));
		provenance.put("window", GreyScan.WINDOW);
		return ModelHeader.of("quality", "", 1).withOrigin(line, origin.data(), origin.licence(), SrnTraining.version(),
			citation, provenance);
	}

	/** Names of the degradations and what they do, for a header. */
	static String degradations() {
		return String.join("; ", Degradations.descriptions());
	}
}
