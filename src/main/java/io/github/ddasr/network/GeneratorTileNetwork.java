package io.github.ddasr.network;

import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.DeviceMemory;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;

/** A generator on a device, ready to enlarge tiles. */
abstract class GeneratorTileNetwork implements TileNetwork {

	/** Enough work per call to fill a GPU: 32 slices of 256 × 256. */
	private static final long GPU_PIXELS = 1L << 21;

	private final DeviceSelection device;
	private final NDManager manager;
	private final Generator generator;

	/**
	 * @param device where to run
	 * @param maker builds the generator, with weights that the given manager owns
	 */
	GeneratorTileNetwork(final DeviceSelection device, final Function<NDManager, Generator> maker) {
		this.device = device;
		this.manager = Engines.start().newBaseManager(device.device());
		try {
			this.generator = maker.apply(manager);
			generator.parameters().flat();
		}
		catch (final RuntimeException e) {
			manager.close();
			throw EngineErrors.translate(e);
		}
	}

	@Override
	public final int scale() {
		return generator.scale();
	}

	@Override
	public final int channels() {
		return generator.channels();
	}

	@Override
	public final int alignment() {
		return generator.alignment();
	}

	@Override
	public final long preferredPixels() {
		return device.device().isGpu() ? GPU_PIXELS : TileNetwork.super.preferredPixels();
	}

	@Override
	public final long freeBytes() {
		return DeviceMemory.free(device.device());
	}

	@Override
	public final String deviceLine() {
		return device.line();
	}

	@Override
	public final float[] apply(final float[] images, final int count, final int height, final int width) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray image = ChannelsLast.fromPlanar(scope, images, new Shape(count, channels(), height, width));
			return ChannelsLast.toPlanar(generator.forward(image));
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	@Override
	public final void close() {
		manager.close();
	}
}
