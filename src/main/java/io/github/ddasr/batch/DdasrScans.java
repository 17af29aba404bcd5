package io.github.ddasr.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.ddasr.downsampling.TextureCheck;
import io.github.ddasr.downsampling.TextureFiles;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.training.HeldOut;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * The good scans of a training from two folders, and what is set aside of them to judge the result: every tenth subject, at
 * least one; of fewer than three subjects the slices in the middle of each scan. Nothing that is set aside is learned from, in no stage.
 *
 * @param all the good scans
 * @param judged those that are set aside; none where slices are
 * @param typical one that is learned from and is large enough for a patch
 */
record DdasrScans(List<BatchCase> all, Set<BatchCase> judged, BatchCase typical) {

	private static final Pattern SUBJECT = Pattern.compile("sub-[A-Za-z0-9]+");
	/** Shares of the axial slices, from the feet: learned from below and above, judged between, and a gap that is neither. */
	private static final double LEARN_TO = 0.4, JUDGE_FROM = 0.45, JUDGE_TO = 0.55, LEARN_FROM = 0.6;
	private static final int FEWEST_SLICES = 10;

	/**
	 * Looks at every scan, so that nothing that can be known at once is found out hours later.
	 *
	 * @param request what is asked for
	 * @param monitor progress and cancel
	 * @return the scans
	 * @throws DdasrException if they do not fit together, are too small, or too few
	 */
	static DdasrScans check(final DdasrRequest request, final Monitor monitor) {
		final TextureFiles.Domain domain = request.needsTexture() ? TextureFiles.read(request.texture().stream().map(BatchCase::input)
			.toList(), request.grid().axis(), monitor) : null;
		final DdasrScans scans = split(request.input(), null);
		final int side = request.plain().patch() * request.plain().scale();
		BatchCase typical = null;
		int volumes = 0;
		for (final BatchCase c : scans.all) {
			monitor.checkCanceled("reading " + c.name());
			monitor.status("reading " + c.name());
			final VolumeSeries series = VolumeFiles.read(c.input(), monitor);
			final Volume first = request.grid().wholeCells(series.first());
			if (domain != null) TextureCheck.check(series, request.grid(), domain, Monitor.NONE);
			if (volumes > 0 && series.size() != volumes) throw new DdasrException("The high-resolution scans differ in their number of " +
				"volumes (channels or time points): " + c.name() + " has " + series.size() + ", the first one " + volumes + ". Give scans of " +
				"one kind.");
			volumes = series.size();
			if (typical == null && !scans.judged.contains(c) && shortest(first, request.grid().dimension(first)) >= side) typical = c;
			if (scans.bySlices() && first.dimensions()[first.geometry().dimensionOf(Axis.AXIAL)] < FEWEST_SLICES) {
				throw new DdasrException("Of fewer than " + HeldOut.FEWEST + " scans some slices are set aside to judge the result, but " + c
					.name() + " has fewer than " + FEWEST_SLICES + ". Give more scans with input=.");
			}
		}
		if (typical == null) throw new DdasrException("No training volume has slices of " + side + " × " + side +
			" pixels, the size of a high-resolution patch. Choose a smaller patch, or larger volumes.");
		return split(request.input(), typical);
	}

	private static DdasrScans split(final List<BatchCase> all, final BatchCase typical) {
		final List<String> subjects = new ArrayList<>(new LinkedHashSet<>(all.stream().map(DdasrScans::subject).toList()));
		final Set<BatchCase> judged = all.stream().filter(c -> HeldOut.isJudged(subjects.indexOf(subject(c)), subjects.size())).collect(
			Collectors.toCollection(LinkedHashSet::new));
		return new DdasrScans(all, judged, typical);
	}

	/** BIDS says whom a scan shows; else each is somebody else. */
	private static String subject(final BatchCase file) {
		final Matcher m = SUBJECT.matcher(file.name());
		return m.find() ? m.group() : file.name();
	}

	private static long shortest(final Volume volume, final int across) {
		long least = Long.MAX_VALUE;
		for (int d = 0; d < 3; d++) if (d != across) least = Math.min(least, volume.dimensions()[d]);
		return least;
	}

	/** Whether slices are set aside instead of subjects. */
	boolean bySlices() {
		return judged.isEmpty();
	}

	/** What is set aside, in words. */
	String words() {
		if (bySlices()) return "the axial slices from " + JUDGE_FROM + " to " + JUDGE_TO + " of each scan's height (learned from below " +
			LEARN_TO + " and above " + LEARN_FROM + ")";
		return judged.stream().map(BatchCase::name).collect(Collectors.joining(", "));
	}

	/** The good scans from which the down-sampling network learns. */
	List<TrainingSource> structure() {
		return learned(all.stream().map(c -> new TrainingSource(c.input(), 0, 1)).toList());
	}

	/**
	 * @param sources one for each scan, in order
	 * @return what of them is learned from
	 */
	List<TrainingSource> learned(final List<TrainingSource> sources) {
		final List<TrainingSource> learned = new ArrayList<>();
		for (int i = 0; i < sources.size(); i++) {
			final TrainingSource s = sources.get(i);
			if (bySlices()) learned.addAll(List.of(part(s, 0, LEARN_TO), part(s, LEARN_FROM, 1)));
			else if (!judged.contains(all.get(i))) learned.add(s);
		}
		return learned;
	}

	/**
	 * @param sources one for each scan, in order
	 * @return what of them is set aside
	 */
	List<TrainingSource> judged(final List<TrainingSource> sources) {
		final List<TrainingSource> aside = new ArrayList<>();
		for (int i = 0; i < sources.size(); i++) {
			if (bySlices()) aside.add(part(sources.get(i), JUDGE_FROM, JUDGE_TO));
			else if (judged.contains(all.get(i))) aside.add(sources.get(i));
		}
		return aside;
	}

	private static TrainingSource part(final TrainingSource source, final double from, final double to) {
		return new TrainingSource(source.file(), from, to, source.low());
	}
}
