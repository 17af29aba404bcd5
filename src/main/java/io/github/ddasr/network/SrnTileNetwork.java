package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.DeviceMemory;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/** An SRN generator with the weights of a model file, ready to enlarge tiles. */
public final class SrnTileNetwork implements TileNetwork {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "srn";
	/** The header option that holds the {@link GlobalSkip}. */
	public static final String SKIP = "global skip";

	private static final int OVERLAP = 64;
	/** Enough work per call to fill a GPU: 32 slices of 256 × 256. */
	private static final long GPU_PIXELS = 1L << 21;
	/** Feature maps of one full-size level that live at the same time, measured and rounded up. */
	private static final int LIVE_MAPS = 14;

	private final DeviceSelection device;
	private final NDManager manager;
	private final SrnGenerator generator;

	private SrnTileNetwork(final ModelHeader header, final Parameters.Source weights, final DeviceSelection device) {
		this.device = device;
		this.manager = Engines.start().newBaseManager(device.device());
		final SrnConfiguration configuration = configuration(header);
		try {
			this.generator = new SrnGenerator(configuration, new Parameters(manager, weights));
			generator.parameters().flat();
		}
		catch (final RuntimeException e) {
			manager.close();
			throw EngineErrors.translate(e);
		}
	}

	/**
	 * @param model a model file of architecture "srn"
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if the file's tensors are not those of its own header
	 */
	public static SrnTileNetwork open(final ModelFile model, final DeviceSelection device) {
		final TensorFile tensors = model.tensors();
		return new SrnTileNetwork(model.header(), (name, shape, initial) -> tensors.tensor(name).floats(), device);
	}

	/**
	 * @param header a model's header
	 * @return the shape of the network that it describes
	 * @throws DdasrException if the architecture is another one
	 */
	public static SrnConfiguration configuration(final ModelHeader header) {
		if (!ARCHITECTURE.equals(header.architecture())) {
			throw new DdasrException("The model is of architecture \"" + header.architecture() +
				"\", which this version cannot run. Choose a model of architecture \"" + ARCHITECTURE + "\".");
		}
		return new SrnConfiguration(SrnConfiguration.Preset.of(header.preset()), header.scale(), header.channels(), //
			GlobalSkip.of(header.options().getOrDefault(SKIP, GlobalSkip.NONE.toString())));
	}

	@Override
	public int scale() {
		return generator.configuration().scale();
	}

	@Override
	public int channels() {
		return generator.configuration().channels();
	}

	@Override
	public int alignment() {
		return SrnGenerator.ALIGNMENT;
	}

	@Override
	public int overlap() {
		return OVERLAP;
	}

	@Override
	public long bytesPerPixel() {
		final long width = generator.configuration().preset().width(0);
		// The widest place is the decoder's last block: maps of width c at scale² times the pixels.
		return Float.BYTES * width * LIVE_MAPS * Math.max(1, scale() * scale() / 2);
	}

	@Override
	public long preferredPixels() {
		return device.device().isGpu() ? GPU_PIXELS : TileNetwork.super.preferredPixels();
	}

	@Override
	public long freeBytes() {
		return DeviceMemory.free(device.device());
	}

	@Override
	public String deviceLine() {
		return device.line();
	}

	@Override
	public float[] apply(final float[] images, final int count, final int height, final int width) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray image = ChannelsLast.fromPlanar(scope, images, new Shape(count, channels(), height, width));
			return ChannelsLast.toPlanar(generator.forward(image));
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	@Override
	public void close() {
		manager.close();
	}
}
