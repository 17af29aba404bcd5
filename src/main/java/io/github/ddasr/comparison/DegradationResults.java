package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link DegradationStudy} has measured so far: figures for each domain and seed, and the first seed's curves. */
final class DegradationResults {

	private final DomainMeasures real;
	private final List<DegradationFigures> halves = new ArrayList<>();
	private final Map<String, List<DegradationFigures>> figures = new LinkedHashMap<>();
	private final Map<String, List<Map<String, TruthFigures>>> truths = new LinkedHashMap<>();
	private final Map<String, Map<String, double[]>> means = new LinkedHashMap<>();
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

	/** @param bySubject figures of the mean over the draws of a method */
	void addMeans(final String name, final Map<String, TruthFigures> bySubject) {
		final Map<String, double[]> values = new LinkedHashMap<>();
		bySubject.forEach((subject, f) -> values.put(subject, f.values()));
		means.put(name, values);
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

	/** @return the figures of single draws, each the mean over the seeds; empty where no truth is known */
	TruthTable draws() {
		return TruthTable.ofDraws(truths);
	}

	/** @return the figures of the mean over the draws; empty where there is one seed only, or no truth */
	TruthTable means() {
		return new TruthTable(means);
	}

	/** @return how often the same methods are tested: raw and fitted, draws and means are looks at one question */
	int looks() {
		return means.isEmpty() ? 2 : 4;
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
}
