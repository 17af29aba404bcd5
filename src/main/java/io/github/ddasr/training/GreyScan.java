package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.quality.GreyWindow;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;

/**
 * A scan on the scale of no-reference metrics: through its one window, from 0 to the 99.5th percentile inside
 * the brain mask, to 0 … 255.
 */
final class GreyScan {

	/** Words for a model's header. */
	static final String WINDOW = "0 to the 99.5th percentile of the foreground, per volume, to 0 … 255, clipped";

	/** Slices with less foreground show no more than the rim of the head. */
	private static final double LEAST_FOREGROUND = QualityOptions.USUAL_SKIP;

	/**
	 * The place of a slice.
	 *
	 * @param dimension the dimension that is cut: 0, 1 or 2
	 * @param index the plane's number
	 */
	record Place(int dimension, int index) {}

	private final String subject;
	private final TrainingVolume volume;
	private final BrainMask mask;
	private final double upper;

	private GreyScan(final String subject, final TrainingVolume volume, final BrainMask mask, final double upper) {
		this.subject = subject;
		this.volume = volume;
		this.mask = mask;
		this.upper = upper;
	}

	/**
	 * @param source a file or a part of it
	 * @param monitor told which file is read
	 * @return one per volume in the file
	 * @throws DdasrException if it cannot be read, or there is nothing in it to learn from
	 */
	static List<GreyScan> load(final TrainingSource source, final Monitor monitor) {
		return source.load(monitor).stream().map(v -> of(source.file().toString(), v, monitor)).toList();
	}

	private static GreyScan of(final String subject, final TrainingVolume volume, final Monitor monitor) {
		final Foreground foreground = Foreground.of(volume.volume().voxels(), monitor);
		final BrainMask mask = BrainMask.of(volume.volume(), foreground, monitor);
		final double upper = GreyWindow.usualWhite(volume.volume(), mask, monitor);
		if (!(upper > 0)) {
			throw new DdasrException(subject + " has no positive values inside the head, but magnitudes are needed. Leave " +
				"it out, or shift its values so that air is 0.");
		}
		return new GreyScan(subject, volume, mask, upper);
	}

	/** Whom it shows: the path of its file, so that parts of one file are one subject. */
	String subject() {
		return subject;
	}

	/**
	 * @param axes directions
	 * @return all slices along them that have a tenth of foreground at least
	 */
	List<Place> places(final List<Axis> axes) {
		final List<Place> places = new ArrayList<>();
		for (final Axis axis : axes) {
			final int dimension = volume.volume().geometry().dimensionOf(axis);
			for (int k = 0; k < volume.slices(dimension); k++) {
				final boolean[] inside = mask.plane(dimension, k);
				int n = 0;
				for (final boolean b : inside) if (b) n++;
				if (n >= LEAST_FOREGROUND * inside.length) places.add(new Place(dimension, k));
			}
		}
		return places;
	}

	/**
	 * @param place one of {@link #places}
	 * @return the whole slice, its greys not clipped
	 */
	GreyCut slice(final Place place) {
		final var voxels = volume.volume().voxels();
		final float[] values = Slices.read(voxels, place.dimension(), place.index());
		for (int i = 0; i < values.length; i++) values[i] = (float) (values[i] * GreyWindow.WHITE / upper);
		return new GreyCut(values, mask.plane(place.dimension(), place.index()), Slices.width(voxels, place.dimension()),
			Slices.height(voxels, place.dimension()));
	}
}
