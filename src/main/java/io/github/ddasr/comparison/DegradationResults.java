package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a {@link DegradationStudy} has measured so far: figures for each domain and seed, and the first seed's curves. */
final class DegradationResults {

	private final DomainMeasures real;
	private final List<DegradationFigures> halves = new ArrayList<>();
	private final Map<String, List<DegradationFigures>> figures = new LinkedHashMap<>();
	private final Map<String, List<Map<String, TruthFigures>>> truths = new LinkedHashMap<>();
	private final List<DegradationCurve> curves = new ArrayList<>();
	private final List<String> constantAir = new ArrayList<>();

	/** @param real the domain that the others are compared with */
	DegradationResults(final DomainMeasures real) {
		this.real = real;
		curves.add(DegradationCurve.of(real));
		noteAir(real);
		final List<String> all = real.subjects();
		for (final List<String> half : RealHalves.of(all)) {
			halves.add(real.only(half).comparedWith(real.only(all.stream().filter(s -> !half.contains(s)).toList())));
		}
	}

	/** Compares a domain with the real one; once for each seed. */
	void add(final String name, final DomainMeasures domain) {
		final List<DegradationFigures> own = figures.computeIfAbsent(name, n -> new ArrayList<>());
		if (own.isEmpty()) {
			curves.add(DegradationCurve.of(domain));
			noteAir(domain);
		}
		own.add(domain.comparedWith(real));
	}

	private void noteAir(final DomainMeasures domain) {
		final long constant = domain.constantAir();
		if (constant > 0) constantAir.add(domain.name() + ": air was set to one value in " + constant + " of " + domain.slices()
			.size() + " slices, so that its noise cannot be measured there");
	}

	/** @param bySubject figures of a seed */
	void addTruths(final String name, final Map<String, TruthFigures> bySubject) {
		truths.computeIfAbsent(name, n -> new ArrayList<>()).add(bySubject);
	}

	DomainMeasures real() {
		return real;
	}

	/** @return distances of one half of the real subjects from the other, one for each way to part them */
	List<DegradationFigures> halves() {
		return halves;
	}

	/** @return domain → figures of each seed; the high-resolution one first, with a single entry */
	Map<String, List<DegradationFigures>> figures() {
		return figures;
	}

	List<DegradationCurve> curves() {
		return curves;
	}

	List<String> constantAir() {
		return constantAir;
	}

	/** @return method → for each seed, subject → figures; empty where no truth is known */
	Map<String, List<Map<String, TruthFigures>>> truths() {
		return truths;
	}

	/**
	 * @param method a method
	 * @return subject → mean over the seeds of each of {@link TruthFigures#NAMES}
	 */
	Map<String, double[]> truthBySubject(final String method) {
		final Map<String, double[]> means = new LinkedHashMap<>();
		final List<Map<String, TruthFigures>> seeds = truths.get(method);
		for (final String subject : seeds.get(0).keySet()) means.put(subject, IntStream.range(0, TruthFigures.NAMES.size())
			.mapToDouble(i -> seeds.stream().mapToDouble(s -> s.get(subject).values()[i]).average().orElseThrow()).toArray());
		return means;
	}

	/** @return mean and deviation over the seeds of the mean over the subjects, of one figure */
	Summary truthOverSeeds(final String method, final int figure) {
		return Summary.of(truths.get(method).stream().mapToDouble(s -> s.values().stream().mapToDouble(f -> f.values()[figure])
			.average().orElseThrow()).toArray());
	}

	/** @return mean and deviation of one of {@link DegradationFigures#NAMES} */
	static Summary summary(final List<DegradationFigures> of, final int figure) {
		return Summary.of(of.stream().mapToDouble(f -> f.values()[figure]).toArray());
	}

	/**
	 * @param first figures that are tested: 0 for the raw ones, 2 for the fitted ones
	 * @return the first method against each other one, subjects being the unit
	 */
	List<SetComparison> tests(final int first) {
		final List<String> methods = List.copyOf(truths.keySet());
		final List<SetComparison> tests = new ArrayList<>();
		// Raw and fitted figures are two looks at one question.
		final int comparisons = 2 * (methods.size() - 1);
		for (final String other : methods.subList(Math.min(1, methods.size()), methods.size())) tests.add(SetComparison.of(table(
			methods.get(0), first), table(other, first), SetComparison.Unit.SUBJECT, comparisons));
		return tests;
	}

	private SliceTable table(final String method, final int first) {
		final List<SliceTable.Row> rows = new ArrayList<>();
		truthBySubject(method).forEach((subject, values) -> rows.add(new SliceTable.Row(subject, "", subject, Arrays.copyOfRange(
			values, first, first + 2))));
		return new SliceTable(method, TruthFigures.NAMES.subList(0, 2), rows);
	}
}
