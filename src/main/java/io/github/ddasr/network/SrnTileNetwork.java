package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/** An SRN generator with the weights of a model file, ready to enlarge tiles. */
public final class SrnTileNetwork extends GeneratorTileNetwork {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "srn";
	/** The header option that holds the {@link GlobalSkip}. */
	public static final String SKIP = "global skip";

	private static final int OVERLAP = 64;
	/** Feature maps of one full-size level that live at the same time, measured and rounded up. */
	private static final int LIVE_MAPS = 14;

	private final SrnConfiguration configuration;

	private SrnTileNetwork(final SrnConfiguration configuration, final Parameters.Source weights, final DeviceSelection device) {
		super(device, manager -> new SrnGenerator(configuration, new Parameters(manager, weights)));
		this.configuration = configuration;
	}

	/**
	 * @param model a model file of architecture "srn"
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if the file's tensors are not those of its own header
	 */
	public static SrnTileNetwork open(final ModelFile model, final DeviceSelection device) {
		final SrnConfiguration configuration = configuration(model.header());
		final TensorFile tensors = model.tensors();
		return new SrnTileNetwork(configuration, (name, shape, initial) -> tensors.tensor(name).floats(), device);
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
	public int overlap() {
		return OVERLAP;
	}

	@Override
	public long bytesPerPixel() {
		final long width = configuration.preset().width(0);
		// The widest place is the decoder's last block: maps of width c at scale² times the pixels.
		return Float.BYTES * width * LIVE_MAPS * Math.max(1, scale() * scale() / 2);
	}
}
