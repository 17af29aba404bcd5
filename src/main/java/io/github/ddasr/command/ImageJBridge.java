package io.github.ddasr.command;

import java.util.List;
import java.util.Map;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.plugin.PluginService;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;

/**
 * The suite's commands in plain ImageJ 1.x, which knows nothing of SciJava:
 * {@code plugins.config} names this class with a command class as argument. Macro
 * options and dialog entries are parsed strictly, then the command runs as it does
 * everywhere else. In Fiji the commands themselves take the same menu entries.
 */
public final class ImageJBridge implements PlugIn {

	@Override
	public void run(final String commandClass) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		// ImageJ loads plugins with a loader of its own; SciJava looks for commands with the thread's.
		thread.setContextClassLoader(getClass().getClassLoader());
		try (Context context = SuiteContext.start(CommandService.class, PluginService.class, LogService.class)) {
			runCommand(new CommandCatalogue(context).create(typeOf(commandClass)));
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
		}
		catch (final IncompleteException e) {
			IJ.log(e.getMessage());
		}
		catch (final DdasrException e) {
			refuse(e.getMessage());
		}
		finally {
			IJ.showProgress(1);
			thread.setContextClassLoader(before);
		}
	}

	private static Class<? extends DdasrCommand> typeOf(final String simpleName) {
		try {
			return Class.forName(ImageJBridge.class.getPackageName() + "." + simpleName).asSubclass(DdasrCommand.class);
		}
		catch (final ClassNotFoundException e) {
			throw new DdasrException(Messages.brokenInstallation(simpleName), e);
		}
	}

	private static void runCommand(final DdasrCommand command) {
		final ImageJ window = IJ.getInstance();
		final boolean interactive = Macro.getOptions() == null && window != null;
		final Map<String, List<String>> entries = interactive ? ImageJDialog.ask(command, WindowManager.getCurrentImage()) :
			MacroOptions.parse(Macro.getOptions());
		if (entries == null) return;
		new ParameterParser(ImageJBridge::imageOf).assign(command, command.title(), entries);
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			if (p.type() == ImagePlus.class && p.get(command) == null) p.set(command, WindowManager.getCurrentImage());
		}
		final ImageJMonitor monitor = new ImageJMonitor();
		NativesConsent.run(() -> command.perform(monitor, IJ::log), offer -> window != null && NativesConsent.ask(offer), monitor);
	}

	/** Says what is wrong, and stops the macro. */
	static void refuse(final String sentence) {
		final Interpreter macro = Interpreter.getInstance();
		// Without windows ImageJ would try to open one for the macro's error, and fail over that.
		if (IJ.getInstance() == null && macro != null) macro.setIgnoreErrors(true);
		IJ.error("DDASR", IJ.getInstance() == null ? sentence : Refusal.wrapped(sentence));
	}

	/**
	 * @param title title of an open image
	 * @return the image
	 * @throws UsageException if none has that title
	 */
	static ImagePlus imageOf(final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null) throw new UsageException(Messages.noSuchImage(title));
		return image;
	}
}
