package io.github.ddasr.superresolution;

import java.util.List;
import java.util.Locale;

import net.imglib2.FinalInterval;
import net.imglib2.view.Views;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SliceImage;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Enlarges whole volumes, each held in memory as it is; the result goes to its sink plane by plane. */
final class VolumeEnlargement implements Enlargement {

	private static final double USUAL = 2;
	/** Copies of a volume at once: as it is, normalised; of a result that is compared: itself, its range, the change, and while these are made. */
	private static final int COPIES = 2, COMPARED_COPIES = 6;
	/** Slices on either side of the one that a preview shows. */
	private static final int AROUND = 12;

	private final VolumeEnlarger method;
	private final SuperResolutionOptions options;
	private final TrustOptions trust;
	private final MemoryBudget budget;

	/**
	 * @param method the open method
	 * @param options how to enlarge
	 * @param trust what is done besides
	 * @param budget memory for a volume
	 * @throws DdasrException if something is asked for that needs slices
	 */
	VolumeEnlargement(final VolumeEnlarger method, final SuperResolutionOptions options, final TrustOptions trust,
		final MemoryBudget budget)
	{
		if (trust.uncertainty()) throw slicesOnly("uncertainty=true");
		if (options.selfEnsemble()) throw slicesOnly("ensemble=true");
		this.method = method;
		this.options = options;
		this.trust = trust;
		this.budget = budget;
	}

	private static DdasrException slicesOnly(final String option) {
		return new DdasrException(option + " compares mirrored views of slices, but here whole volumes are enlarged. Leave it out, or choose a " +
			"method for slices and one number as scale.");
	}

	@Override
	public String description() {
		return method.description();
	}

	@Override
	public String name() {
		return method.name();
	}

	@Override
	public int together() {
		return 1;
	}

	@Override
	public Grid grid(final Volume source) {
		final Grid grid = options.sizing().grid(source, USUAL, true, true, true);
		for (int d = 0; d < 3; d++) if (source.dimensions()[d] == 1 && grid.size()[d] > 1) throw new DdasrException(source.name() +
			" has a single voxel along " + "xyz".charAt(d) + ", so nothing is known of what lies along it. Choose a method for slices, or a " +
			"scale of 1 there.");
		return grid;
	}

	@Override
	public WorkEstimate estimate(final VolumeSeries series) {
		final Volume first = series.first();
		final Grid grid = grid(first);
		final VolumeEnlarger.Footprint own = method.footprint(WholeRun.reversed(first.dimensions()), WholeRun.reversed(grid.size()));
		final long output = product(grid.size()) * series.size() * first.pixelType().bytes();
		return new VolumeWork(series.size(), first.dimensions(), grid.size(), heapBytes(first, grid), own.nativeBytes(), output);
	}

	private static long product(final long[] size) {
		return size[0] * size[1] * size[2];
	}

	private long heapBytes(final Volume source, final Grid grid) {
		final long own = method.footprint(WholeRun.reversed(source.dimensions()), WholeRun.reversed(grid.size())).heapBytes();
		return own + COPIES * Float.BYTES * product(source.dimensions()) + (trust.compares() ? COMPARED_COPIES * Float.BYTES * product(grid
			.size()) : 0);
	}

	/** Refuses what arrays cannot hold, and what memory cannot. */
	private void requireMemory(final Volume source, final Grid grid) {
		final long most = Integer.MAX_VALUE - 8;
		if (product(source.dimensions()) > most || trust.compares() && product(grid.size()) > most) throw new DdasrException(source.name() +
			" is too large to be enlarged as a whole" + (trust.compares() ? " and compared" : "") + ": the limit is 2147483639 voxels. " +
			"Crop it, or choose a method for slices.");
		// The budget is half of what is free: a single volume may take all of it.
		final long needed = heapBytes(source, grid), free = 2 * budget.heapBytes();
		if (needed > free) throw new DdasrException(String.format(Locale.ROOT, "%s enlarged as a whole needs %d MB of memory, but Java " +
			"has only %d MB left. Close images or give Java more memory (Edit > Options > Memory & Threads).", source.name(), needed >> 20,
			free >> 20));
	}

	@Override
	public void advise(final Volume first, final Monitor monitor) {
		method.advise(grid(first).factors(first), monitor);
	}

	@Override
	public void into(final List<Volume> sources, final List<VolumeSinks> sinks, final ConsistencySums sums, final Monitor monitor) {
		final Volume source = sources.get(0);
		final Grid grid = grid(source);
		requireMemory(source, grid);
		final PreparedVolume ready = PreparedVolume.of(source, options, method.usesWholeRange(), monitor);
		new WholeRun(method, trust, source, grid).into(ready, sinks.get(0), sums, monitor);
	}

	/** Of the slices near it alone, so that it does not take the time of the whole volume; what a method reads from further away is missing. */
	@Override
	public Volume preview(final Volume source, final int slice, final Monitor monitor) {
		final int d = source.geometry().dimensionOf(options.axis());
		final Grid grid = grid(source);
		final double[] factors = grid.factors(source);
		final long from = Math.max(0, slice - AROUND), to = Math.min(source.dimensions()[d] - 1, slice + AROUND);
		final long[] min = new long[3], max = Views.zeroMin(source.voxels()).maxAsLongArray(), size = grid.size();
		min[d] = from;
		max[d] = to;
		size[d] = Math.max(1, Math.round((to - from + 1) * factors[d]));
		final PreparedVolume whole = PreparedVolume.of(source, options, method.usesWholeRange(), monitor);
		final Volume part = source.with(Views.zeroMin(Views.interval(whole.valid().voxels(), new FinalInterval(min, max))), source.geometry());
		final PreparedVolume ready = new PreparedVolume(part, part, whole.foreground(), whole.window(), whole.clamp());
		final MemorySink sink = new MemorySink(size);
		final TrustOptions alone = new TrustOptions(trust.backProject(), false, false, trust.redegradation(), trust.tolerance(), trust.noise());
		new WholeRun(method, alone, part, new Grid(size, grid.asked())).into(ready, new VolumeSinks(sink), new ConsistencySums(alone), monitor);
		final long middle = Math.min(size[d] - 1, (long) ((slice - from + 0.5) * factors[d]));
		return new SliceImage(source, d).of(Slices.read(sink.voxels(), d, middle), (int) size[Slices.xDimension(d)], (int) size[Slices.yDimension(
			d)]);
	}
}
