package io.github.ddasr;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Says on the console why a test was skipped; the build's own summary gives only the number. */
public final class SkipReasons implements TestWatcher {

	@Override
	public void testAborted(final ExtensionContext test, final Throwable cause) {
		System.out.println("Skipped " + test.getRequiredTestClass().getSimpleName() + ", " + test.getDisplayName() + ": " +
			cause.getMessage());
	}
}
