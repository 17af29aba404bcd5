package io.github.ddasr.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.engine.DeviceMemory;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelHeaderFormat;
import io.github.ddasr.volume.Monitor;

/**
 * An {@link Arssr} network on a device, ready to enlarge volumes of any size: plane by plane along z, and where a plane is too large for
 * the memory, part by part. The result is that of the whole volume at once.
 */
public final class ArssrVolumeNetwork implements VolumeNetwork {

	private static final long USUAL_BYTES = 5L << 27;
	private static final Pattern RANGE = Pattern.compile("([\\d.]+):([\\d.]+)");
	private static final double[] PUBLISHED_SCALES = { 2, 4 };

	private final DeviceSelection device;
	private final NDManager manager;
	private final Arssr network;
	private final ModelHeader header;
	private final long usual, memory;

	private ArssrVolumeNetwork(final DeviceSelection device, final ModelFile model, final long memory) {
		this.device = device;
		this.header = model.header();
		// A graphics card has memory of its own; of that of the machine streams mostly need less than there is.
		this.memory = device.device().isGpu() ? DeviceMemory.free(device.device()) / 10 * 7 : memory;
		usual = device.device().isGpu() ? this.memory : Math.min(memory, USUAL_BYTES);
		final ArssrShape shape = ArssrShape.of(header);
		manager = Engines.start().newBaseManager(device.device());
		try {
			network = new Arssr(shape, new Parameters(manager, StartWeights.of(model)));
			network.parameters().flat();
		}
		catch (final RuntimeException e) {
			manager.close();
			throw EngineErrors.translate(e);
		}
	}

	/**
	 * @param model an ArSSR model
	 * @param device where to run
	 * @param memory bytes of the machine that it may take; of a graphics card it takes what it needs of what is free
	 * @return the network, to be closed by the caller
	 */
	public static ArssrVolumeNetwork open(final ModelFile model, final DeviceSelection device, final long memory) {
		return new ArssrVolumeNetwork(device, model, memory);
	}

	@Override
	public String deviceLine() {
		return device.line();
	}

	@Override
	public double[] learnedScales() {
		final Matcher range = RANGE.matcher(header.options().getOrDefault("scales", ""));
		return range.matches() ? new double[] { Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)) } : PUBLISHED_SCALES
			.clone();
	}

	@Override
	public boolean usesWholeRange() {
		return header.normalisation().equals(ModelHeaderFormat.WHOLE_RANGE);
	}

	@Override
	public long bytes(final int[] size, final int[] newSize) {
		return new StreamedEnlargement(network, manager, usual, memory).bytes(size) + FinePlanes.bytes(size, newSize);
	}

	@Override
	public void enlarge(final Request request, final PlaneSink sink, final Monitor monitor) {
		try {
			new StreamedEnlargement(network, manager, usual, memory).run(request, sink, monitor);
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
