package io.github.ddasr.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.Monitor;

/** Says what the networks run on: engine, natives, devices, memory, and why the device was chosen. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Engine Information", description = "Says what the networks " +
	"run on: versions, devices and why one is chosen, threads, memory. Quote it when you report a problem.")
public class EngineInformation extends DdasrCommand {

	@Parameter(type = ItemIO.OUTPUT, label = "Engine information")
	private String information;

	@Override
	protected void execute(final Monitor monitor) {
		monitor.status("starting the engine");
		information = io.github.ddasr.engine.EngineInformation.text();
		information.lines().forEach(this::report);
	}
}
