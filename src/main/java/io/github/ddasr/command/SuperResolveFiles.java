package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
import io.github.ddasr.batch.BidsDataset;
import io.github.ddasr.batch.BidsDerivative;
import io.github.ddasr.batch.CaseState;
import io.github.ddasr.batch.EnlargementTask;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.batch.InputFolders;
import io.github.ddasr.batch.Ledger;
import io.github.ddasr.batch.Shard;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Enlarges many files, one after the other, and goes on where it stopped when it is run again. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Super-Resolve Files...", initializer = "initChoices",
	description = "Makes many MR scans finer, from folder to folder. A run that was stopped goes on where it stood, " +
		"and several processes may share one output folder.")
public class SuperResolveFiles extends ScalingCommand {

	/** What does not change a result, or not by more than the device does. */
	private static final Set<String> NOT_IN_RECORD = Set.of("device", "recursive", "shard", "dry", "overwrite");

	@Parameter(label = "Type of numbers", description = "Number format of the results: that of each input, or 32-bit floating point.",
		choices = { "input", "float32" }, persist = false)
	private String type = "input";

	@Parameter(label = "Recursive (folders within folders, too)", description = "Whether folders within the input folder are " +
		"searched, too; the output has the same folders.", persist = false)
	private boolean recursive = true;

	@Parameter(label = "Shard (i/n, empty = all)", description = "Share of the files that this process takes, such as 3/8 for the " +
		"third of eight. Processes that share an output folder need none: each file is done once.", required = false,
		persist = false)
	private String shard = "";

	@Parameter(label = "Dry run (only says what would be done)", description = "Lists the files and what would become of each, and " +
		"writes nothing.", persist = false)
	private boolean dry;

	@Parameter(label = "Overwrite files that are there", description = "Replaces files in the output folder that were made with " +
		"other settings, or by somebody else. Inputs are never overwritten.", persist = false)
	private boolean overwrite;

	@Parameter(label = "Input scans", description = "Scans (NIfTI, TIFF, DICOM), folders of them, or names with * and ?. A BIDS data " +
		"set gives a BIDS derivative of its anatomical scans.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Output folder", description = "Takes the results, under the names of the inputs, and a ledger of what was " +
		"done. It is made if its parent folder is there.", style = FileWidget.DIRECTORY_STYLE + "," + FileWidget.SAVE_STYLE,
		persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Super-resolved files")
	private String summary;

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "scale", "spacing", "size", "axis", "input", "output"), Section.of("Files", "recursive", "overwrite", "dry",
			"shard"), trust(), rare("type"));
	}

	@Override
	List<String> example() {
		return List.of("model=srn-x2-small", "axis=axial", "input=scans", "output=fine");
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") ? !InputFiles.matching(text).isEmpty() : super.accepts(key, text);
	}

	@Override
	protected void execute(final Monitor monitor) {
		final BatchOptions options = new BatchOptions(output.toPath(), Shard.parse(shard), overwrite);
		final BidsDataset bids = input.length == 1 ? BidsDataset.of(input[0].toPath()).orElse(null) : null;
		final List<BatchCase> cases = InputFiles.find(input, lister(bids));
		final BidsDerivative derivative = bids == null ? null : new BidsDerivative(bids, options.output(), scale().label(usualScale()), Descriptions
			.withoutFolder(model()));
		final EnlargementTask task = new EnlargementTask(record(), type.equals("float32"), maps(), options.output(), derivative);
		final BatchRun run = new BatchRun(task, options);
		if (derivative != null) derivative.check();
		if (dry) tell(run.preview(cases));
		else run(run, task, derivative, cases, monitor);
	}

	private Map<String, String> record() {
		final Map<String, String> record = settings(NOT_IN_RECORD);
		withoutUnusedTrust(record);
		withoutUnusedScale(record);
		final String checksum = Models.checksum(model());
		if (!checksum.isEmpty()) record.put("sha256", checksum);
		return record;
	}

	private Function<Path, List<Path>> lister(final BidsDataset bids) {
		if (bids != null) return folder -> bids.scans(VolumeFiles.list(folder, true));
		return InputFolders.lister(output.toPath(), recursive);
	}

	private void run(final BatchRun run, final EnlargementTask task, final BidsDerivative derivative, final List<BatchCase> cases,
		final Monitor monitor)
	{
		run.check(cases);
		// A network is opened, and its natives asked for, only where there is something to do.
		final BatchSummary standing = run.preview(cases);
		if (standing.in(CaseState.OPEN, CaseState.FAILED).isEmpty()) {
			tell(standing);
			return;
		}
		enlarge(monitor, enlargement -> {
			task.open(enlargement);
			if (!output.isDirectory() && !output.mkdir()) throw new DdasrException(Messages.noNewFolder(output.getPath()));
			if (derivative != null) derivative.writeDescription();
			finish(run.run(cases, monitor));
		});
	}

	private void finish(final BatchSummary done) {
		tell(done);
		final int failed = done.in(CaseState.FAILED).size();
		if (failed == 0) return;
		throw new IncompleteException(Messages.someFilesFailed(failed, done.results().size(), output.toPath().resolve(Ledger.NAME)
			.toString()));
	}

	private void tell(final BatchSummary done) {
		done.lines().forEach(this::report);
		summary = String.join("\n", done.lines());
		final int blocked = done.in(CaseState.BLOCKED).size();
		if (blocked > 0) throw new IncompleteException(Messages.wouldBeRefused(blocked));
	}
}
