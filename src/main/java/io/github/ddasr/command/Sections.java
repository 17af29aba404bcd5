package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a command's parameters are grouped where people read them. */
final class Sections {

	private Sections() {}

	/**
	 * Each parameter once: as the command groups them, and those that it puts into no group at the end of the first.
	 *
	 * @param command a command
	 * @return heading → parameters, in order; the first heading is empty
	 */
	static Map<String, List<CommandParameter>> of(final DdasrCommand command) {
		final Map<String, CommandParameter> left = new LinkedHashMap<>();
		for (final CommandParameter p : CommandParameter.of(command.getClass())) left.put(p.key(), p);
		final Map<String, List<CommandParameter>> groups = new LinkedHashMap<>();
		groups.put("", new ArrayList<>());
		for (final Section section : command.sections()) {
			final List<CommandParameter> group = groups.computeIfAbsent(section.heading(), heading -> new ArrayList<>());
			for (final String key : section.keys()) {
				final CommandParameter p = left.remove(key);
				if (p == null) throw new IllegalStateException(command.getClass() + " has no parameter " + key + ", or names it twice");
				group.add(p);
			}
		}
		groups.get("").addAll(left.values());
		return groups;
	}
}
