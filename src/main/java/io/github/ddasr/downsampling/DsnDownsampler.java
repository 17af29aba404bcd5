package io.github.ddasr.downsampling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.engine.Devices;
import io.github.ddasr.model.ModelEntry;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.DsnSliceNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * DDASR's learned down-sampling: a network gives the slice the look of a real low-resolution one, which is drawn anew for each
 * slice: by the first number that is asked of the random generator.
 */
@Plugin(type = Downsampler.class, name = "dsn",
	description = "a network that gives slices the look of a real low-resolution scanner (DSN of DDASR)")
public final class DsnDownsampler implements Downsampler {

	/** A look is the mean over so many windows, as many as crops in a step of training. */
	private static final int WINDOWS = 4;

	private final ModelFile model;
	private final DsnSliceNetwork network;
	private final Texture texture;

	/** The first down-sampling model of this installation that has the factor asked for. */
	public DsnDownsampler() {
		this(null);
	}

	/** @param model a model of architecture "dsn" */
	public DsnDownsampler(final ModelFile model) {
		this(model, null, Texture.NONE);
	}

	private DsnDownsampler(final ModelFile model, final DsnSliceNetwork network, final Texture texture) {
		this.model = model;
		this.network = network;
		this.texture = texture;
	}

	@Override
	public boolean needsTexture() {
		return true;
	}

	@Override
	public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		if (setup.texture().isEmpty()) throw new DdasrException(
			"A DSN needs low-resolution slices whose look it is to give. Give a folder of them with texture=.");
		final ModelFile chosen = model == null ? first(setup.factor()) : model;
		requireFactor(chosen, setup.factor());
		final DsnSliceNetwork opened = DsnSliceNetwork.open(chosen, Devices.ofThisMachine().resolve(setup.device()));
		monitor.note(opened.deviceLine());
		return new DsnDownsampler(chosen, opened, setup.texture());
	}

	/** Refuses a model that shrinks by something else. */
	static void requireFactor(final ModelFile model, final int factor) {
		final DsnConfiguration shape = DsnSliceNetwork.configuration(model.header());
		if (shape.factor() != factor) throw new DdasrException("The model " + model.name() + " shrinks by " + shape.factor() +
			", not by " + factor + ". Choose factor " + shape.factor() + " or another model.");
	}

	private static ModelFile first(final int factor) {
		final ModelStore store = ModelStore.standard(null);
		for (final ModelEntry entry : store.list()) {
			if (!entry.usable() || !DsnSliceNetwork.ARCHITECTURE.equals(entry.architecture())) continue;
			final ModelFile file = store.open(entry.name());
			if (file.header().scale() == factor) return file;
		}
		throw new DdasrException("There is no down-sampling model for factor " + factor +
			". Train one with Train DSN, or choose another factor.");
	}

	@Override
	public int textureIndex(final SplittableRandom random) {
		return random.nextInt(texture.slices().size());
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		if (network == null) throw new DdasrException("A DSN must be prepared with the slices whose look it is to give.");
		final Texture.Slice look = texture.slices().get(textureIndex(random));
		final float[] scaled = new float[image.length];
		for (int i = 0; i < scaled.length; i++) scaled[i] = (float) Math.max(0, Math.min(1, image[i] / upper));
		final double grain = network.configuration().grain();
		final float[] grained = grain == 0 ? scaled : Grain.added(scaled, grain, random);
		final float[] small;
		// The network serves one caller at a time.
		synchronized (network) {
			small = network.apply(new DsnSliceNetwork.Slice(scaled, width, height), grained, windows(look.values(), look.width(), look
				.height(), network.textureWindow(), random), () -> Grain.normal(random));
		}
		for (int i = 0; i < small.length; i++) small[i] = (float) Math.max(0, small[i] * upper);
		return small;
	}

	private static List<DsnSliceNetwork.Slice> windows(final float[] values, final int width, final int height, final int side,
		final SplittableRandom random)
	{
		if (side == 0) return List.of(new DsnSliceNetwork.Slice(values, width, height));
		final List<DsnSliceNetwork.Slice> windows = new ArrayList<>();
		for (int i = 0; i < WINDOWS; i++) {
			windows.add(new DsnSliceNetwork.Slice(StyleWindow.draw(values, width, height, side, false, false, random), side, side));
		}
		return windows;
	}

	@Override
	public void close() {
		if (network != null) network.close();
	}
}
