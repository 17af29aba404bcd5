package io.github.ddasr.command;

import java.nio.file.Path;
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
import io.github.ddasr.ui.DownloadQuestion;
import io.github.ddasr.ui.Windows;
import io.github.ddasr.volume.Monitor;

import ij.ImagePlus;
import ij.Macro;

/** A sample image of a real brain, fetched once and with consent, and opened from the disk from then on. */
@Plugin(type = Command.class, menuPath = "File>Open Samples>MR Brain Scan, T1 (CC0)...", initializer = "initDialog",
	description = "Downloads a real T1-weighted MR scan in the public domain (CC0) if you agree, checks it by its checksum, " +
		"and opens it; the next time it is there already.")
public class ScanSample extends DdasrCommand {

	private static final String ID = "t1";

	@Parameter(label = "Download (if it is not there yet)", description = "true agrees to the download from the address shown; " +
		"false only shows address, size and licence. A scan that is there is opened either way.", persist = false)
	private boolean download;

	@Parameter(visibility = ItemVisibility.MESSAGE, label = " ", required = false, persist = false)
	private String shown = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	/** @return the scan; tests have their own */
	DownloadEntry entry() {
		return DownloadIndex.samples().select(ID).get(0);
	}

	/** @return the folder "samples" beside the models folder, or null if there is none; tests have their own */
	Path folder() {
		final Path models = ModelStore.standard(null).folder();
		return models == null ? null : models.toAbsolutePath().resolveSibling("samples");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final DownloadEntry entry = entry();
		final boolean there = DownloadIndex.find(entry, folder(), monitor).isPresent();
		final boolean agreed = download || !there && ask(entry);
		if (!there && !agreed) {
			if (isAsked()) return;
			DownloadTexts.description(entry).forEach(this::report);
			report(Messages.howToDownload(folder()));
			return;
		}
		final Path file = new Downloader().download(entry, folder(), asked -> agreed, monitor);
		report(DownloadTexts.done(entry, file));
		image = NiftiImages.open(file.toFile());
		ImageFiles.show(image);
	}

	/** Whether somebody is there to answer; a macro has said in full what it wants. */
	private static boolean isAsked() {
		return Windows.areThere() && Macro.getOptions() == null;
	}

	private boolean ask(final DownloadEntry entry) {
		return isAsked() && DownloadQuestion.ask(Messages.downloadScan(entry.description(), DownloadTexts.size(entry.size()), entry
			.address().getHost(), entry.licence(), folder()));
	}

	/** Called by SciJava before the dialog. */
	protected void initDialog() {
		shown = DownloadTexts.html(List.of(entry()));
		if (isInputResolved("download")) resolveInput("shown");
	}
}
