package io.github.ddasr.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.plugin.PluginService;
import org.scijava.task.TaskService;
import org.scijava.util.VersionUtils;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;

/**
 * Runs one command from the words of a command line, without ever ending the
 * process: results go to one stream, sentences and progress to the other, and
 * the outcome is a number.
 */
public final class CommandRunner {

	/** The command did what was asked. */
	public static final int DONE = 0;
	/** The run failed; the last line says why. */
	public static final int FAILED = 1;
	/** The command line was wrong; nothing was started. */
	public static final int WRONG_USAGE = 2;
	/** The user stopped the run; nothing was written. */
	public static final int CANCELED = 130;

	private final PrintStream out;
	private final PrintStream err;
	private final BooleanSupplier canceled;

	/**
	 * @param out takes results
	 * @param err takes sentences and progress
	 * @param canceled asked at least once per tile or training step whether to stop
	 */
	public CommandRunner(final PrintStream out, final PrintStream err, final BooleanSupplier canceled) {
		this.out = out;
		this.err = err;
		this.canceled = canceled;
	}

	/**
	 * @param args COMMAND key=value …
	 * @return {@link #DONE}, {@link #FAILED}, {@link #WRONG_USAGE} or {@link #CANCELED}
	 */
	public int run(final String... args) {
		final boolean debug = List.of(args).contains("--debug");
		try (Context context = SuiteContext.start(CommandService.class, PluginService.class, TaskService.class,
			LogService.class))
		{
			return run(CommandLine.parse(args), new CommandCatalogue(context));
		}
		catch (final UsageException e) {
			return failed(e, e.getMessage(), debug, WRONG_USAGE);
		}
		catch (final CanceledException e) {
			return failed(e, e.getMessage(), debug, CANCELED);
		}
		catch (final DdasrException e) {
			return failed(e, e.getMessage(), debug, FAILED);
		}
		catch (final RuntimeException | Error e) {
			return failed(e, Messages.unexpected(e), debug, FAILED);
		}
	}

	private int run(final CommandLine line, final CommandCatalogue catalogue) {
		switch (line.command()) {
			case "":
				CommandHelp.overview(catalogue).forEach(err::println);
				return WRONG_USAGE;
			case "help":
				help(line, catalogue).forEach(out::println);
				return DONE;
			case "version":
				out.println("DDASR for Fiji " + VersionUtils.getVersion(CommandRunner.class));
				return DONE;
			default:
				final DdasrCommand command = catalogue.create(line.command());
				new ParameterParser(ImageFiles::open).assign(command, line.command(), line.assignments());
				ParameterCheck.checkComplete(command);
				command.perform(new ConsoleMonitor(err, line.quiet(), canceled), out::println);
				return DONE;
		}
	}

	private static List<String> help(final CommandLine line, final CommandCatalogue catalogue) {
		if (line.words().isEmpty()) return CommandHelp.overview(catalogue);
		return CommandHelp.of(catalogue.create(line.words().get(0)));
	}

	private int failed(final Throwable error, final String sentence, final boolean debug, final int code) {
		if (debug) for (Throwable t = error; t != null; t = t.getCause()) {
			err.println(t);
			for (final StackTraceElement element : t.getStackTrace()) err.println("\tat " + element);
		}
		err.println(sentence);
		return code;
	}
}
