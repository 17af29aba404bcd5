package io.github.ddasr.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Copies a file whose text begins with "bad" not at all, "odd" with an unexpected error, every other doubled. */
final class CopyTask implements BatchTask {

	final List<String> done = new ArrayList<>();
	Consumer<BatchCase> before = c -> {};
	String parameters = "copies=2";
	private final Path folder;

	CopyTask(final Path folder) {
		this.folder = folder;
	}

	@Override
	public String parameters() {
		return parameters;
	}

	@Override
	public List<Path> outputs(final BatchCase file) {
		return List.of(OutputNames.of(folder, file));
	}

	@Override
	public void run(final BatchCase file, final Monitor monitor) {
		before.accept(file);
		monitor.checkCanceled("copying");
		done.add(file.name());
		try {
			final String text = Files.readString(file.input());
			if (text.startsWith("bad")) throw new DdasrException(file.name() + " is bad,\nvery \"bad\". Mend it.");
			if (text.startsWith("odd")) throw new IllegalStateException("odd");
			if (text.startsWith("large")) throw new OutOfMemoryError("large");
			AtomicFile.write(outputs(file).get(0), out -> out.write((text + text).getBytes()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
