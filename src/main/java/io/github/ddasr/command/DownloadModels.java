package io.github.ddasr.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.Downloader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Monitor;

/** Fetches published parameters and networks into the models folder, once their licence has been shown and accepted. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Download Models...", initializer = "initDialog",
	description = "Shows address, size and licence of published parameters and networks, and downloads them into the models " +
		"folder if you accept the licence; each file is checked by its checksum.")
public class DownloadModels extends DdasrCommand {

	@Parameter(label = "Model", description = "What to download: LIVE's parameters of NIQE or BRISQUE, those of NIQE in " +
		"BasicSR's file, the three published networks of ArSSR, or all.", callback = "showLicence", persist = false)
	private String model = index().names().get(0);

	@Parameter(label = "Download (I accept the licence shown)", description = "true accepts the licence and downloads; " +
		"false only shows the licence, the address and the size.", persist = false)
	private boolean download;

	/** The licence in the dialog, below the box that accepts it: it may be longer than the screen. */
	@Parameter(visibility = ItemVisibility.MESSAGE, label = " ", required = false, persist = false)
	private String shown = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Downloads")
	private String result;

	/** @return what can be downloaded; tests have their own */
	DownloadIndex index() {
		return DownloadIndex.standard();
	}

	/** @return the models folder, or null if there is none; tests have their own */
	Path folder() {
		return ModelStore.standard(null).folder();
	}

	@Override
	protected List<String> choicesOf(final String key) {
		return key.equals("model") ? index().names() : super.choicesOf(key);
	}

	/** One file of a group can be named as well. */
	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("model") && index().entries().stream().anyMatch(entry -> entry.id().equals(text));
	}

	@Override
	List<String> example() {
		return List.of("model=live-niqe", "download=true");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final List<DownloadEntry> entries = index().select(model);
		final List<String> lines = new ArrayList<>();
		if (download) {
			final Downloader downloader = new Downloader();
			for (final DownloadEntry entry : entries) {
				final Path file = downloader.download(entry, folder(), asked -> download, monitor);
				report(lines, DownloadTexts.done(entry, file));
			}
		}
		else {
			DownloadTexts.offer(entries, folder(), monitor).forEach(line -> report(lines, line));
		}
		result = String.join("\n", lines);
	}

	private void report(final List<String> lines, final String line) {
		lines.add(line);
		report(line);
	}

	/** Called by SciJava before the dialog. */
	protected void initDialog() {
		initChoices();
		showLicence();
		// What a macro or script has said in full needs no dialog, not even for the licence.
		if (isInputResolved("model") && isInputResolved("download")) resolveInput("shown");
	}

	/** Called by SciJava when another choice is made in the dialog. */
	protected void showLicence() {
		shown = DownloadTexts.html(index().select(model));
	}
}
