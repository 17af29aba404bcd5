package io.github.ddasr.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for files that are deleted when they are no longer needed, at the latest at the end of the process. A process
 * that is killed cannot delete its own; since each name has the process's number, the next one can.
 */
final class TemporaryFiles {

	private static final String PREFIX = "ddasr-";
	private static final Pattern OWN = Pattern.compile("\\." + PREFIX + "(\\d{1,18})-.*\\.tmp");

	private TemporaryFiles() {}

	/**
	 * @param folder the folder for temporary files
	 * @param base what the file is about
	 * @return a name that nothing has yet
	 */
	static Path unused(final Path folder, final String base) {
		removeThoseOfDeadProcesses(folder);
		return AtomicFile.unused(folder, PREFIX + ProcessHandle.current().pid() + "-" + base);
	}

	private static void removeThoseOfDeadProcesses(final Path folder) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "." + PREFIX + "*.tmp")) {
			for (final Path file : files) {
				final Matcher m = OWN.matcher(file.getFileName().toString());
				if (m.matches() && ProcessHandle.of(Long.parseLong(m.group(1))).isEmpty()) RawFile.deleteQuietly(file);
			}
		}
		catch (final IOException | DirectoryIteratorException e) {
			// A folder that cannot be read will be complained of where the file is made.
		}
	}
}
