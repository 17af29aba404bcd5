package io.github.ddasr.command;

/** The sentences that a user may read of the report on degradation models; the others stand in {@link Messages}. */
final class DegradationMessages {

	private DegradationMessages() {}

	static String notAReport(final String path) {
		return "output=" + path + " is not a report. Give a name that ends in .md.";
	}

	static String noSubject(final String pattern, final String file) {
		return "subjects=" + pattern + " is not found in the file name " + file + ". Give a pattern that all file names have.";
	}
}
