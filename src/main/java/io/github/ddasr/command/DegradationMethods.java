package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

import io.github.ddasr.comparison.NamedDownsampler;
import io.github.ddasr.downsampling.DownsamplingMethods;

/** The down-sampling methods that a degradation report may compare, by the names that a user writes. */
final class DegradationMethods {

	/** Stands for the methods that are usually compared. */
	static final String USUAL = "usual";

	/** Methods of the literature; trained models come before them. */
	private static final List<String> USUALLY = List.of("cubic", "k-space", "realsr", "real-esrgan");
	private static final String TRAINED = "dsn-";

	private DegradationMethods() {}

	/** @return all names */
	static List<String> names() {
		return SynthesisCommand.methods().names();
	}

	/**
	 * @param text names or paths separated by commas or semicolons, or "usual"
	 * @return the methods in that order, each once
	 * @throws UsageException if there is none of a name
	 */
	static List<NamedDownsampler> open(final String text) {
		final List<String> known = names(), chosen = new ArrayList<>();
		if (text.strip().equals(USUAL)) {
			known.stream().filter(name -> name.startsWith(TRAINED)).forEach(chosen::add);
			USUALLY.stream().filter(known::contains).forEach(chosen::add);
		}
		else Arrays.stream(text.split("[,;]")).map(String::strip).filter(name -> !name.isEmpty()).forEach(chosen::add);
		if (chosen.isEmpty()) throw new UsageException(Messages.noValue("methods"));
		return new LinkedHashSet<>(chosen).stream().map(name -> open(name, known)).toList();
	}

	private static NamedDownsampler open(final String name, final List<String> known) {
		if (!known.contains(name) && !Models.isFile(name)) throw new UsageException(Messages.notAChoice("methods", name, known));
		final DownsamplingMethods methods = SynthesisCommand.methods();
		return new NamedDownsampler(Descriptions.withoutFolder(name), (setup, monitor) -> methods.open(name, setup, monitor));
	}
}
