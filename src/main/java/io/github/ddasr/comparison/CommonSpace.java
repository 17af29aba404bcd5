package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * Volumes of different voxel sizes in one space. Where all of them say where they lie in the world, and their axes
 * agree, they lie there; else outer corner on outer corner. A volume without a voxel size is taken to fill the first
 * one's field of view.
 */
public final class CommonSpace {

	/** Cosines that differ by less belong to one direction. */
	private static final double SAME_DIRECTION = 1e-3;
	/** Volumes that share less of their field of view are not taken to lie where their files say. */
	private static final double LEAST_OVERLAP = 0.5;

	private final List<PlacedVolume> volumes;

	private CommonSpace(final List<PlacedVolume> volumes) {
		this.volumes = List.copyOf(volumes);
	}

	/**
	 * @param names how the volumes are called
	 * @param volumes at least one
	 * @param monitor is warned where a position in the world cannot be used
	 * @return the volumes in the space of the first one
	 */
	public static CommonSpace of(final List<String> names, final List<Volume> volumes, final Monitor monitor) {
		final List<PlacedVolume> placed = new ArrayList<>();
		final PlacedVolume first = new PlacedVolume(names.get(0), volumes.get(0), new double[3], volumes.get(0).geometry()
			.spacing());
		placed.add(first);
		final boolean inWorld = volumes.stream().allMatch(v -> v.geometry().isPlaced() && v.geometry().isCalibrated());
		final boolean measured = volumes.stream().allMatch(v -> v.geometry().isCalibrated());
		for (int i = 1; i < volumes.size(); i++) {
			final Volume volume = volumes.get(i);
			final double[] spacing = measured ? volume.geometry().spacing() : filling(volume, first);
			final PlacedVolume atCorner = new PlacedVolume(names.get(i), volume, new double[3], spacing);
			placed.add(inWorld ? inWorld(first, atCorner, monitor) : atCorner);
		}
		return new CommonSpace(placed);
	}

	/** @return the volumes in order */
	public List<PlacedVolume> volumes() {
		return volumes;
	}

	/** @return the volume with the thinnest slices: its slices are the steps in which one goes through all of them */
	public PlacedVolume finest() {
		PlacedVolume finest = volumes.get(0);
		for (final PlacedVolume v : volumes) if (v.spacing(2) < finest.spacing(2)) finest = v;
		return finest;
	}

	/** @return the side of the smallest pixel of a slice in mm */
	public double finestPixel() {
		return volumes.stream().mapToDouble(v -> Math.min(v.spacing(0), v.spacing(1))).min().orElseThrow();
	}

	/** @return the smallest rectangle that holds the slices of all images */
	public Field field() {
		return new Field(begin(0), begin(1), end(0), end(1));
	}

	private double begin(final int dimension) {
		return volumes.stream().mapToDouble(v -> v.begin(dimension)).min().orElseThrow();
	}

	private double end(final int dimension) {
		return volumes.stream().mapToDouble(v -> v.end(dimension)).max().orElseThrow();
	}

	private static double[] filling(final Volume volume, final PlacedVolume first) {
		final double[] spacing = new double[3];
		for (int d = 0; d < 3; d++) spacing[d] = first.end(d) / volume.voxels().dimension(d);
		return spacing;
	}

	private static PlacedVolume inWorld(final PlacedVolume first, final PlacedVolume atCorner, final Monitor monitor) {
		final double[][] a = first.volume().geometry().affine(), b = atCorner.volume().geometry().affine();
		final String names = "\"" + first.name() + "\" and \"" + atCorner.name() + "\" ";
		final String instead = " They are laid corner on corner.";
		final double[] shift = new double[3];
		for (int d = 0; d < 3; d++) {
			final double[] u = direction(a, d), v = direction(b, d);
			for (int w = 0; w < 3; w++) {
				if (Math.abs(u[w] - v[w]) > SAME_DIRECTION) {
					monitor.warn(names + "have axes of different directions." + instead);
					return atCorner;
				}
				shift[d] += u[w] * (corner(b, w) - corner(a, w));
			}
		}
		final PlacedVolume placed = new PlacedVolume(atCorner.name(), atCorner.volume(), shift, spacing(atCorner));
		if (overlap(first, placed) >= LEAST_OVERLAP) return placed;
		monitor.warn(names + "lie at different places in the world, by what their files say." + instead);
		return atCorner;
	}

	private static double[] spacing(final PlacedVolume v) {
		return new double[] { v.spacing(0), v.spacing(1), v.spacing(2) };
	}

	private static double[] direction(final double[][] affine, final int d) {
		final double length = Math.sqrt(affine[0][d] * affine[0][d] + affine[1][d] * affine[1][d] + affine[2][d] *
			affine[2][d]);
		return new double[] { affine[0][d] / length, affine[1][d] / length, affine[2][d] / length };
	}

	/** World coordinate of the outer corner of the first voxel. */
	private static double corner(final double[][] affine, final int w) {
		return affine[w][3] - (affine[w][0] + affine[w][1] + affine[w][2]) / 2;
	}

	/** The smallest share of the smaller field of view that both have, over the three dimensions. */
	private static double overlap(final PlacedVolume a, final PlacedVolume b) {
		double least = 1;
		for (int d = 0; d < 3; d++) {
			final double common = Math.min(a.end(d), b.end(d)) - Math.max(a.begin(d), b.begin(d));
			least = Math.min(least, common / Math.min(a.end(d) - a.begin(d), b.end(d) - b.begin(d)));
		}
		return least;
	}
}
