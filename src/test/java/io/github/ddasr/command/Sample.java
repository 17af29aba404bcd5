package io.github.ddasr.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** A command with one parameter of each kind, for tests of everything around commands. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Test>Sample...", initializer = "initChoices",
	description = "Reports its parameters.")
public class Sample extends DdasrCommand {

	@Parameter(label = "Count (steps)", description = "A whole number.", min = "1", max = "9", persist = false)
	private int count = 3;

	@Parameter(label = "Noise (%)", description = "A number.", min = "0", max = "20", persist = false)
	private double noise = 0.5;

	@Parameter(label = "Flips", description = "Yes or no.", persist = false)
	private boolean flips;

	@Parameter(label = "Axis", description = "One of a list.", choices = { "axial", "coronal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Model", description = "One of a list that is only known later.", persist = false)
	private String model = "cubic";

	@Parameter(label = "Input", description = "What is read.", style = FileWidget.OPEN_STYLE, persist = false)
	private File input;

	@Parameter(label = "Output", description = "What is written.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	protected List<String> choicesOf(final String key) {
		return key.equals("model") ? List.of("cubic", "lanczos", "fail", "crash") : List.of();
	}

	@Override
	protected void execute(final Monitor monitor) {
		monitor.status("working");
		monitor.checkCanceled("working");
		if (model.equals("fail")) throw new DdasrException("The disk is full. Delete something.");
		if (model.equals("crash")) throw new IllegalStateException("index 7");
		report(count + " " + noise + " " + flips + " " + axis + " " + model + " " + input.getName() + " " + output.getName());
	}
}
