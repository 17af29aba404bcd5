package io.github.ddasr.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.Priority;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.run.AbstractCodeRunner;
import org.scijava.run.CodeRunner;
import org.scijava.task.TaskService;

import io.github.ddasr.volume.DdasrException;

/**
 * Runs a command of the suite by the name of its class, as in Fiji's
 * {@code --headless --run CLASS "key='value',…"}: parsed as strictly as on our own
 * command line, and ended before Fiji ends. (SciJava's own runner does not wait for
 * commands whose choices are only known late.)
 */
@Plugin(type = CodeRunner.class, priority = Priority.HIGH)
public final class ClassNameRunner extends AbstractCodeRunner {

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private TaskService tasks;

	@Override
	public void run(final Object code, final Object... inputs) {
		final Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i + 1 < inputs.length; i += 2) map.put(String.valueOf(inputs[i]), inputs[i + 1]);
		run(code, map);
	}

	@Override
	public void run(final Object code, final Map<String, Object> inputs) {
		final DdasrCommand command = new CommandCatalogue(getContext()).create(typeOf(code));
		final Map<String, List<String>> texts = new LinkedHashMap<>();
		if (inputs != null) inputs.forEach((key, value) -> texts.put(key, List.of(String.valueOf(value))));
		final TaskMonitor monitor = TaskMonitor.start(tasks, log, command.title());
		try {
			new ParameterParser(ImageFiles::open).assign(command, command.userName(), texts);
			ParameterCheck.checkComplete(command);
			command.perform(monitor, log::info);
		}
		catch (final DdasrException e) {
			log.error(e.getMessage());
		}
		finally {
			monitor.finish();
		}
	}

	@Override
	public boolean supports(final Object code) {
		return typeOf(code) != null;
	}

	private static Class<? extends DdasrCommand> typeOf(final Object code) {
		try {
			final Class<?> type = code instanceof Class<?> c ? c : Class.forName(String.valueOf(code));
			return DdasrCommand.class.isAssignableFrom(type) ? type.asSubclass(DdasrCommand.class) : null;
		}
		catch (final ClassNotFoundException | LinkageError e) {
			return null;
		}
	}
}
