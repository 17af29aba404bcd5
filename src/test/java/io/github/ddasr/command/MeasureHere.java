package io.github.ddasr.command;

import java.io.File;
import java.net.URI;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualityTable;
import io.github.ddasr.volume.Monitor;

/** The measuring command with the folder of a test, and the suite's own index at the addresses of a test's server. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Test>Measure Here...",
	description = "Measures with parameters from a server of a test.")
public class MeasureHere extends QualityCommand {

	@Parameter(label = "Port (number)", description = "Where the server listens.", min = "1", max = "65535", persist = false)
	private int port = 1;

	@Parameter(label = "Input", description = "An image file.", style = FileWidget.OPEN_STYLE, persist = false)
	private File input;

	@Parameter(label = "Folder", description = "The models folder.", style = FileWidget.DIRECTORY_STYLE, required = false,
		persist = false)
	private File folder;

	@Override
	DownloadIndex index() {
		return new DownloadIndex(DownloadIndex.standard().entries().stream().map(e -> new DownloadEntry(e.id(), e.group(), e
			.file(), URI.create("http://127.0.0.1:" + port + "/" + e.id()), e.size(), e.checksum(), e.description(), e.licence(), e
				.notice(), e.citation())).toList());
	}

	@Override
	ModelStore models() {
		return ModelStore.standard(folder == null ? null : folder.getPath());
	}

	@Override
	protected void execute(final Monitor monitor) {
		final QualityRun run = prepare(false, monitor);
		final QualityTable table = new QualityTable(run.options(), run.columns(), measure(run, input.getName(), VolumeFiles.read(
			input.toPath(), monitor), null, ChosenPixels.NONE, monitor), Map.of());
		table.summary().forEach(this::report);
		report(table.toCsv());
	}
}
