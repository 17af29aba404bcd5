package io.github.ddasr.superresolution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SliceImage;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Enlarges volumes slice by slice; the axis of the slices keeps its size. */
final class SliceEnlargement implements Enlargement {

	/** What methods for any scale enlarge by where nothing was asked for. */
	private static final double USUAL = 2;

	private final Enlarger method;
	private final SuperResolutionOptions options;
	private final TrustOptions trust;
	private final MemoryBudget budget;

	/**
	 * @param method a {@link SliceEnlarger} or {@link ScaleEnlarger}
	 * @param options how to enlarge
	 * @param trust what is done besides
	 * @param budget memory for slabs
	 */
	SliceEnlargement(final Enlarger method, final SuperResolutionOptions options, final TrustOptions trust, final MemoryBudget budget) {
		this.method = method;
		this.options = options;
		this.trust = trust;
		this.budget = budget;
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
		return method instanceof ScaleEnlarger any ? any.channels() : ((SliceEnlarger) method).channels();
	}

	@Override
	public Grid grid(final Volume source) {
		final int across = source.geometry().dimensionOf(options.axis());
		final boolean[] alongSlices = { across != 0, across != 1, across != 2 };
		final double usual = method instanceof SliceEnlarger fixed ? fixed.factor() : USUAL;
		final Grid grid = options.sizing().grid(source, usual, alongSlices);
		final long[] size = source.dimensions();
		final boolean fits = method instanceof ScaleEnlarger || grid.size()[Slices.xDimension(across)] == usual * size[Slices.xDimension(across)] &&
			grid.size()[Slices.yDimension(across)] == usual * size[Slices.yDimension(across)];
		if (!fits || grid.size()[across] != size[across]) throw otherGrid(source, grid);
		return grid;
	}

	private DdasrException otherGrid(final Volume source, final Grid grid) {
		final String can = method instanceof SliceEnlarger fixed ? "by " + fixed.factor() : "by any number";
		final String others = method.others().isEmpty() ? "" : " Choose one that does it: " + String.join(", ", method.others()) + ".";
		final String axis = options.axis().name().toLowerCase(Locale.ROOT);
		return new DdasrException(method.name() + " enlarges both sides of " + axis + " slices " + can + " and keeps " +
			"their distance, but " + options.scale() + " makes " + words(source.dimensions()) + " voxels of " + source.name() + " into " + words(grid
				.size()) + "." + others);
	}

	private static String words(final long[] size) {
		return size[0] + " × " + size[1] + " × " + size[2];
	}

	@Override
	public WorkEstimate estimate(final VolumeSeries series) {
		final Volume first = series.first();
		final int dimension = first.geometry().dimensionOf(options.axis());
		final int w = Slices.width(first.voxels(), dimension), h = Slices.height(first.voxels(), dimension);
		final long n = Math.multiplyExact(first.voxels().dimension(dimension), (long) series.size());
		final SliceEnlarger ready = ready(first, Monitor.NONE);
		final SlabSize slab = SlabSize.of(ready, w, h, trust, budget);
		final long output = n * ready.newWidth(w) * ready.newHeight(h) * first.pixelType().bytes();
		return new SliceWork(n, w, h, ready.newWidth(w), ready.newHeight(h), ready.footprint(w, h), slab.bytes(), output);
	}

	/** The method for slices of a volume. */
	private SliceEnlarger ready(final Volume source, final Monitor monitor) {
		final Grid grid = grid(source);
		if (method instanceof SliceEnlarger fixed) return fixed;
		final int across = source.geometry().dimensionOf(options.axis());
		final int x = Slices.xDimension(across), y = Slices.yDimension(across);
		final double asked = grid.asked()[x] == grid.asked()[y] ? grid.asked()[x] : Double.NaN;
		final int width = (int) source.dimensions()[x], height = (int) source.dimensions()[y];
		final SliceEnlarger ready = ((ScaleEnlarger) method).to(width, height, (int) grid.size()[x], (int) grid.size()[y], asked, monitor);
		final boolean mirrors = options.selfEnsemble() || trust.uncertainty();
		if (mirrors && !ready.canMirror(width, height)) throw new DdasrException("Mirrored views of slices of " + width + " × " + height +
			" pixels would be shifted against each other, since " + options.scale() + " gives no whole number of pixels and " + method.name() +
			" counts them from one corner. Leave out ensemble=true and uncertainty=true, or choose another scale.");
		return options.selfEnsemble() ? new SelfEnsemble(ready) : ready;
	}

	@Override
	public void advise(final Volume first, final Monitor monitor) {
		ready(first, monitor);
	}

	@Override
	public void into(final List<Volume> sources, final List<VolumeSinks> sinks, final ConsistencySums sums, final Monitor monitor) {
		final long[] size = sources.get(0).dimensions();
		if (!sources.stream().allMatch(s -> Arrays.equals(size, s.dimensions()))) throw new IllegalArgumentException("sizes differ");
		new VolumeRun(ready(sources.get(0), Monitor.NONE), options, trust, budget, sources).into(sinks, sums, monitor);
	}

	@Override
	public Volume preview(final Volume source, final int slice, final Monitor monitor) {
		if (together() > 1) throw new DdasrException("A preview shows one volume, but the model reads " + together() +
			" together. Run it without a preview.");
		final int dimension = source.geometry().dimensionOf(options.axis());
		final int width = Slices.width(source.voxels(), dimension), height = Slices.height(source.voxels(), dimension);
		final SliceEnlarger ready = ready(source, monitor);
		final float[] pixels = new VolumeRun(ready, options, trust, budget, List.of(source)).slice(slice, monitor);
		return new SliceImage(source, dimension).of(pixels, ready.newWidth(width), ready.newHeight(height));
	}
}
