package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.BatchOptions;
import io.github.ddasr.batch.BatchRun;
import io.github.ddasr.batch.BatchSummary;
import io.github.ddasr.batch.CaseState;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.batch.QualityTask;
import io.github.ddasr.batch.Shard;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualityTable;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Measures the quality of image files into a table. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Image Quality of Files...", description = "Measures the quality of " +
	"the slices of image files, alone or against references, and writes a table with one row for each slice.")
public class ImageQualityOfFiles extends QualityCommand {

	/** What does not change a figure. */
	private static final Set<String> NOT_IN_RECORD = Set.of("shard", "dry", "download");
	private static final String PARTS = ".parts";

	@Parameter(label = "Shard (i/n, empty = all)", description = "Share of the files that this process measures, such as 3/8 for the " +
		"third of eight; the last process writes the table. Processes with one output need none: each file is measured once.",
		required = false, persist = false)
	private String shard = "";

	@Parameter(label = "Dry run (only says what would be done)", description = "Lists the files and whether each is measured " +
		"already, and writes nothing.", persist = false)
	private boolean dry;

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
		return key.equals("input") && !InputFiles.matching(text).isEmpty();
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("metrics", "input", "reference", "output"), seen(), Section.of("Files", "dry", "shard"), rare());
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
		final Shard share = Shard.parse(shard);
		final QualityRun run = prepare(reference != null, monitor);
		final List<BatchCase> cases = files.entries();
		if (cases.size() > 1 || dry || share.count() > 1) measureAll(run, files, share, monitor);
		else write(new QualityTable(run.options(), run.columns(), measure(run, cases.get(0), files, monitor), Map.of()));
	}

	private void measureAll(final QualityRun run, final QualityFiles files, final Shard share, final Monitor monitor) {
		final Path parts = output.toPath().resolveSibling(output.getName() + PARTS);
		final String models = run.columns().stream().map(c -> c.key() + ": " + c.description()).collect(Collectors.joining("; "));
		final QualityTask task = new QualityTask(parts, settings(NOT_IN_RECORD) + " reference=" + reference + " (" + models + ")", //
			(file, m) -> measure(run, file, files, m), files.hasReference() ? files::reference : null);
		final BatchRun batch = new BatchRun(task, new BatchOptions(parts, share, true));
		if (dry) {
			batch.preview(files.entries()).lines().forEach(this::report);
			return;
		}
		batch.check(files.entries());
		if (!parts.toFile().isDirectory() && !parts.toFile().mkdir()) throw new DdasrException(Messages.noNewFolder(parts.toString()));
		final int failed = batch.run(files.entries(), monitor).in(CaseState.FAILED).size();
		if (!assemble(run, task, files.entries()) && failed > 0) throw new IncompleteException(QualityMessages.failedSoFar(failed));
	}

	/** The table of all files, also of those that other processes measured, once none is left; false if some are. */
	private boolean assemble(final QualityRun run, final QualityTask task, final List<BatchCase> cases) {
		final BatchOptions whole = new BatchOptions(task.folder(), Shard.WHOLE, true);
		final BatchSummary standing = new BatchRun(task, whole).preview(cases);
		final int open = standing.in(CaseState.OPEN).size();
		// Two processes may both have seen the last file done; the first that has written the table removes what it was made of.
		if (!whole.output().toFile().isDirectory()) report(QualityMessages.writtenElsewhere(output.getPath()));
		else if (open > 0) report(QualityMessages.notDoneYet(open));
		else assemble(run, task, standing, cases.size());
		return open == 0;
	}

	private void assemble(final QualityRun run, final QualityTask task, final BatchSummary standing, final int files) {
		final List<MeasuredVolume> volumes = standing.in(CaseState.THERE).stream().flatMap(r -> task.figures(r.file()).stream())
			.toList();
		final Map<String, String> failed = new LinkedHashMap<>();
		standing.in(CaseState.FAILED).forEach(r -> failed.put(r.file().name(), r.message()));
		if (volumes.isEmpty()) {
			task.removeFolder();
			throw new DdasrException(QualityMessages.allFailed(files, failed.values().iterator().next()));
		}
		write(new QualityTable(run.options(), run.columns(), volumes, failed));
		if (!failed.isEmpty()) throw new IncompleteException(QualityMessages.someFailed(failed.size(), files, output.getPath()));
		task.removeFolder();
	}

	private static List<MeasuredVolume> measure(final QualityRun run, final BatchCase file, final QualityFiles files,
		final Monitor monitor)
	{
		final VolumeSeries series = VolumeFiles.read(file.input(), monitor);
		final VolumeSeries truth = files.hasReference() ? VolumeFiles.read(files.reference(file), monitor) : null;
		return measure(run, file.name(), series, truth, ChosenPixels.NONE, monitor);
	}

	private void write(final QualityTable table) {
		save(table, output);
		table.summary().forEach(this::report);
		summary = String.join("\n", table.summary());
	}
}
