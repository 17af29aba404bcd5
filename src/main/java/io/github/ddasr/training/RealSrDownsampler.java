package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.ddasr.downsampling.BlurKernel;
import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.KernelPool;
import io.github.ddasr.downsampling.NoisePool;
import io.github.ddasr.downsampling.RealSr;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * RealSR (Ji et al. 2020): the blur and the noise of a low-resolution domain, taken from its slices. {@link #prepare}
 * estimates one blur kernel per slice by KernelGAN and gathers pieces of noise; each slice is then shrunk with a kernel
 * and pieces drawn from them.
 */
@Plugin(type = Downsampler.class, name = "realsr",
	description = "blur kernels and noise taken from low-resolution slices (KernelGAN, RealSR)")
public final class RealSrDownsampler implements Downsampler {

	/** Slices whose blur is estimated, at most. */
	public static final int SLICES = 8;

	/** Steps per kernel; 750 and 3000 were no nearer to known kernels of MR slices than 250, and cost in proportion. */
	public static final int STEPS = 300;

	/** Share of a slice that must be head, so that there are edges. */
	private static final double LEAST_HEAD = 0.2;

	private final int steps;
	private final int slices;
	private final KernelPool stored;

	/** {@value #SLICES} slices, {@value #STEPS} steps each. */
	public RealSrDownsampler() {
		this(SLICES, STEPS);
	}

	/**
	 * @param slices slices whose blur is estimated, at most
	 * @param steps steps of KernelGAN for each; {@link KernelGan#PUBLISHED_STEPS} as published
	 */
	public RealSrDownsampler(final int slices, final int steps) {
		this(slices, steps, null);
	}

	/** @param stored kernels that were estimated before; {@link #prepare} then gathers the noise alone */
	public RealSrDownsampler(final KernelPool stored) {
		this(SLICES, STEPS, stored);
	}

	private RealSrDownsampler(final int slices, final int steps, final KernelPool stored) {
		if (slices < 1) throw new DdasrException("Blur kernels need at least 1 slice, not " + slices + ".");
		this.slices = slices;
		this.steps = steps;
		this.stored = stored;
	}

	@Override
	public boolean needsTexture() {
		return true;
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		throw new DdasrException("The down-sampling method realsr imitates low-resolution slices, but was given none. Name " +
			"low-resolution files, or choose a method that needs none.");
	}

	@Override
	public RealSr prepare(final DownsamplingSetup setup, final Monitor monitor) {
		if (setup.texture().isEmpty()) {
			throw new DdasrException("The down-sampling method realsr needs low-resolution slices to imitate. Name low-resolution " +
				"files, or choose a method that needs none.");
		}
		final NoisePool noise = NoisePool.of(setup.texture());
		return new RealSr(stored == null ? estimate(setup, noise.threshold(), monitor) : stored, noise);
	}

	private KernelPool estimate(final DownsamplingSetup setup, final double threshold, final Monitor monitor) {
		final List<Texture.Slice> chosen = choose(setup, threshold);
		final DeviceSelection device = Devices.ofThisMachine().resolve(setup.device());
		monitor.note(device.line());
		final List<BlurKernel> kernels = new ArrayList<>();
		DdasrException last = null;
		for (int i = 0; i < chosen.size(); i++) {
			final Texture.Slice slice = chosen.get(i);
			monitor.status("estimating the blur of " + slice.name() + ", " + (i + 1) + " of " + chosen.size());
			try {
				kernels.add(new KernelGan(steps).fit(slice, setup.seed() + i, device.device(), monitor));
			}
			catch (final KernelGan.FailedFit e) {
				// One slice of several that says nothing is no reason to stop.
				last = e;
				monitor.warn(e.getMessage());
			}
			monitor.progress(i + 1, chosen.size());
		}
		if (kernels.isEmpty()) throw last;
		return new KernelPool(kernels, "KernelGAN, " + steps + " steps, " + kernels.size() + " slices of " + setup.texture()
			.description());
	}

	/** Slices that are large enough and show enough of the head, drawn without repetition. */
	private List<Texture.Slice> choose(final DownsamplingSetup setup, final double threshold) {
		final List<Texture.Slice> left = new ArrayList<>(setup.texture().slices().stream().filter(s -> Math.min(s.width(), s
			.height()) >= KernelGan.LEAST_SIDE && head(s, threshold) >= LEAST_HEAD).toList());
		if (left.isEmpty()) {
			throw new DdasrException("None of the low-resolution slices (" + setup.texture().description() + ") has " +
				KernelGan.LEAST_SIDE + " × " + KernelGan.LEAST_SIDE + " pixels, a fifth of them head, which realsr needs to " +
				"estimate their blur. Give other slices.");
		}
		final SplittableRandom random = new SplittableRandom(setup.seed());
		final List<Texture.Slice> chosen = new ArrayList<>();
		while (chosen.size() < slices && !left.isEmpty()) chosen.add(left.remove(random.nextInt(left.size())));
		return chosen;
	}

	private static double head(final Texture.Slice slice, final double threshold) {
		return IntStream.range(0, slice.values().length).filter(i -> slice.values()[i] > threshold).count() /
			(double) slice.values().length;
	}
}
