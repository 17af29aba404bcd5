package io.github.ddasr.model;

/** Asks the user, or whoever answers for them, before a file is fetched. */
@FunctionalInterface
public interface Consent {

	/**
	 * @param entry what would be fetched, with address, size and the notice of its licence
	 * @return whether the licence is accepted and the file may be fetched
	 */
	boolean isGiven(DownloadEntry entry);
}
