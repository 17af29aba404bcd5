package io.github.ddasr.superresolution;

import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.network.VolumeNetwork.PlaneSink;
import io.github.ddasr.network.VolumeNetwork.Request;
import io.github.ddasr.volume.Monitor;

/** Enlarges volumes with a network that reads them as a whole. */
final class NetworkVolumeEnlarger implements VolumeEnlarger {

	/** A scale beyond what was learned by less than this is none. */
	private static final double SLACK = 1.001;

	private final VolumeNetwork network;
	private final String name;
	private final double thick;

	/**
	 * @param network the network; closed with this object
	 * @param name the model's name, for messages
	 * @param thick the largest scale that was learned for a single axis, through thick slices; 0 if none was
	 */
	NetworkVolumeEnlarger(final VolumeNetwork network, final String name, final double thick) {
		this.network = network;
		this.name = name;
		this.thick = thick;
	}

	@Override
	public String description() {
		return name + ", " + network.deviceLine();
	}

	@Override
	public boolean usesWholeRange() {
		return network.usesWholeRange();
	}

	@Override
	public boolean skipsBackground() {
		return true;
	}

	@Override
	public Footprint footprint(final int[] size, final int[] newSize) {
		return new Footprint(0, network.bytes(size, newSize));
	}

	@Override
	public void advise(final double[] factors, final Monitor monitor) {
		int finer = 0;
		double largest = 1, smallest = Double.POSITIVE_INFINITY;
		for (final double f : factors) {
			if (f <= SLACK) continue;
			finer++;
			smallest = Math.min(smallest, f);
			largest = Math.max(largest, f);
		}
		final double least = network.learnedScales()[0], learned = network.learnedScales()[1], limit = finer == 1 ? Math.max(learned, thick) : learned;
		if (largest > limit * SLACK) monitor.warn("The model " + name + " learned scales up to " + Scale.text(limit) + (finer == 1 && thick > 0
			? " along one axis" : "") + "; here one is " + Scale.text(largest) + ". Look at the result with care.");
		if (smallest * SLACK < least) monitor.warn("The model " + name + " learned scales from " + Scale.text(least) + "; here one is " + Scale.text(
			smallest) + ". Look at the result with care.");
	}

	@Override
	public void enlarge(final Request request, final PlaneSink sink, final Monitor monitor) {
		network.enlarge(request, sink, monitor);
	}

	@Override
	public void close() {
		network.close();
	}
}
