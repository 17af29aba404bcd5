package io.github.ddasr.training;

import java.util.SplittableRandom;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.downsampling.BlurKernel;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.KernelGenerator;
import io.github.ddasr.network.KernelLoss;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.PatchDiscriminator;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Estimates the blur of one low-resolution slice from nothing but the slice (KernelGAN; Bell-Kligler, Shocher, Irani
 * 2019): a linear generator learns to shrink it by 2 so that its small patches look like those of the slice itself; the
 * blur that keeps patches alike across scales is the one of the scanner. Deterministic for a seed on the CPU.
 *
 * @param steps of the generator, each followed by one of the discriminator; 3000 as published
 */
public record KernelGan(int steps) {

	/** Steps of the published run. */
	public static final int PUBLISHED_STEPS = 3000;
	/** Smallest side of a slice. */
	public static final int LEAST_SIDE = 40;

	private static final int CROP = 64;
	private static final double NOISE = 1 / 255.0;
	/** An estimate whose taps sum to less or more than 1 by this is none. */
	private static final double SUM_TOLERANCE = 0.5;
	private static final float MEMORY = 0.5f, SQUARE_MEMORY = 0.999f;

	/** Checks the range. */
	public KernelGan {
		if (steps < 1) throw new DdasrException("Estimating a blur kernel needs a positive number of steps, not " + steps + ".");
	}

	/**
	 * @param slice at least {@value #LEAST_SIDE} pixels wide and high
	 * @param seed decides start weights, crops and noise
	 * @param device where
	 * @param monitor asked once per step whether to go on
	 * @return the kernel for factor 2, on the common grid
	 * @throws DdasrException if the slice is too small or empty, or the estimate fails
	 */
	public BlurKernel fit(final Texture.Slice slice, final long seed, final Device device, final Monitor monitor) {
		if (Math.min(slice.width(), slice.height()) < LEAST_SIDE) {
			throw new DdasrException("The low-resolution slice " + slice.name() + " has " + slice.width() + " × " + slice.height() +
				" pixels, too few to estimate its blur. Give slices of at least " + LEAST_SIDE + " × " + LEAST_SIDE + ".");
		}
		try (Scope scope = Scope.open(device)) {
			return fit(slice, seed, scope, monitor);
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	/** The same in a scope of the caller's. */
	BlurKernel fit(final Texture.Slice slice, final long seed, final Scope scope, final Monitor monitor) {
		try (Run run = new Run(slice, scope.manager(), seed)) {
			for (int step = 0; step < steps; step++) {
				monitor.checkCanceled("estimating the blur of " + slice.name());
				run.step(step);
			}
			return run.kernel();
		}
	}

	/** The two networks and their game came to no usable kernel. */
	static final class FailedFit extends DdasrException {

		private static final long serialVersionUID = 1L;

		FailedFit(final String message) {
			super(message);
		}
	}

	/** The two networks, their optimisers and the slice. */
	private final class Run implements AutoCloseable {

		private final NDManager manager;
		private final KernelGenerator generator;
		private final PatchDiscriminator discriminator;
		private final Parameters weights, judgeWeights;
		private final Buffers buffers;
		private final KernelLoss loss;
		private final Adam adam, judgeAdam;
		private final KernelGanSchedule schedule = new KernelGanSchedule(steps);
		private final EdgeCrops inputs, reals;
		private final int inputSide, realSide;
		private final SplittableRandom random;
		private final String name;

		Run(final Texture.Slice slice, final NDManager parent, final long seed) {
			manager = parent.newSubManager();
			name = slice.name();
			random = new SplittableRandom(seed);
			inputSide = Math.min(CROP, Math.min(slice.width(), slice.height()) / 2 * 2);
			realSide = KernelGenerator.outputSide(inputSide);
			inputs = new EdgeCrops(slice.values(), slice.width(), slice.height(), inputSide);
			reals = new EdgeCrops(slice.values(), slice.width(), slice.height(), realSide);
			weights = new Parameters(manager, Parameters.random(random.nextLong()));
			judgeWeights = new Parameters(manager, Parameters.random(random.nextLong()));
			buffers = new Buffers(manager, Parameters.random(random.nextLong()));
			generator = new KernelGenerator(weights);
			discriminator = new PatchDiscriminator(1, judgeWeights, buffers);
			loss = new KernelLoss(manager);
			weights.recordGradients();
			judgeWeights.recordGradients();
			adam = new Adam(manager, weights.flat(), Double.POSITIVE_INFINITY, MEMORY, SQUARE_MEMORY);
			judgeAdam = new Adam(manager, judgeWeights.flat(), Double.POSITIVE_INFINITY, MEMORY, SQUARE_MEMORY);
		}

		void step(final int step) {
			try (NDManager scope = manager.newSubManager()) {
				final NDArray input = patch(scope, inputs.draw(random), inputSide, 0);
				final double rate = schedule.rate(step);
				generatorStep(scope, input, step);
				final double norm = adam.step(weights.flat(), weights.takeGradient(scope), rate, step);
				// The discriminator's part of that gradient is nobody's.
				judgeWeights.takeGradient(scope).close();
				judgeStep(scope, input);
				final double judgeNorm = judgeAdam.step(judgeWeights.flat(), judgeWeights.takeGradient(scope), rate, step);
				if (!Double.isFinite(norm) || !Double.isFinite(judgeNorm)) throw failed("the loss is no longer a number");
			}
		}

		/** Collects the generator's gradient and tells the schedule how like cubic interpolation it is. */
		private void generatorStep(final NDManager scope, final NDArray input, final int step) {
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray kernel = generator.kernel(scope);
				final NDArray made = KernelGenerator.shrink(input, kernel);
				final NDArray difference = loss.likeCubic(input, made);
				collector.backward(loss.real(discriminator.forward(made)).add(loss.weighted(difference, schedule.cubic())).add(loss
					.constraints(kernel, schedule.centring(), schedule.sparsity())));
				schedule.done(step, difference.getFloat(), kernel.sum().getFloat());
			}
		}

		private void judgeStep(final NDManager scope, final NDArray input) {
			final NDArray real = patch(scope, reals.draw(random), realSide, 2 * NOISE);
			// Outside the collector: the generator is not part of this graph.
			final NDArray made = KernelGenerator.shrink(input, generator.kernel(scope));
			final NDArray noise = scope.create(normal(realSide * realSide, NOISE), made.getShape());
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(loss.discriminator(discriminator.forward(real), discriminator.forward(made.stopGradient().add(
					noise))));
			}
		}

		/** Values 0 to 1 as −1 to 1, with noise of that standard deviation afterwards. */
		private NDArray patch(final NDManager scope, final float[] values, final int side, final double noise) {
			final float[] added = noise > 0 ? normal(values.length, noise) : new float[values.length];
			for (int i = 0; i < values.length; i++) added[i] += 2 * values[i] - 1;
			return scope.create(added, new Shape(1, 1, side, side));
		}

		private float[] normal(final int n, final double sd) {
			final float[] values = new float[n];
			for (int i = 0; i < n; i++) {
				final double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
				values[i] = (float) (sd * radius * Math.cos(2 * Math.PI * random.nextDouble()));
			}
			return values;
		}

		BlurKernel kernel() {
			try (NDManager scope = manager.newSubManager()) {
				final float[] values = generator.kernel(scope).toFloatArray();
				final double[] taps = new double[values.length];
				double sum = 0;
				for (int i = 0; i < taps.length; i++) sum += taps[i] = values[i];
				if (!(Math.abs(sum - 1) < SUM_TOLERANCE)) throw failed("the kernel's weights sum to " + (float) sum + ", not to 1");
				return BlurKernel.of(KernelGenerator.SIZE, taps).cleaned().centred(KernelGenerator.FACTOR);
			}
		}

		private DdasrException failed(final String why) {
			return new FailedFit("The blur of " + name + " could not be estimated: " + why + ". Try more steps, another seed " +
				"or another slice.");
		}

		@Override
		public void close() {
			manager.close();
		}
	}
}
