package io.github.ddasr.command;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.model.Checksum;
import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;

/** The command that downloads, with an index and a folder of a test. The files hold "abc" and "hello". */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Test>Download Here...", initializer = "initDialog",
	description = "Downloads from a server of a test.")
public class DownloadHere extends DownloadModels {

	@Parameter(label = "Address", description = "Where the files are.", persist = false)
	private String address = "http://127.0.0.1:1/";

	@Parameter(label = "Folder", description = "The models folder.", style = FileWidget.DIRECTORY_STYLE, required = false,
		persist = false)
	private File folder;

	@Override
	DownloadIndex index() {
		final List<DownloadEntry> entries = new ArrayList<>();
		entries.add(entry("one", "pair", 3, "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
		entries.add(entry("two", "pair", 5, "git-blob-sha1:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0"));
		entries.add(entry("other", "other", 3, "git-blob-sha1:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0"));
		return new DownloadIndex(entries);
	}

	private DownloadEntry entry(final String id, final String group, final long size, final String checksum) {
		// The superclass asks for the index before the field here has its value.
		final URI base = URI.create(address == null ? "http://127.0.0.1:1/" : address);
		return new DownloadEntry(id, group, id + ".txt", base.resolve(id), size, Checksum.parse(checksum), "file " + id,
			"free", "The notice of " + group + "\nin <full>.", "nobody");
	}

	@Override
	Path folder() {
		return folder == null ? null : folder.toPath();
	}
}
