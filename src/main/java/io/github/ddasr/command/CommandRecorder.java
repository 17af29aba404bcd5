package io.github.ddasr.command;

import java.io.File;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/**
 * Writes a command of the suite into ImageJ's recorder so that the line can be run again. Fiji's own recording, which
 * comes later, turns a list of files into the name of a Java object and writes keys that have no value; it is told to
 * leave the command out. Other commands are not touched.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.LOW)
public final class CommandRecorder extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof DdasrCommand command)) return;
		if (!Recorder.record || IJ.isMacro()) return;
		entries(command).forEach((key, value) -> Recorder.recordOption(key, escape(value)));
		Recorder.saveCommand();
		module.getInfo().set("no-record", "");
	}

	/** Lets the recorder forget a command that was canceled: its name alone would be run again with the defaults. */
	static void forget() {
		if (Recorder.record && !IJ.isMacro()) Recorder.setCommand(null);
	}

	/**
	 * What a macro has to say to run a command as it was run. The image is left out: it is the active one.
	 *
	 * @param command a command that has run
	 * @return key → value, quoted where a macro needs it; paths last, and short keys before long ones, because the recorder
	 *         complains of a repetition where an earlier entry holds the letters of a key
	 */
	static Map<String, String> entries(final DdasrCommand command) {
		final Map<String, String> entries = new LinkedHashMap<>();
		final List<CommandParameter> parameters = CommandParameter.of(command.getClass());
		parameters.sort(Comparator.comparing(CommandParameter::isPath).thenComparing(p -> p.key().length()));
		for (final CommandParameter p : parameters) {
			final String text = text(p.get(command));
			if (text.isEmpty() || p.type() == ImagePlus.class) continue;
			// The recorder itself sets brackets around what has a space in it.
			entries.put(p.key(), text.startsWith("[") && text.indexOf(' ') < 0 ? "[" + text + "]" : text);
		}
		return entries;
	}

	private static String text(final Object value) {
		if (value == null) return "";
		if (value instanceof File[] files) return Arrays.stream(files).map(File::getPath).collect(Collectors.joining(";"));
		return CommandParameter.format(value);
	}

	/** The recorder puts the options between quotation marks. */
	private static String escape(final String value) {
		return value.replace("\\", "\\\\").replace("\"", "\\\"");
	}
}
