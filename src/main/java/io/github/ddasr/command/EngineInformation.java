package io.github.ddasr.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.volume.Monitor;

/** Says what the networks run on: engine, natives, devices, memory, and why the device was chosen. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Engine Information", initializer = "initDialog", description = "Says what the networks " +
	"run on: versions, devices and why one is chosen, threads, memory. Quote it when you report a problem.")
public class EngineInformation extends DdasrCommand {

	/** What the build profile "fiji" adds. */
	private static final String SCIFIO_FORMAT = "/io/github/ddasr/scifio/NiftiFormat.class";

	@Parameter(label = "Download PyTorch's natives if there are none", description = "true agrees to the download of the " +
		"natives that networks need, once, into the engine's cache folder; false says what would be downloaded, how large it " +
		"is and where it would go.", persist = false)
	private boolean download;

	@Parameter(type = ItemIO.OUTPUT, label = "Engine information")
	private String information;

	@Override
	protected void execute(final Monitor monitor) {
		monitor.status("starting the engine");
		if (download) Engines.startWithDownload();
		information = io.github.ddasr.engine.EngineInformation.text() + "Image data sets: " + datasets() + '\n';
		information.lines().forEach(this::report);
	}

	/** Called by SciJava before the dialog, which is spared: whoever has no natives is asked about them anyway. */
	protected void initDialog() {
		resolveInput("download");
	}

	/** Looks for the class as a file: loading it would want SCIFIO, which only Fiji has. */
	private static String datasets() {
		final boolean built = EngineInformation.class.getResource(SCIFIO_FORMAT) != null;
		return built ? Messages.WITH_SCIFIO : Messages.WITHOUT_SCIFIO;
	}
}
