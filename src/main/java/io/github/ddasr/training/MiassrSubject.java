package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What MIASSR learns from: the volumes of one subject, of the same size, each a channel with an intensity window of its own.
 *
 * @param channels at least one
 */
record MiassrSubject(List<TrainingVolume> channels) {

	/** The same slice of all channels, real-world values. */
	record Slice(float[][] images, int width, int height) {}

	/**
	 * Reads files into memory.
	 *
	 * @param sources files
	 * @param modalities ends of the names of the files that are a subject's channels, before the suffix; empty where each file is a
	 *          subject of one channel
	 * @param monitor told which file is read
	 * @return one list per subject, with an entry for each 3-D volume in its files
	 * @throws DdasrException if a subject lacks a channel, or its channels differ in size
	 */
	static List<List<MiassrSubject>> load(final List<TrainingSource> sources, final List<String> modalities, final Monitor monitor) {
		final List<List<MiassrSubject>> subjects = new ArrayList<>();
		for (final List<TrainingSource> files : grouped(sources, modalities)) {
			final List<List<TrainingVolume>> volumes = files.stream().map(f -> f.load(monitor)).toList();
			final List<MiassrSubject> subject = new ArrayList<>();
			for (int i = 0; i < volumes.get(0).size(); i++) {
				final List<TrainingVolume> channels = new ArrayList<>();
				for (final List<TrainingVolume> one : volumes) if (i < one.size()) channels.add(one.get(i));
				if (channels.size() < files.size() || channels.stream().anyMatch(c -> !Arrays.equals(c.volume().dimensions(), channels.get(0)
					.volume().dimensions())))
				{
					throw new DdasrException("The volumes in " + files.get(0).file() + " and the other modalities of that subject differ in size. " +
						"Bring them onto one grid first, or leave the subject out.");
				}
				subject.add(new MiassrSubject(List.copyOf(channels)));
			}
			subjects.add(subject);
		}
		return subjects;
	}

	/** Files of one subject together, in the order of the modalities; subjects in the order of the files. */
	static List<List<TrainingSource>> grouped(final List<TrainingSource> sources, final List<String> modalities) {
		if (modalities.isEmpty()) return sources.stream().map(List::of).toList();
		final Map<String, TrainingSource[]> groups = new LinkedHashMap<>();
		for (final TrainingSource s : sources) {
			final String name = s.file().getFileName().toString().replaceFirst("(?i)\\.(nii|nii\\.gz|hdr)$", "");
			// The longest that fits, so that "_t1" does not take what belongs to "_post_t1".
			final String end = modalities.stream().filter(name::endsWith).reduce((a, b) -> a.length() >= b.length() ? a : b).orElse(null);
			if (end == null) throw new DdasrException("The name of " + s.file() + " ends in none of modalities=" + String.join(",",
				modalities) + ". Rename it, or leave it out.");
			final String subject = s.file().resolveSibling(name.substring(0, name.length() - end.length())).toString();
			groups.computeIfAbsent(subject, k -> new TrainingSource[modalities.size()])[modalities.indexOf(end)] = s;
		}
		groups.forEach((subject, files) -> {
			for (int i = 0; i < files.length; i++) if (files[i] == null) throw new DdasrException("The subject " + subject +
				" has no file that ends in " + modalities.get(i) + ". Add it, or leave the subject out.");
		});
		return groups.values().stream().map(List::of).toList();
	}

	/** Whether slices along some dimension are at least that large. */
	boolean fits(final int side) {
		return channels.get(0).fits(side);
	}

	int slices(final int dimension) {
		return channels.get(0).slices(dimension);
	}

	Slice slice(final int dimension, final int index) {
		final TrainingVolume first = channels.get(0);
		final float[][] images = new float[channels.size()][];
		for (int c = 0; c < images.length; c++) images[c] = Slices.read(channels.get(c).volume().voxels(), dimension, index);
		return new Slice(images, Slices.width(first.volume().voxels(), dimension), Slices.height(first.volume().voxels(), dimension));
	}

	/** Share of a slice's pixels above a tenth of the first channel's window. */
	double content(final Slice slice) {
		return channels.get(0).content(new TrainingVolume.Slice(slice.images()[0], slice.width(), slice.height()));
	}

	/** Mean of each channel over some subjects, in its window. */
	static float[] means(final List<MiassrSubject> subjects) {
		final float[] means = new float[subjects.get(0).channels().size()];
		for (int c = 0; c < means.length; c++) {
			final double[] sums = new double[2];
			for (final MiassrSubject s : subjects) {
				final TrainingVolume v = s.channels().get(c);
				final double[] sum = new double[1];
				LoopBuilder.setImages(v.volume().voxels()).forEachPixel((FloatType value) -> sum[0] += v.window().normalise(value.get()));
				sums[0] += sum[0];
				sums[1] += Arrays.stream(v.volume().dimensions()).reduce(1, (a, b) -> a * b);
			}
			means[c] = (float) (sums[0] / sums[1]);
		}
		return means;
	}
}
