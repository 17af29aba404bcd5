package io.github.ddasr.comparison;

import java.util.List;

/** What was found between two sets, ready to be read and to be kept. */
public interface SetReport {

	/** @return what the user reads first, a plain sentence on each line */
	List<String> summary();

	/** @return what the summary leaves out, for readers who keep no table; may be empty */
	List<String> details();

	/** @return all figures in full precision */
	ReportRows rows();

	/** @return a table to be read, and the notes, as Markdown */
	String toMarkdown();

	/** @return everything as JSON; numbers that are not finite are strings */
	String toJson();
}
