package io.github.ddasr.command;

import java.io.File;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.scijava.Context;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;
import org.scijava.widget.Button;
import org.scijava.widget.FileWidget;

/**
 * One input of a command, as its annotated field declares it: the key is the
 * name of the field, in the dialog, in a macro and on the command line.
 */
final class CommandParameter {

	private final Field field;
	private final Parameter annotation;

	private CommandParameter(final Field field) {
		this.field = field;
		this.annotation = field.getAnnotation(Parameter.class);
		field.setAccessible(true);
	}

	/**
	 * @param command a command class
	 * @return its inputs in the order of the dialog: those of the superclass first
	 */
	static List<CommandParameter> of(final Class<?> command) {
		if (command == null || command == DynamicCommand.class || command == Object.class) return new ArrayList<>();
		final List<CommandParameter> all = of(command.getSuperclass());
		for (final Field field : command.getDeclaredFields()) {
			if (isInput(field)) all.add(new CommandParameter(field));
		}
		return all;
	}

	private static boolean isInput(final Field field) {
		final Parameter p = field.getAnnotation(Parameter.class);
		if (p == null || p.type() == ItemIO.OUTPUT) return false;
		if (p.visibility() == ItemVisibility.MESSAGE || field.getType() == Button.class) return false;
		return !Service.class.isAssignableFrom(field.getType()) && field.getType() != Context.class;
	}

	/** @return the name by which it is set */
	String key() {
		return field.getName();
	}

	/** @return the words beside the field in the dialog */
	String label() {
		return annotation.label();
	}

	/** @return the tooltip */
	String description() {
		return annotation.description();
	}

	/** @return whether the value survives the run; it must not */
	boolean isPersistent() {
		return annotation.persist();
	}

	/** @return whether the command cannot run without a value; numbers always have one */
	boolean isRequired() {
		return annotation.required() && !field.getType().isPrimitive();
	}

	Class<?> type() {
		return field.getType();
	}

	boolean isWhole() {
		return type() == int.class || type() == long.class;
	}

	boolean isNumber() {
		return isWhole() || type() == double.class || type() == float.class;
	}

	boolean isPath() {
		return type() == File.class || type() == File[].class;
	}

	/** @return whether the path is one to write to */
	boolean isOutputPath() {
		return type() == File.class && annotation.style().contains(FileWidget.SAVE_STYLE);
	}

	/** @return whether the path is a folder */
	boolean isFolder() {
		return annotation.style().contains(FileWidget.DIRECTORY_STYLE);
	}

	/** @return whether the path is a file and nothing else */
	boolean isPlainFile() {
		return isPath() && !isFolder() && !annotation.style().contains(FileWidget.FILE_AND_DIRECTORY_STYLE);
	}

	/** @return lower end of the range, as declared */
	double minimum() {
		return annotation.min().isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(annotation.min());
	}

	/** @return upper end of the range, as declared */
	double maximum() {
		return annotation.max().isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(annotation.max());
	}

	/** @return the range in words, "from 1 to 8" */
	String range() {
		final String low = annotation.min(), high = annotation.max();
		if (low.isEmpty() && high.isEmpty()) return "of any size";
		if (low.isEmpty()) return "up to " + high;
		return high.isEmpty() ? "of at least " + low : "from " + low + " to " + high;
	}

	/** @return the fixed choices of the annotation, empty if there are none */
	List<String> fixedChoices() {
		return Arrays.asList(annotation.choices());
	}

	Object get(final Object command) {
		try {
			return field.get(command);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}

	void set(final Object command, final Object value) {
		try {
			field.set(command, value);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @param choices the allowed values, empty if they are not a list
	 * @return what to write after "key=" in help and messages
	 */
	String placeholder(final List<String> choices) {
		if (!choices.isEmpty()) return String.join("|", choices);
		if (type() == boolean.class) return "true|false";
		if (isNumber()) return isWhole() ? "WHOLE-NUMBER" : "NUMBER";
		if (type() == File[].class) return "FOLDER-OR-FILES";
		if (isPath()) return isFolder() ? "FOLDER" : isPlainFile() ? "FILE" : "FILE-OR-FOLDER";
		return type() == String.class ? "TEXT" : "FILE";
	}

	/** @return a value as a user would write it */
	static String format(final Object value) {
		if (value instanceof Double || value instanceof Float) {
			final double v = ((Number) value).doubleValue();
			if (v == Math.rint(v) && Math.abs(v) < 1e15) return String.format(Locale.ROOT, "%.0f", v);
			if (Double.isFinite(v)) return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
		}
		return String.valueOf(value);
	}
}
