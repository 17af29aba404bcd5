package io.github.ddasr.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads and writes {@code db.xml.gz}, the list of files by which Fiji's updater knows a site. */
final class Database {

	/** Name of the list in the site's folder. */
	static final String NAME = "db.xml.gz";

	private Database() {}

	/**
	 * @param files all files, in the order in which they are written
	 * @return the list as it is stored; the same files give the same bytes
	 * @throws IOException never
	 */
	static byte[] write(final List<SiteFile> files) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(DatabaseXml.of(files).getBytes(StandardCharsets.UTF_8));
		}
		return out.toByteArray();
	}

	/**
	 * @param file a stored list, of a site or of a Fiji
	 * @return its files
	 * @throws IOException if it cannot be read, or breaks the rules that it holds itself
	 */
	static List<SiteFile> read(final Path file) throws IOException {
		final List<SiteFile> files = new ArrayList<>();
		for (final Element plugin : children(parse(file).getDocumentElement(), "plugin")) files.add(file(plugin));
		return files;
	}

	private static Document parse(final Path file) throws IOException {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setValidating(true);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			final DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler() {

				@Override
				public void error(final org.xml.sax.SAXParseException e) throws SAXException {
					throw e;
				}
			});
			return builder.parse(in);
		}
		catch (final SAXException | ParserConfigurationException e) {
			throw new IOException(file + " is no list of an update site: " + e.getMessage(), e);
		}
	}

	private static SiteFile file(final Element plugin) {
		final String name = plugin.getAttribute("filename");
		final List<Version> previous = new ArrayList<>();
		for (final Element e : children(plugin, "previous-version")) {
			final String old = e.getAttribute("filename");
			previous.add(new Version(old.isEmpty() ? name : old, e.getAttribute("checksum"), number(e, "timestamp"), number(e,
				"timestamp-obsolete")));
		}
		for (final Element v : children(plugin, "version")) {
			return new SiteFile(name, v.getAttribute("checksum"), number(v, "timestamp"), number(v, "filesize"), notes(v), previous);
		}
		return new SiteFile(name, null, 0, 0, SiteFile.Notes.NONE, previous);
	}

	private static SiteFile.Notes notes(final Element version) {
		final List<String> dependencies = children(version, "dependency").stream().map(e -> e.getAttribute("filename")).toList();
		return new SiteFile.Notes(text(version, "description"), dependencies, text(version, "link"), text(version, "author"));
	}

	private static String text(final Element parent, final String tag) {
		return children(parent, tag).stream().map(Element::getTextContent).findFirst().orElse("");
	}

	private static long number(final Element element, final String attribute) {
		final String text = element.getAttribute(attribute);
		return text.isEmpty() ? 0 : Long.parseLong(text);
	}

	private static List<Element> children(final Element parent, final String tag) {
		final List<Element> found = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals(tag)) found.add(element);
		}
		return found;
	}
}
