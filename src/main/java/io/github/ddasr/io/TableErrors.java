package io.github.ddasr.io;

import java.nio.file.Path;
import java.util.Collection;

import io.github.ddasr.volume.DdasrException;

/** Every sentence that a user may read when a table of numbers cannot be read: what, where, what to do. */
final class TableErrors {

	private static final String COPY_AGAIN = " Copy it again from its source.";

	private TableErrors() {}

	static DdasrException folder(final Path file) {
		return new DdasrException(file + " is a folder, not a table of numbers. Give the path of a .npy, .npz or .csv file.");
	}

	static DdasrException suffix(final Path file) {
		return new DdasrException(file + " is no table of numbers that can be read. Give a .npy, .npz or .csv file.");
	}

	static DdasrException memory(final Path file, final OutOfMemoryError cause) {
		return new DdasrException(file + " does not fit into memory. Give Java more memory, or split the file.", cause);
	}

	static DdasrException notFinite(final Path file, final long bad, final long all) {
		return new DdasrException(file + " holds " + bad + " values that are NaN or infinite, of " + all +
			". Leave out the rows that have them.");
	}

	static DdasrException notNpy(final String what) {
		return new DdasrException(what + " is not a NumPy array: it does not begin as one. Write it with numpy.save.");
	}

	static DdasrException version(final String what, final int version) {
		return new DdasrException(what + " is of version " + version +
			" of the NumPy format, but 1, 2 and 3 are known. Write it with numpy.save.");
	}

	static DdasrException header(final String what, final String problem) {
		return new DdasrException(what + " has a damaged header: " + problem + "." + COPY_AGAIN);
	}

	static DdasrException objects(final String what) {
		return new DdasrException(what +
			" holds pickled Python objects, which are code and are never loaded. Save it as an array of float32 or float64.");
	}

	static DdasrException type(final String what, final String type) {
		return new DdasrException(what + " holds values of type \"" + type +
			"\", which cannot be read. Save it as float32, float64 or whole numbers.");
	}

	static DdasrException dimensions(final String what, final int count) {
		return new DdasrException(what + " has " + count +
			" dimensions, but a table has 2 (rows × columns) or 1. Reshape the array before saving it.");
	}

	static DdasrException noValues(final String what) {
		return new DdasrException(what + " holds no values. Give a table with at least one row.");
	}

	static DdasrException tooMany(final String what, final String shape) {
		return new DdasrException(what + " says that it has " + shape +
			" values, more than can be held. Split the file, or copy it again if it should be smaller.");
	}

	static DdasrException length(final String what, final long expected, final String found) {
		return new DdasrException(what + " should hold " + expected + " bytes of values by its header, but holds " + found +
			"." + COPY_AGAIN);
	}

	static DdasrException damagedZip(final Path file, final String reason) {
		return new DdasrException(file + " is not a .npz archive, or a damaged one (" + reason + ")." + COPY_AGAIN);
	}

	static DdasrException members(final Path file, final String wanted, final Collection<String> there) {
		final String list = there.isEmpty() ? "it holds no arrays" : "it holds " + String.join(", ", there);
		return new DdasrException(file + (wanted.isEmpty() ? " needs the name of one array: " : " has no array \"" + wanted +
			"\": ") + list + ". Name one of its arrays.");
	}

	static DdasrException notText(final Path file) {
		return new DdasrException(file + " is not a text file in UTF-8. Save it as plain CSV.");
	}

	static DdasrException quotes(final Path file, final long line) {
		return new DdasrException(file + ", line " + line + ": a quotation mark is not closed. Close it.");
	}

	static DdasrException ragged(final Path file, final long line, final int found, final int expected) {
		return new DdasrException(file + ", line " + line + ": " + found + " fields, but the lines before have " + expected +
			". Give every line the same number of fields.");
	}

	static DdasrException notANumber(final Path file, final long line, final int column, final String text) {
		final String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
		return new DdasrException(file + ", line " + line + ", field " + column + ": \"" + shown +
			"\" is not a number. Write numbers with a decimal point, separated by commas, below at most one heading.");
	}
}
