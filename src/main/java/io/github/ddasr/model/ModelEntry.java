package io.github.ddasr.model;

/**
 * One line of the list of models.
 *
 * @param name short name, to be given to a command
 * @param architecture what kind of model it is, empty if unknown
 * @param description one line, or empty
 * @param scale enlargement per in-plane axis, 0 if unknown
 * @param source where it is: a path, or "bundled"
 * @param problem why it cannot be used, or null if it can
 */
public record ModelEntry(String name, String architecture, String description, int scale, String source, String problem) {

	/** @return whether the model can be used */
	public boolean usable() {
		return problem == null;
	}

	static ModelEntry of(final ModelFile file) {
		return new ModelEntry(file.name(), file.header().architecture(), file.header().description(), file.header().scale(),
			file.source(), null);
	}

	static ModelEntry broken(final String name, final String source, final String problem) {
		return new ModelEntry(name, "", "", 0, source, problem);
	}
}
