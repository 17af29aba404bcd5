package io.github.ddasr.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.downsampling.CoarseGrid;
import io.github.ddasr.downsampling.LostAnatomy;
import io.github.ddasr.downsampling.PairLine;
import io.github.ddasr.downsampling.PairMaker;
import io.github.ddasr.downsampling.PairMaker.Pair;
import io.github.ddasr.downsampling.PairTable;
import io.github.ddasr.downsampling.TextureCheck;
import io.github.ddasr.downsampling.TextureFiles;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.view.Views;

/**
 * Makes a pair of each high-resolution file: {@code lr/NAME.nii.gz}, {@code hr/NAME.nii.gz}, and in {@code pairs/NAME.csv} the
 * list of its slices, of which {@link #writeTable} makes that of the set.
 */
public final class SynthesisTask implements BatchTask {

	private static final String LISTS = "pairs";

	private final Map<String, String> parameters;
	private final Path folder;
	private final CoarseGrid grid;
	private final boolean asFloat;
	private final LostAnatomy anatomy = new LostAnatomy();
	private PairMaker maker;
	private PairTable.Run run;
	private TextureFiles.Domain domain;

	/**
	 * @param parameters what decides the result, key by key
	 * @param folder the output folder
	 * @param grid what becomes coarser
	 * @param asFloat whether both halves are 32-bit floating point instead of the input's own type
	 */
	public SynthesisTask(final Map<String, String> parameters, final Path folder, final CoarseGrid grid, final boolean asFloat) {
		this.parameters = parameters;
		this.folder = folder;
		this.grid = grid;
		this.asFloat = asFloat;
	}

	/**
	 * Gives what planning does not need.
	 *
	 * @param pairs makes the pairs
	 * @param common what the lists say of all slices
	 * @param texture the low-resolution domain, or null if none is looked at
	 */
	public void open(final PairMaker pairs, final PairTable.Run common, final TextureFiles.Domain texture) {
		maker = pairs;
		run = common;
		domain = texture;
	}

	/**
	 * @param files scans
	 * @return what changes when one of them does, or their list; the same wherever they lie
	 */
	public static String stampOf(final List<BatchCase> files) {
		final String all = files.stream().map(f -> f.name() + " " + LedgerEntry.stampOf(f.input())).collect(Collectors.joining("\n"));
		return files.size() + (files.size() == 1 ? " file, " : " files, ") + Long.toHexString(Ledger.hash(all));
	}

	@Override
	public String parameters() {
		return parameters.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
	}

	@Override
	public List<Path> outputs(final BatchCase file) {
		return List.of(half(PairTable.LOW, file), half(PairTable.HIGH, file), list(file));
	}

	private Path half(final String name, final BatchCase file) {
		return OutputNames.of(folder.resolve(name), file, ".nii.gz");
	}

	private Path list(final BatchCase file) {
		return OutputNames.of(folder.resolve(LISTS), file, ".csv");
	}

	@Override
	public void run(final BatchCase file, final Monitor monitor) {
		final Path low = half(PairTable.LOW, file), high = half(PairTable.HIGH, file);
		// A folder that has gone, as with its disk, is not made anew.
		if (Files.isDirectory(folder)) outputs(file).forEach(output -> makeFolder(output.getParent()));
		VolumeFiles.checkOutput(low, file.input());
		VolumeFiles.checkOutput(high, file.input());
		final VolumeSeries fine = VolumeFiles.read(file.input(), monitor);
		if (domain != null) TextureCheck.check(fine, grid, domain, monitor);
		final Volume cells = grid.wholeCells(fine.first());
		final List<PairLine> lines = new ArrayList<>();
		try (SeriesSink lows = sink(low, fine, grid.size(cells), grid.geometry(cells), monitor);
				SeriesSink highs = sink(high, fine, cells.dimensions(), cells.geometry(), monitor))
		{
			for (int i = 0; i < fine.size(); i++) {
				final Pair pair = maker.make(fine.volumes().get(i), file.name(), i, monitor);
				lines.addAll(pair.slices());
				copy(pair.storedLow(), lows.volume(i), monitor);
				copy(pair.storedHigh(), highs.volume(i), monitor);
			}
			lows.commit();
			highs.commit();
		}
		PairTable.write(list(file), run, InputFiles.slashes(folder.resolve(PairTable.HIGH).relativize(high)), lines);
		anatomy.add(file.name(), lines);
	}

	/** @return where the anatomy got lost in the pairs that were made so far */
	public LostAnatomy anatomy() {
		return anatomy;
	}

	private SeriesSink sink(final Path target, final VolumeSeries fine, final long[] size, final Geometry geometry,
		final Monitor monitor)
	{
		return VolumeFiles.create(target, fine, size, geometry, asFloat ? PixelType.FLOAT32 : fine.first().pixelType(), null, monitor);
	}

	private static void copy(final Volume volume, final SlabSink sink, final Monitor monitor) {
		final long[] size = volume.dimensions();
		for (long z = 0; z < size[2]; z++) {
			monitor.checkCanceled("writing " + volume.name());
			sink.write(Views.zeroMin(Views.interval(volume.voxels(), new long[] { 0, 0, z }, new long[] { size[0] - 1, size[1] - 1, z })), 2, z);
		}
		sink.commit();
	}

	/** Makes the list of the whole set of those of its files; an older one is replaced. */
	public void writeTable() {
		final Path lists = folder.resolve(LISTS);
		if (Files.isDirectory(lists)) PairTable.merge(() -> listsIn(lists), folder.resolve(PairTable.NAME));
	}

	private static List<Path> listsIn(final Path lists) {
		try (Stream<Path> all = Files.walk(lists)) {
			return all.filter(f -> f.toString().endsWith(".csv") && Files.isRegularFile(f)).sorted(Comparator.comparing(f -> InputFiles
				.slashes(lists.relativize(f)))).toList();
		}
		catch (final IOException | UncheckedIOException e) {
			throw new DdasrException("The folder " + lists + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
		}
	}

	private static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw BatchErrors.noNewFolder(folder, e);
		}
	}
}
