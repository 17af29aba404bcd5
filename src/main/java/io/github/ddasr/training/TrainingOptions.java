package io.github.ddasr.training;

import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.SrnConfiguration;
import io.github.ddasr.volume.DdasrException;

/**
 * Everything that decides a training run; two runs with equal options and data
 * give the same weights on the CPU.
 *
 * @param preset size of the network
 * @param scale enlargement: 2 or 4
 * @param skip what the network's output is added to
 * @param steps optimiser steps
 * @param batch patches per step
 * @param patch side of a low-resolution patch in pixels, a multiple of 8
 * @param loss what is minimised
 * @param learningRate Adam's rate at the start of each cosine cycle
 * @param cycles number of cosine cycles (warm restarts) over the run
 * @param downsampling "mixed", the name of one method, or {@link #PAIRS}
 * @param noise largest Rician noise in training, as a share of the intensity window's upper end
 * @param background share of slices and patches that are taken wherever they fall, with much background or little
 *          brain; the others have brain in them. Whole slices have noisy background, so a network must know it
 * @param smooth share of slices that are smoothed, truth and all, like those of a scanner that interpolates
 * @param coarse share of slices whose truth is given larger voxels, along both sides or one, like thick slices
 * @param noisy share of slices whose truth is made smooth and noisy, like those of a low-field scanner
 * @param seed start of every random draw
 * @param checkpointSteps steps between checkpoints and validations
 */
public record TrainingOptions(SrnConfiguration.Preset preset, int scale, GlobalSkip skip, long steps, int batch,
	int patch, Loss loss, double learningRate, int cycles, String downsampling, double noise, double background, double smooth,
	double coarse, double noisy, long seed, long checkpointSteps)
{

	/** What {@code downsampling} is where pairs are ready. */
	public static final String PAIRS = "pairs";

	/** The rate at the end of each cycle. */
	static final double FLOOR = 1e-7;

	/** Checks every range. */
	public TrainingOptions {
		check(scale == 2 || scale == 4, "scale", scale, "2 or 4");
		check(steps >= 1, "steps", steps, "1 or more");
		check(batch >= 1 && batch <= 256, "batch", batch, "from 1 to 256");
		check(patch >= 8 && patch <= 512 && patch % 8 == 0, "patch", patch, "a multiple of 8 from 8 to 512");
		check(learningRate > 0 && learningRate <= 0.1, "learningRate", learningRate, "above 0 and at most 0.1");
		check(cycles >= 1 && cycles <= steps, "cycles", cycles, "from 1 to the number of steps");
		check(noise >= 0 && noise <= 0.5, "noise", noise, "from 0 to 0.5");
		check(background >= 0 && background <= 1, "background", background, "from 0 to 1");
		check(smooth >= 0 && smooth <= 1, "smooth", smooth, "from 0 to 1");
		check(coarse >= 0 && coarse <= 1, "coarse", coarse, "from 0 to 1");
		check(noisy >= 0 && smooth + noisy <= 1, "noisy", noisy, "from 0 to 1, and with smooth at most 1");
		check(checkpointSteps >= 1, "checkpointSteps", checkpointSteps, "1 or more");
	}

	/** @return the default run: tiny, ×2, mixed degradation */
	public static TrainingOptions defaults() {
		return new TrainingOptions(SrnConfiguration.Preset.TINY, 2, GlobalSkip.SINC, 60_000, 6, 40, Loss.L1, 8e-4, 1, "mixed", 0.035,
			0.3, 0.15, 0.2, 0.15, 1, 1000);
	}

	/** @return the same for pairs that are ready: nothing is made coarse, noisy or smooth in training */
	public TrainingOptions withPairs() {
		return new TrainingOptions(preset, scale, skip, steps, batch, patch, loss, learningRate, cycles, PAIRS, 0, background, 0, 0, 0, seed,
			checkpointSteps);
	}

	/**
	 * @param length optimiser steps
	 * @return the same with that length
	 */
	public TrainingOptions withSteps(final long length) {
		return new TrainingOptions(preset, scale, skip, length, batch, patch, loss, learningRate, (int) Math.min(cycles, length),
			downsampling, noise, background, smooth, coarse, noisy, seed, checkpointSteps);
	}

	/** @return the shape of the network */
	SrnConfiguration configuration() {
		return new SrnConfiguration(preset, scale, 1, skip);
	}

	/** @return how truths are varied */
	TruthVariation variation() {
		return new TruthVariation(smooth, coarse, noisy);
	}

	/** @return the learning rate as a function of the step */
	CosineAnnealing schedule() {
		final long cycle = (steps + cycles - 1) / cycles;
		return new CosineAnnealing(learningRate, Math.min(FLOOR, learningRate), cycle, Math.min(500, steps / 10));
	}

	private static void check(final boolean good, final String key, final Object value, final String allowed) {
		if (!good) throw new DdasrException("Training cannot start: " + key + "=" + value + " is out of range. Give " +
			allowed + ".");
	}
}
