package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.List;

import io.github.ddasr.volume.Monitor;

/**
 * What is done to each case. It must write its outputs under other names first and
 * give them their final names when they are complete, as everything in the package
 * {@code io} does.
 */
public interface BatchTask {

	/**
	 * @return the parameters that decide what the outputs hold, in one line; what was made with other parameters is not taken
	 *         for done
	 */
	String parameters();

	/**
	 * @param file a case
	 * @return the files that it becomes, at least one, all within the output folder
	 */
	List<Path> outputs(BatchCase file);

	/**
	 * @param file a case
	 * @return what tells whether that which it is made of has changed since; empty if it is not there
	 */
	default String stamp(final BatchCase file) {
		return LedgerEntry.stampOf(file.input());
	}

	/**
	 * Makes the outputs.
	 *
	 * @param file a case
	 * @param monitor progress and cancel
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be done; the message goes into the ledger, and the run goes on
	 */
	void run(BatchCase file, Monitor monitor);

	/**
	 * What is to be said of a case that has just been done, for the ledger.
	 *
	 * @param file the case that was run last
	 * @return one line, empty for nothing
	 */
	default String remark(final BatchCase file) {
		return "";
	}
}
