package io.github.ddasr.command;

import org.scijava.Priority;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.Button;

import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;

/**
 * Reads what a macro passes to a command of the suite in Fiji, as strictly as the
 * command line does. Fiji's own reading, which comes before, takes a word for 0,
 * overlooks unknown keys, finds " scale=9" inside a path, and asks in a dialog for
 * each key that the macro leaves out. Other commands are not touched.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroInputs.AFTER_FIJI)
public final class MacroInputs extends AbstractPreprocessorPlugin {

	/** Later than Fiji's reading of macros and its choice of the active image, earlier than dialogs. */
	static final double AFTER_FIJI = Priority.VERY_HIGH / 2;

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false)
	private UIService windows;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof DdasrCommand command)) return;
		final String options = Macro.getOptions();
		try {
			if (options != null && !options.isBlank() && !isCalledByScript(module, options)) read(command, module, options);
			requireImage(command, module);
			leaveOutButtons(command, module);
			if (Refusal.isUnseen(windows)) ParameterCheck.checkComplete(command);
		}
		catch (final UsageException e) {
			cancel(Refusal.shown(e.getMessage(), windows));
			Refusal.announce(e.getMessage(), log, windows);
		}
	}

	/** A script within a macro passes values itself; the macro's options are then not meant for the command. */
	private static boolean isCalledByScript(final Module module, final String options) {
		return CommandParameter.of(module.getDelegateObject().getClass()).stream().anyMatch(p -> p.type() != ImagePlus.class &&
			module.isInputResolved(p.key()) && !options.contains(p.key() + "="));
	}

	private void read(final DdasrCommand command, final Module module, final String options) {
		final DdasrCommand said = new CommandCatalogue(getContext()).create(command.getClass());
		new ParameterParser(ImageJBridge::imageOf).assign(said, command.title(), MacroOptions.parse(options));
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			final Object value = p.get(said);
			if (p.type() == ImagePlus.class && value == null) {
				takeActiveImage(p.key(), module);
				continue;
			}
			module.setInput(p.key(), value);
			// Resolved even where the macro says nothing: a dialog would halt it.
			module.resolveInput(p.key());
		}
	}

	/** A button has no value. It belongs into a dialog that asks for something, but must not open one by itself. */
	private static void leaveOutButtons(final DdasrCommand command, final Module module) {
		if (!CommandParameter.of(command.getClass()).stream().allMatch(p -> module.isInputResolved(p.key()))) return;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == Button.class) module.resolveInput(item.getName());
		}
	}

	/** In batch mode Fiji would take the image of a window, where there is one, and not that of the macro. */
	private static void takeActiveImage(final String key, final Module module) {
		final ImagePlus active = Interpreter.getInstance() == null ? null : Interpreter.getLastBatchModeImage();
		if (active != null) module.setInput(key, active);
	}

	private static void requireImage(final DdasrCommand command, final Module module) {
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			if (p.type() == ImagePlus.class && p.isRequired() && module.getInput(p.key()) == null) {
				throw new UsageException(Messages.noImage(p.key()));
			}
		}
	}
}
