package io.github.ddasr.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.ddasr.volume.DdasrException;

/**
 * Reads comma-separated text line by line, UTF-8. Blank lines and lines that begin with # are left out; all
 * others must have the same number of fields.
 */
public final class CsvLines {

	/** Takes one line after the other. */
	@FunctionalInterface
	public interface Receiver {

		/**
		 * @param number of the line in the file, from 1
		 * @param fields its fields
		 */
		void line(long number, List<String> fields);
	}

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private CsvLines() {}

	/**
	 * @param file the file
	 * @return the fields of its first line that counts; none if there is no such line, or its quotation marks are not closed
	 * @throws DdasrException if it is missing or is no text
	 */
	public static List<String> first(final Path file) {
		if (!Files.exists(file)) throw IoErrors.missing(file);
		try (BufferedReader in = Files.newBufferedReader(file)) {
			String text = in.readLine();
			if (text != null && text.startsWith(BYTE_ORDER_MARK)) text = text.substring(1);
			while (text != null && (text.isBlank() || text.startsWith("#"))) text = in.readLine();
			final List<String> fields = text == null ? null : CsvFields.split(text);
			return fields == null ? List.of() : fields;
		}
		catch (final CharacterCodingException e) {
			throw TableErrors.notText(file);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(file, e);
		}
	}

	/**
	 * @param file the file
	 * @param receiver takes its lines in order
	 * @throws DdasrException if it is missing, is no text, or a line has another number of fields than the first
	 */
	public static void read(final Path file, final Receiver receiver) {
		if (!Files.exists(file)) throw IoErrors.missing(file);
		if (Files.isDirectory(file)) throw TableErrors.folder(file);
		try (BufferedReader in = Files.newBufferedReader(file)) {
			int columns = -1;
			String text = in.readLine();
			for (long number = 1; text != null; number++, text = in.readLine()) {
				// Spreadsheets begin UTF-8 with a byte-order mark.
				final String line = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
				if (line.isBlank() || line.startsWith("#")) continue;
				final List<String> fields = CsvFields.split(line);
				if (fields == null) throw TableErrors.quotes(file, number);
				if (columns >= 0 && fields.size() != columns) throw TableErrors.ragged(file, number, fields.size(), columns);
				columns = fields.size();
				receiver.line(number, fields);
			}
		}
		catch (final CharacterCodingException e) {
			throw TableErrors.notText(file);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(file, e);
		}
	}
}
