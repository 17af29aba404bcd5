package io.github.ddasr.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.Command;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import io.github.ddasr.volume.DdasrException;

/**
 * The commands of the suite that are on the class path, by their names on the
 * command line. A command is an annotated class; there is no list to keep.
 */
final class CommandCatalogue {

	private final Context context;
	private final Map<String, PluginInfo<Command>> commands = new TreeMap<>();

	/** @param context SciJava's context with a plugin service */
	CommandCatalogue(final Context context) {
		this.context = context;
		for (final PluginInfo<Command> info : context.service(PluginService.class).getPluginsOfType(Command.class)) {
			final String className = info.getClassName();
			if (!className.startsWith(CommandCatalogue.class.getPackageName() + ".")) continue;
			final String simple = className.substring(className.lastIndexOf('.') + 1);
			// Where a command exists for windows and for files, the command line offers the one for files.
			final String name = nameOf(simple);
			if (simple.endsWith("File") || !commands.containsKey(name)) commands.put(name, info);
		}
	}

	/**
	 * @param command a command class
	 * @return its name on the command line: the class name in lower case with hyphens, without a closing "File"
	 */
	static String nameOf(final Class<?> command) {
		return nameOf(command.getSimpleName());
	}

	private static String nameOf(final String simpleName) {
		return Names.kebabCase(simpleName.replaceAll("File$", ""));
	}

	/** @return all names, in alphabetical order */
	Set<String> names() {
		return commands.keySet();
	}

	/**
	 * @param name a name from {@link #names}
	 * @return a fresh command with all parameters at their defaults
	 */
	DdasrCommand create(final String name) {
		return create(type(name));
	}

	/**
	 * @param type a command class
	 * @return a fresh command with all parameters at their defaults
	 */
	DdasrCommand create(final Class<? extends DdasrCommand> type) {
		try {
			final DdasrCommand command = type.getDeclaredConstructor().newInstance();
			context.inject(command);
			return command;
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private Class<? extends DdasrCommand> type(final String name) {
		final PluginInfo<Command> info = commands.get(name);
		if (info == null) throw new UsageException(Messages.unknownCommand(name, commands.keySet()));
		try {
			return info.loadClass().asSubclass(DdasrCommand.class);
		}
		catch (final InstantiableException e) {
			throw new DdasrException(Messages.brokenInstallation(info.getClassName()), e);
		}
	}
}
