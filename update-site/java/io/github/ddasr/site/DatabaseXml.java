package io.github.ddasr.site;

import java.util.List;

/** The text within {@code db.xml.gz}, with the document type that the updater's own lists carry. */
final class DatabaseXml {

	private static final String DOCUMENT_TYPE = """
		<!DOCTYPE pluginRecords [
		<!ELEMENT pluginRecords ((update-site | disabled-update-site)*, plugin*)>
		<!ELEMENT update-site EMPTY>
		<!ELEMENT disabled-update-site EMPTY>
		<!ELEMENT plugin (platform*, category*, version?, previous-version*)>
		<!ELEMENT version (description?, dependency*, link*, author*)>
		<!ELEMENT previous-version EMPTY>
		<!ELEMENT description (#PCDATA)>
		<!ELEMENT dependency EMPTY>
		<!ELEMENT link (#PCDATA)>
		<!ELEMENT author (#PCDATA)>
		<!ELEMENT platform (#PCDATA)>
		<!ELEMENT category (#PCDATA)>
		<!ATTLIST plugin update-site CDATA #IMPLIED>
		<!ATTLIST plugin filename CDATA #REQUIRED>
		<!ATTLIST plugin executable CDATA #IMPLIED>
		<!ATTLIST dependency filename CDATA #REQUIRED>
		<!ATTLIST dependency timestamp CDATA #IMPLIED>
		<!ATTLIST dependency overrides CDATA #IMPLIED>
		<!ATTLIST version timestamp CDATA #REQUIRED>
		<!ATTLIST version checksum CDATA #REQUIRED>
		<!ATTLIST version filesize CDATA #REQUIRED>
		<!ATTLIST previous-version filename CDATA #IMPLIED>
		<!ATTLIST previous-version timestamp CDATA #REQUIRED>
		<!ATTLIST previous-version timestamp-obsolete CDATA #IMPLIED>
		<!ATTLIST previous-version checksum CDATA #REQUIRED>]>
		""";

	private final StringBuilder text = new StringBuilder();

	private DatabaseXml() {}

	/**
	 * @param files the files, in this order
	 * @return the document
	 */
	static String of(final List<SiteFile> files) {
		final DatabaseXml xml = new DatabaseXml();
		xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(DOCUMENT_TYPE).append("<pluginRecords>\n");
		files.forEach(xml::plugin);
		return xml.text.append("</pluginRecords>\n").toString();
	}

	private void plugin(final SiteFile file) {
		open(1, "plugin", "filename", file.name()).append(">\n");
		if (file.isCurrent()) version(file);
		for (final Version v : file.previous()) {
			open(2, "previous-version", "timestamp", v.timestamp(), "timestamp-obsolete", v.obsolete(), "checksum", v.checksum(),
				"filename", v.name()).append("/>\n");
		}
		text.append("    </plugin>\n");
	}

	private void version(final SiteFile file) {
		open(2, "version", "checksum", file.checksum(), "timestamp", file.timestamp(), "filesize", file.size()).append(">\n");
		element("description", file.notes().description());
		for (final String name : file.notes().dependencies()) open(3, "dependency", "filename", name).append("/>\n");
		element("link", file.notes().link());
		element("author", file.notes().author());
		text.append("        </version>\n");
	}

	private void element(final String tag, final String content) {
		if (!content.isEmpty()) open(3, tag).append('>').append(escaped(content)).append("</").append(tag).append(">\n");
	}

	private StringBuilder open(final int depth, final String tag, final Object... attributes) {
		text.append("    ".repeat(depth)).append('<').append(tag);
		for (int i = 0; i < attributes.length; i += 2) {
			text.append(' ').append(attributes[i]).append("=\"").append(escaped(String.valueOf(attributes[i + 1]))).append('"');
		}
		return text;
	}

	private static String escaped(final String content) {
		return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
