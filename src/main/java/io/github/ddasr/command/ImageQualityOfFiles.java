package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualityTable;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Measures the quality of image files into a table. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Image Quality of Files...", description = "Measures the quality of " +
	"the slices of image files, alone or against references, and writes a table with one row for each slice.")
public class ImageQualityOfFiles extends QualityCommand {

	@Parameter(label = "Input images", description = "Image files, or folders of them: NIfTI, TIFF, or grey pictures such as " +
		"PNG and JPEG. Names may hold * and ?, as in scans/*.nii.gz.", style = FileListWidget.FILES_AND_DIRECTORIES,
		persist = false)
	private File[] input;

	@Parameter(label = "Reference (optional)", description = "What the images should be, for metrics that compare: one file for " +
		"all, or a folder with files of the same names (suffixes may differ).", style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		required = false, persist = false)
	private File reference;

	@Parameter(label = "Output table", description = "The table, ending in .csv (file, slice, one column for each metric, notes) " +
		"or .json (with windows, models, units and summary).", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Image quality")
	private String summary;

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") && !QualityFiles.matching(text).isEmpty();
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("metrics", "input", "reference", "output"), seen(), rare());
	}

	@Override
	List<String> example() {
		return List.of("metrics=auto", "axis=axial", "input=scan.nii.gz", "output=quality.csv");
	}

	@Override
	protected void execute(final Monitor monitor) {
		checkTable(output);
		final QualityFiles files = new QualityFiles(input, reference);
		files.refuseOverwriting(output);
		final QualityRun run = prepare(reference != null, monitor);
		final List<MeasuredVolume> volumes = new ArrayList<>();
		final Map<String, String> failed = new LinkedHashMap<>();
		final int count = files.entries().size();
		final FilesMonitor each = new FilesMonitor(monitor, count);
		for (final QualityFiles.Entry file : files.entries()) {
			each.begin(file.name());
			try {
				volumes.addAll(measure(run, file, files, each));
			}
			catch (final CanceledException e) {
				throw e;
			}
			catch (final DdasrException e) {
				if (count == 1) throw e;
				failed.put(file.name(), e.getMessage());
			}
			each.end();
		}
		each.finish();
		finish(new QualityTable(run.options(), run.columns(), volumes, failed), count);
	}

	private static List<MeasuredVolume> measure(final QualityRun run, final QualityFiles.Entry file,
		final QualityFiles files, final Monitor monitor)
	{
		final VolumeSeries series = VolumeFiles.read(file.path(), monitor);
		final VolumeSeries truth = files.hasReference() ? VolumeFiles.read(files.reference(file), monitor) : null;
		return measure(run, file.name(), series, truth, ChosenPixels.NONE, monitor);
	}

	private void finish(final QualityTable table, final int files) {
		final int failed = table.failed().size();
		if (failed == files) throw new DdasrException(Messages.allFailed(files, table.failed().values().iterator().next()));
		save(table, output);
		table.summary().forEach(this::report);
		summary = String.join("\n", table.summary());
		if (failed > 0) throw new DdasrException(Messages.someFailed(failed, files, output.getPath()));
	}
}
