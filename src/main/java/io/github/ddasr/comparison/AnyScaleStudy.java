package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * The reference test at any scale: truth → coarse volume → each method → comparison with the truth. As in {@link SimulationStudy}, window,
 * range and brain are fixed from the truth before anything is enlarged, all methods get the very same coarse volume, and nothing is clamped.
 * Volumes are taken one after the other, so that one at a time is in memory.
 */
public final class AnyScaleStudy {

	private final List<AnyScaleMethod> methods;
	private final AnyScaleOptions options;
	private final AnyScalePicture picture;
	private final List<AnyScaleRow> rows = new ArrayList<>();
	private final Map<String, IntensityWindow> windows = new LinkedHashMap<>();

	/**
	 * @param methods open methods, the one that tests are about first; closed by whoever opened them
	 * @param options what is simulated
	 * @param picture takes the first case; null for none
	 */
	public AnyScaleStudy(final List<AnyScaleMethod> methods, final AnyScaleOptions options, final AnyScalePicture picture) {
		this.methods = List.copyOf(methods);
		this.options = options;
		this.picture = picture;
	}

	/**
	 * Measures all methods on one volume.
	 *
	 * @param subject who is shown
	 * @param name name of the volume, unlike that of any other
	 * @param volume the truth
	 * @param monitor progress and cancel
	 * @throws io.github.ddasr.volume.DdasrException if the volume cannot serve as truth, or is too small for a scale
	 */
	public void add(final String subject, final String name, final Volume volume, final Monitor monitor) {
		final TruthBlock truth = new TruthBlock(name, volume, options.window(), monitor);
		final int dimension = volume.geometry().dimensionOf(options.axis());
		// Blocks have their axes in the order z, y, x.
		final int across = options.slices() ? 2 - dimension : -1;
		if (picture != null && rows.isEmpty()) picture.across(2 - dimension, Demonstration.risesInWorld(volume, Slices.yDimension(dimension)));
		final List<AnyScaleGrid> grids = options.scales().stream().map(s -> s.on(name, truth.size(), across)).toList();
		for (int s = 0; s < grids.size(); s++) {
			final Case one = new Case(subject, name, options.scales().get(s), truth, grids.get(s), across);
			for (final VolumeDownsampling how : options.downsamplings()) {
				one.measure(how, new SplittableRandom(options.seed() + 1_000_003L * windows.size() + 7919L * s), monitor);
			}
		}
		windows.put(name, truth.window());
	}

	/** @return what was found so far */
	public AnyScaleReport report() {
		return new AnyScaleReport(options, methods, windows, rows);
	}

	/** One volume at one scale. */
	private final class Case {

		private final String subject, name;
		private final StudyScale scale;
		private final TruthBlock source;
		private final AnyScaleGrid grid;
		private final float[] real;
		private final float[] truth;
		private final boolean[] mask;
		private final AnyScaleMetrics metrics;

		Case(final String subject, final String name, final StudyScale scale, final TruthBlock source, final AnyScaleGrid grid,
			final int across)
		{
			this.subject = subject;
			this.name = name;
			this.scale = scale;
			this.source = source;
			this.grid = grid;
			real = source.values(grid.fine());
			truth = source.normalised(real.clone());
			mask = source.mask(grid.fine());
			metrics = new AnyScaleMetrics(options.metrics(), across);
		}

		/** Coarse from real-world values, in which no signal is 0, as magnitude and noise want it. */
		void measure(final VolumeDownsampling how, final SplittableRandom random, final Monitor monitor) {
			final float[] coarse = source.normalised(how.apply(real, grid.fine(), grid.coarse(), options.noise() * source.window().upper(),
				random));
			final boolean draws = picture != null && rows.isEmpty();
			if (draws) picture.begin(name + ", " + how + ", " + scale, truth, grid, coarse);
			for (final AnyScaleMethod method : methods) {
				monitor.checkCanceled("comparing methods");
				if (!method.suits(grid)) continue;
				monitor.status(name + ", " + how + ", " + scale + ": " + method.name());
				final float[] fine = method.enlarge(coarse.clone(), grid, cancelOnly(monitor));
				rows.add(new AnyScaleRow(subject, name, how.toString(), scale, method.name(), metrics.of(fine, truth, mask, grid.fine(), source
					.range())));
				if (draws) picture.add(method.name(), fine);
			}
		}
	}

	/** Methods report progress of their own, which is not that of the study. */
	private static Monitor cancelOnly(final Monitor monitor) {
		return new Monitor() {

			@Override
			public boolean isCanceled() {
				return monitor.isCanceled();
			}
		};
	}
}
