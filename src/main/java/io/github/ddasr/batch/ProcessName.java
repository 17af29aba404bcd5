package io.github.ddasr.batch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a process is called in a ledger that several write. */
final class ProcessName {

	/** Machine and number of this process. */
	static final String OWN = machine() + ":" + ProcessHandle.current().pid();

	private ProcessName() {}

	private static String machine() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (final UnknownHostException e) {
			return "localhost";
		}
	}
}
