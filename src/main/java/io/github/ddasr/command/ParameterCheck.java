package io.github.ddasr.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

/**
 * Checks the fields of a command against their own declarations: range, choices,
 * existence of files, presence of an image. Every way into a command ends here,
 * because neither a macro nor a script nor SciJava itself enforces them.
 */
final class ParameterCheck {

	private ParameterCheck() {}

	/**
	 * @param command a command whose fields have been set by whoever calls it
	 * @throws UsageException with one sentence, for the first field that is wrong
	 */
	static void check(final DdasrCommand command) {
		final List<CommandParameter> parameters = CommandParameter.of(command.getClass());
		for (final CommandParameter p : parameters) check(command, p);
		checkNothingOverwritten(command, parameters);
	}

	/**
	 * @param command a command about to be run where there are no windows to take an image from
	 * @throws UsageException if a value that it cannot run without is not there
	 */
	static void checkComplete(final DdasrCommand command) {
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			if (p.isRequired() && p.get(command) == null) throw missing(command, p);
		}
	}

	private static UsageException missing(final DdasrCommand command, final CommandParameter p) {
		return new UsageException(Messages.missing(command.userName(), p.key(), p.placeholder(command.choices(p))));
	}

	private static void check(final DdasrCommand command, final CommandParameter p) {
		final Object value = p.get(command);
		if (value == null || value.equals("") || value instanceof File[] files && files.length == 0) {
			if (!p.isRequired()) return;
			if (p.type() == ImagePlus.class) throw new UsageException(Messages.noImage(p.key()));
			throw missing(command, p);
		}
		if (p.isNumber()) checkRange(p, (Number) value);
		else if (value instanceof String text) checkChoice(command, p, text);
		else if (value instanceof ImagePlus image) checkImage(p, image);
		else if (value instanceof File file) checkPath(p, file);
		else if (value instanceof File[] files) {
			for (final File file : files) {
				checkCharacters(p, file);
				if (!command.accepts(p.key(), file.getPath())) checkReadable(p, file);
			}
		}
	}

	private static void checkRange(final CommandParameter p, final Number number) {
		final double value = number.doubleValue();
		if (value >= p.minimum() && value <= p.maximum()) return;
		throw new UsageException(Messages.outOfRange(p.key(), CommandParameter.format(number), p.range()));
	}

	private static void checkChoice(final DdasrCommand command, final CommandParameter p, final String text) {
		final List<String> choices = command.choices(p);
		if (choices.isEmpty() || choices.contains(text) || command.accepts(p.key(), text)) return;
		throw new UsageException(Messages.notAChoice(p.key(), text, choices));
	}

	private static void checkImage(final CommandParameter p, final ImagePlus image) {
		// A macro that names a window which is not open gets an image without pixels.
		if (image.getWidth() == 0 || image.getProcessor() == null) throw new UsageException(Messages.noImage(p.key()));
	}

	private static void checkPath(final CommandParameter p, final File file) {
		checkCharacters(p, file);
		if (p.isOutputPath()) checkWritable(p, file);
		else checkReadable(p, file);
	}

	/** Where the locale is "C", Java turns other letters on the command line into this sign, and they are lost. */
	private static void checkCharacters(final CommandParameter p, final File file) {
		if (file.getPath().indexOf('\uFFFD') >= 0) {
			throw new UsageException(Messages.lostCharacters(p.key(), file.getPath()));
		}
	}

	private static void checkReadable(final CommandParameter p, final File file) {
		if (!file.exists()) throw new UsageException(Messages.noSuchFile(p.key(), file.getPath()));
		if (p.isPlainFile() && file.isDirectory()) throw new UsageException(Messages.isFolder(p.key(), file.getPath()));
		if (p.isFolder() && !file.isDirectory()) throw new UsageException(Messages.isFile(p.key(), file.getPath()));
	}

	private static void checkWritable(final CommandParameter p, final File file) {
		if (p.isFolder() && file.isFile()) throw new UsageException(Messages.isFile(p.key(), file.getPath()));
		if (!p.isFolder() && file.isDirectory()) throw new UsageException(Messages.isFolder(p.key(), file.getPath()));
		final File folder = p.isFolder() && file.isDirectory() ? file : file.getAbsoluteFile().getParentFile();
		if (folder == null || !folder.isDirectory()) {
			throw new UsageException(Messages.noSuchFolder(p.key(), file.getPath(), String.valueOf(folder)));
		}
		if (!folder.canWrite()) {
			throw new UsageException(Messages.readOnlyFolder(p.key(), file.getPath(), folder.getPath()));
		}
	}

	private static void checkNothingOverwritten(final DdasrCommand command, final List<CommandParameter> parameters) {
		final List<File> inputs = new ArrayList<>();
		for (final CommandParameter p : parameters) {
			if (p.isOutputPath()) continue;
			if (p.get(command) instanceof File file) inputs.add(file);
			if (p.get(command) instanceof File[] files) inputs.addAll(List.of(files));
			if (p.get(command) instanceof ImagePlus image && ImageFiles.source(image) != null) {
				inputs.add(ImageFiles.source(image));
			}
		}
		for (final CommandParameter p : parameters) {
			if (!p.isOutputPath() || !(p.get(command) instanceof File output)) continue;
			for (final File input : inputs) {
				if (input.isFile() && same(output, input)) {
					throw new UsageException(Messages.sameFile(p.key() + "=" + output.getPath(), input.getPath()));
				}
			}
		}
	}

	/**
	 * @param output a file to be written, or null
	 * @param image an image that was read for the command, or an open one
	 * @throws UsageException if the output is the image's file
	 */
	static void refuseOverwriting(final File output, final ImagePlus image) {
		final File source = ImageFiles.source(image);
		if (output != null && source != null && same(output, source)) {
			throw new UsageException(Messages.sameFile("output=" + output.getPath(), source.getPath()));
		}
	}

	/** @return whether two names mean one file */
	static boolean same(final File a, final File b) {
		try {
			return a.getCanonicalFile().equals(b.getCanonicalFile());
		}
		catch (final IOException e) {
			return a.getAbsoluteFile().equals(b.getAbsoluteFile());
		}
	}
}
