package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.model.TensorFile;

/**
 * An RRDBNet with the weights of a model file, ready to enlarge grey tiles. One of three channels is run as the grey network that
 * does the same: the image three times over in, the mean of the three channels out ({@link GreyWeights}).
 */
final class RrdbTileNetwork extends GeneratorTileNetwork {

	/** Overlap of tiles in pixels of the body, as for SRN: networks of many blocks see further than any tile is large. */
	private static final int OVERLAP = 64;
	/** Maps of the last level that live at the same time, measured (3.5 to 4.3) and rounded up. */
	private static final int LIVE_MAPS = 5;

	private final RrdbShape shape;

	private RrdbTileNetwork(final RrdbShape shape, final Parameters.Source weights, final DeviceSelection device) {
		super(device, manager -> new RrdbNet(shape, new Parameters(manager, weights)));
		this.shape = shape;
	}

	/**
	 * @param model a model file of architecture "rrdbnet"
	 * @param device where to run
	 * @return the network for one channel, to be closed by the caller
	 * @throws io.github.ddasr.volume.DdasrException if the file's tensors are not those of its own header
	 */
	static RrdbTileNetwork open(final ModelFile model, final DeviceSelection device) {
		final RrdbShape shape = RrdbShape.of(model.header());
		final TensorFile tensors = model.tensors();
		final Parameters.Source weights = (name, s, initial) -> tensors.tensor(name).floats();
		return new RrdbTileNetwork(shape.withChannels(1), shape.channels() == 1 ? weights : GreyWeights.of(weights, "conv_first",
			"conv_last", shape.channels()), device);
	}

	@Override
	public int overlap() {
		return Math.min(2 * shape.radius(), OVERLAP * shape.unshuffle());
	}

	@Override
	public long bytesPerPixel() {
		final long body = 2L * (shape.features() + 4L * shape.growth()) + 4L * shape.features();
		final long end = (long) LIVE_MAPS * shape.features() << 2 * shape.doublings();
		final long square = (long) shape.unshuffle() * shape.unshuffle();
		return Float.BYTES * Math.max(body, end) / square + 1;
	}
}
