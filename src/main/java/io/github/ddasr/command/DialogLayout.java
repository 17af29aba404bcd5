package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.DefaultMutableModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.MutableModuleInfo;
import org.scijava.module.MutableModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.Button;

import ij.WindowManager;

/**
 * Prepares the dialogs of the suite's commands in Fiji, which would list the parameters in the order of the fields:
 * groups under headings, what the active image suggests, and a link to the manual. Nothing of it is a parameter, so
 * macros and their recorder do not see it. Other commands are not touched.
 */
@Plugin(type = PreprocessorPlugin.class, priority = DialogLayout.BEFORE_DIALOGS)
public final class DialogLayout extends AbstractPreprocessorPlugin {

	/** Later than everything that gives values, earlier than dialogs. */
	static final double BEFORE_DIALOGS = Priority.LOW;

	/** A line beside a heading. */
	private static final String RULE = "<hr>";

	/** Letters of a tooltip that stays one line. */
	private static final int LONGEST = 80;

	@Parameter(required = false)
	private UIService windows;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof DdasrCommand command) || Refusal.isUnseen(windows)) return;
		final boolean asks = CommandParameter.of(command.getClass()).stream().anyMatch(p -> !module.isInputResolved(p.key()));
		// Without a question there is no dialog, and a heading alone must not open one.
		if (!asks) return;
		propose(command, module);
		arrange(command, module);
	}

	private static void propose(final DdasrCommand command, final Module module) {
		final Map<String, Object> proposals = command.proposals(WindowManager.getCurrentImage());
		proposals.forEach((key, value) -> {
			if (!module.isInputResolved(key)) module.setInput(key, value);
		});
	}

	/** Puts the parameters into the order of their groups; what is neither, such as a licence to be read, comes last. */
	static void arrange(final DdasrCommand command, final Module module) {
		final MutableModuleInfo info = command.getInfo();
		final List<ModuleItem<?>> others = new ArrayList<>();
		info.inputs().forEach(others::add);
		for (final ModuleItem<?> item : others) info.removeInput(item);
		Sections.of(command).forEach((heading, parameters) -> {
			if (!heading.isEmpty() && parameters.stream().anyMatch(p -> !module.isInputResolved(p.key()))) {
				say(info, module, "<html><b>" + heading + "</b></html>", RULE);
			}
			for (final CommandParameter p : parameters) {
				final ModuleItem<?> item = others.stream().filter(i -> i.getName().equals(p.key())).findFirst().orElseThrow();
				if (item instanceof MutableModuleItem<?> words) words.setDescription(tooltip(item.getDescription()));
				info.addInput(item);
				others.remove(item);
			}
			// A button acts on what matters most, so it follows it.
			if (heading.isEmpty()) addButtons(info, others);
		});
		others.forEach(info::addInput);
		// Words that could wrap would make the dialog higher than it needs to be.
		final String link = Messages.helpLink().replace(" ", "&nbsp;");
		say(info, module, Messages.help(), "<a href='" + HelpPage.of(command) + "'>" + link + "</a>");
	}

	/** A tooltip is one line, however long, unless it is a page of fixed width. */
	static String tooltip(final String description) {
		if (description == null || description.length() <= LONGEST || description.startsWith("<html>")) return description;
		return "<html><body style='width: 300px'>" + description.replace("&", "&amp;").replace("<", "&lt;") + "</body></html>";
	}

	private static void addButtons(final MutableModuleInfo info, final List<ModuleItem<?>> others) {
		final List<ModuleItem<?>> buttons = others.stream().filter(i -> i.getType() == Button.class).toList();
		buttons.forEach(info::addInput);
		others.removeAll(buttons);
	}

	/** With a label, words stand in the two columns of the fields, instead of at the right of both. */
	private static void say(final MutableModuleInfo info, final Module module, final String label, final String html) {
		int number = 1;
		while (info.getInput("said" + number) != null) number++;
		final DefaultMutableModuleItem<String> item = new DefaultMutableModuleItem<>(info, "said" + number, String.class);
		item.setVisibility(ItemVisibility.MESSAGE);
		item.setRequired(false);
		item.setPersisted(false);
		item.setLabel(label);
		info.addInput(item);
		module.setInput(item.getName(), html);
	}
}
