package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.downsampling.PixelSizes;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;

/** The slices of one domain that have something in them, read when they are asked for. */
final class DomainSlices {

	private static final double LEAST_CONTENT = 0.1;

	private record Place(TrainingVolume volume, int dimension, int index) {}

	private final List<Place> places = new ArrayList<>();
	private final List<Integer> sizes = new ArrayList<>();
	private final PixelSizes pixels = new PixelSizes();
	private final Kernel kernel;
	private final int enlargement;
	private final ResamplingMatrices matrices = new ResamplingMatrices();

	/**
	 * @param name of the domain, for messages
	 * @param volumes its volumes
	 * @param axis direction of the slices
	 * @param enlargement new pixels per pixel, 1 to leave them
	 * @param kernel how slices are enlarged
	 */
	DomainSlices(final String name, final List<TrainingVolume> volumes, final Axis axis, final int enlargement,
		final Kernel kernel)
	{
		this.enlargement = enlargement;
		this.kernel = kernel;
		for (final TrainingVolume v : volumes) {
			final int dimension = v.volume().geometry().dimensionOf(axis), before = places.size();
			for (int k = 0; k < v.slices(dimension); k++) {
				if (v.content(v.slice(dimension, k, 1)) >= LEAST_CONTENT) places.add(new Place(v, dimension, k));
			}
			if (places.size() == before) continue;
			sizes.add(places.size() - before);
			pixels.add(v.volume(), dimension);
		}
		if (places.isEmpty()) throw new DdasrException("The " + name +
			" scans have no slice along the chosen axis with anything in it. Choose another axis, or other scans.");
	}

	/** Number of slices of each scan; slices are counted from scan to scan. */
	int[] sizes() {
		return sizes.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Median side of a pixel in mm, before slices are enlarged; NaN if no scan says its own. */
	double pixelSize() {
		return pixels.median();
	}

	/** A slice in its volume's window from zero, clamped to 0 … 1. */
	TrainingVolume.Slice get(final int index) {
		final Place p = places.get(index);
		final TrainingVolume.Slice s = p.volume().slice(p.dimension(), p.index(), 1);
		final float[] values = new float[s.image().length];
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, Math.min(1, p.volume().window().fromZero().normalise(s.image()[i])));
		}
		if (enlargement == 1) return new TrainingVolume.Slice(values, s.width(), s.height());
		final int w = enlargement * s.width(), h = enlargement * s.height();
		return new TrainingVolume.Slice(Resampler.apply(values, s.width(), s.height(), matrices.of(kernel, s.width(), w), matrices
			.of(kernel, s.height(), h)), w, h);
	}
}
