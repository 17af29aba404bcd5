package io.github.ddasr.batch;

import java.nio.file.Path;

import io.github.ddasr.volume.Monitor;

/** Tries to claim an output from another process, and says whether it was free. */
final class ClaimElsewhere {

	private ClaimElsewhere() {}

	public static void main(final String... args) throws Exception {
		try (Ledger ledger = Ledger.open(Path.of(args[0]), Monitor.NONE)) {
			System.out.println(ledger.claim(args[1]) == null ? "taken" : "free");
		}
	}
}
