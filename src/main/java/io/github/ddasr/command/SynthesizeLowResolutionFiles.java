package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
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
import io.github.ddasr.batch.CaseState;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.batch.InputFolders;
import io.github.ddasr.batch.Ledger;
import io.github.ddasr.batch.Shard;
import io.github.ddasr.batch.SynthesisTask;
import io.github.ddasr.downsampling.PairTable;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Makes a data set of pairs, low and high resolution, of high-resolution scans. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Synthesize Low Resolution Files...", initializer = "initChoices",
	description = "Makes pairs of low and high resolution of your high-resolution scans, with the look of your low-resolution ones " +
		"where the method takes it, for Train SRN to learn from. A run that was stopped goes on where it stood, and several processes " +
		"may share one output folder.")
public class SynthesizeLowResolutionFiles extends SynthesisCommand {

	/** What does not change a result, or not by more than the device does. */
	private static final Set<String> NOT_IN_RECORD = Set.of("device", "recursive", "shard", "dry", "overwrite");

	@Parameter(label = "Type of numbers", description = "Number format of the pairs: 32-bit floating point, which loses nothing, or that " +
		"of each input.", choices = { "float32", "input" }, persist = false)
	private String type = "float32";

	@Parameter(label = "Recursive (folders within folders, too)", description = "Whether folders within the folders of scans are " +
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

	@Parameter(label = "Input scans", description = "High-resolution scans (NIfTI, TIFF, DICOM), folders of them, or names with * and ?.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Texture (low-resolution scans)", description = "Scans of the low-resolution domain, folders of them, or names with * " +
		"and ?, for methods that imitate their look. They need not show the same people.",
		style = FileListWidget.FILES_AND_DIRECTORIES, required = false, persist = false)
	private File[] texture;

	@Parameter(label = "Output folder", description = "Takes the pairs as hr/NAME.nii.gz and lr/NAME.nii.gz, the list pairs.csv of all " +
		"slices, and a ledger of what was done. It is made if its parent folder is there.", style = FileWidget.DIRECTORY_STYLE +
			"," + FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Pairs")
	private String summary;

	@Override
	List<Section> sections() {
		final List<Section> all = new ArrayList<>(List.of(Section.main("method", "factor", "axis", "input", "texture", "output"), //
			Section.of("Files", "recursive", "overwrite", "dry", "shard")));
		all.addAll(simulation("type"));
		return all;
	}

	@Override
	List<String> example() {
		return List.of("method=k-space", "factor=2", "noise=0.02", "input=good-scans", "output=pairs");
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") ? !InputFiles.matching(text).isEmpty() : super.accepts(key, text);
	}

	@Override
	protected void execute(final Monitor monitor) {
		final BatchOptions options = new BatchOptions(output.toPath(), Shard.parse(shard), overwrite);
		final Function<Path, List<Path>> lister = InputFolders.lister(output.toPath(), recursive);
		final List<BatchCase> cases = InputFiles.find(input, lister), domain = textureFiles(texture, lister);
		refuseTextureInOutput(domain);
		final String checksum = methods().checksum(method());
		final SynthesisTask task = new SynthesisTask(record(checksum, domain), output.toPath(), grid(), type.equals("float32"));
		final BatchRun run = new BatchRun(task, options);
		if (dry) tell(run.preview(cases));
		else run(run, task, cases, domain, checksum, monitor);
	}

	private void refuseTextureInOutput(final List<BatchCase> domain) {
		final Path results = output.toPath().toAbsolutePath().normalize();
		if (domain.stream().anyMatch(c -> c.input().toAbsolutePath().normalize().startsWith(results))) {
			throw new UsageException(SynthesisMessages.textureIsOutput(output.toPath()));
		}
	}

	private Map<String, String> record(final String checksum, final List<BatchCase> domain) {
		final Map<String, String> record = settings(NOT_IN_RECORD);
		if (!checksum.isEmpty()) record.put("sha256", checksum);
		if (!domain.isEmpty()) record.put("texture", SynthesisTask.stampOf(domain));
		return record;
	}

	private void run(final BatchRun run, final SynthesisTask task, final List<BatchCase> cases, final List<BatchCase> domain,
		final String checksum, final Monitor monitor)
	{
		run.check(cases);
		if (texture != null && texture.length > 0 && domain.isEmpty()) monitor.note(SynthesisMessages.textureNotUsed(method()));
		// A network is opened, and the low-resolution scans are read, only where there is something to do.
		final BatchSummary standing = run.preview(cases);
		if (standing.in(CaseState.OPEN, CaseState.FAILED).isEmpty()) {
			task.writeTable();
			tell(standing);
			return;
		}
		open(domain, monitor, (maker, look) -> {
			task.open(maker, new PairTable.Run(Descriptions.withoutFolder(method()), checksum, factor(), seed(), look == null ? Texture.NONE
				: look.texture()), look);
			if (!output.isDirectory() && !output.mkdir()) throw new DdasrException(Messages.noNewFolder(output.getPath()));
			try {
				finish(run.run(cases, monitor));
			}
			finally {
				// Also of what was done before a cancel.
				task.writeTable();
				tellOf(task.anatomy(), monitor);
			}
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
