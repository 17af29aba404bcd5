package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.ddasr.io.OutputFormat;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Monitor;

/** Makes one file of each, under the same name in the output folder. */
public final class FileTask implements BatchTask {

	/** What is done to a file. */
	@FunctionalInterface
	public interface Work {

		/**
		 * @param input the file that is read
		 * @param output the file that is written, under another name first
		 * @param monitor progress and cancel
		 * @return what is to be said of it in the ledger; empty for nothing
		 */
		String run(Path input, Path output, Monitor monitor);
	}

	private final Map<String, String> parameters;
	private final Path folder;
	private final Work work;
	private String remark = "";

	/**
	 * @param parameters what decides the result, key by key
	 * @param folder the output folder
	 * @param work what is done to each file
	 */
	public FileTask(final Map<String, String> parameters, final Path folder, final Work work) {
		this.parameters = parameters;
		this.folder = folder;
		this.work = work;
	}

	@Override
	public String parameters() {
		return parameters.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
	}

	@Override
	public List<Path> outputs(final BatchCase file) {
		return OutputFormat.filesOf(OutputNames.of(folder, file));
	}

	@Override
	public String remark(final BatchCase file) {
		return remark;
	}

	@Override
	public void run(final BatchCase file, final Monitor monitor) {
		final Path output = OutputNames.of(folder, file);
		try {
			Files.createDirectories(output.getParent());
		}
		catch (final IOException e) {
			throw BatchErrors.noNewFolder(output.getParent(), e);
		}
		VolumeFiles.checkOutput(output, file.input());
		remark = work.run(file.input(), output, monitor);
	}
}
