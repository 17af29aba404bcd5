package io.github.ddasr.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

import ij.ImagePlus;

/**
 * A command of the suite: annotated fields, and one task that is called with
 * them. The dialog, a macro, a script, plain ImageJ and the command line all end
 * in {@link #perform}, which checks the fields once more and runs the task.
 */
public abstract class DdasrCommand extends DynamicCommand {

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false)
	private UIService windows;

	private Consumer<String> results;

	/** Called by SciJava: wrong input and failures end in {@code cancel(reason)}. */
	@Override
	public final void run() {
		final TaskMonitor monitor = TaskMonitor.start(tasks, log, title());
		final ResultLines lines = new ResultLines(log, windows);
		if (results == null) results = lines;
		try {
			NativesConsent.run(() -> perform(monitor, results), offer -> !Refusal.isUnseen(windows) && NativesConsent.ask(offer),
				monitor);
		}
		catch (final IncompleteException e) {
			// What was done is there, and a macro goes on with it.
			if (log != null) log.warn(e.getMessage());
		}
		catch (final DdasrException e) {
			cancel(Refusal.shown(e.getMessage(), windows));
			Refusal.announce(e.getMessage(), log, windows);
		}
		finally {
			lines.finish(this);
			monitor.finish();
		}
	}

	/**
	 * Checks the fields and runs the task.
	 *
	 * @param monitor is told the progress, and asked whether to go on
	 * @param output takes the lines that are the command's result in words
	 * @throws UsageException if a field is not as declared; nothing has been started then
	 * @throws DdasrException if the task failed or was canceled; nothing has been written then
	 */
	public final void perform(final Monitor monitor, final Consumer<String> output) {
		results = output;
		ParameterCheck.check(this);
		try {
			execute(monitor);
		}
		catch (final CanceledException e) {
			throw e;
		}
		catch (final OutOfMemoryError e) {
			throw new DdasrException(Messages.outOfMemory(Runtime.getRuntime().maxMemory()), e);
		}
	}

	/**
	 * The command itself, with all fields checked.
	 *
	 * @param monitor progress, status and cancel
	 */
	protected abstract void execute(Monitor monitor);

	/** @param line one line of the result in words, for the console, the log, or a text window */
	protected final void report(final String line) {
		results.accept(line);
	}

	/**
	 * The values that a parameter may take, where only the running program knows them.
	 *
	 * @param key name of the parameter
	 * @return the choices, or empty to use those of the annotation
	 */
	protected List<String> choicesOf(final String key) {
		return List.of();
	}

	/**
	 * Whether a parameter with a list of choices takes a value beside them.
	 *
	 * @param key name of the parameter
	 * @param text the value
	 * @return true to let it pass
	 */
	protected boolean accepts(final String key, final String text) {
		return false;
	}

	/**
	 * The values of the parameters, for a record of what a result was made with.
	 *
	 * @param without keys that do not change the result; paths are left out anyway
	 * @return key → value as a user would write it, in the order of the dialog
	 */
	final Map<String, String> settings(final Set<String> without) {
		final Map<String, String> settings = new LinkedHashMap<>();
		for (final CommandParameter p : CommandParameter.of(getClass())) {
			if (!p.isPath() && !without.contains(p.key())) settings.put(p.key(), CommandParameter.format(p.get(this)));
		}
		return settings;
	}

	/** @return how the parameters are grouped in dialogs and in the manual; those in no group join the first */
	List<Section> sections() {
		return List.of();
	}

	/**
	 * What a dialog begins with where an image suggests something better than the defaults. Macros and the command line
	 * do not ask.
	 *
	 * @param active the active image, or null
	 * @return key → value
	 */
	Map<String, Object> proposals(final ImagePlus active) {
		return Map.of();
	}

	/** @return parameters with which the command could be called, for the manual; what it needs is among them */
	List<String> example() {
		return CommandParameter.of(getClass()).stream().filter(p -> p.isRequired() && p.get(this) == null && p
			.type() != ImagePlus.class).map(p -> p.key() + "=" + p.placeholder(choices(p))).toList();
	}

	final List<String> choices(final CommandParameter parameter) {
		final List<String> known = choicesOf(parameter.key());
		return known.isEmpty() ? parameter.fixedChoices() : known;
	}

	/** Fills the choice lists of a dialog; commands name it as their {@code initializer}. */
	protected final void initChoices() {
		for (final CommandParameter p : CommandParameter.of(getClass())) {
			final List<String> known = choicesOf(p.key());
			if (!known.isEmpty()) getInfo().getMutableInput(p.key(), String.class).setChoices(known);
		}
	}

	/** @return the command's name on the command line */
	final String userName() {
		return CommandCatalogue.nameOf(getClass());
	}

	/** @return the words of the menu entry, without dots */
	final String title() {
		return titleOf(getClass());
	}

	static String titleOf(final Class<?> command) {
		final Plugin plugin = command.getAnnotation(Plugin.class);
		if (plugin == null) return command.getSimpleName();
		final String path = plugin.menuPath().isEmpty() ? plugin.label() : plugin.menuPath();
		return path.substring(path.lastIndexOf('>') + 1).replace("...", "");
	}
}
