package io.github.ddasr.superresolution;

import java.util.List;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Enlarges slices with a network that takes any scale, the same along both sides. */
final class NetworkScaleEnlarger implements ScaleEnlarger {

	/** How far beyond the largest scale that was learned a network may go. */
	private static final double REACH = 1.5;
	private static final double ROUNDING = 1e-6;

	private final ScaleNetwork network;
	private final String name;
	private final List<String> others;

	/**
	 * @param network the network; closed with this object
	 * @param name the model's name, for messages
	 * @param others what else there is
	 */
	NetworkScaleEnlarger(final ScaleNetwork network, final String name, final List<String> others) {
		this.network = network;
		this.name = name;
		this.others = List.copyOf(others);
	}

	@Override
	public String description() {
		return name + ", " + network.deviceLine();
	}

	@Override
	public List<String> others() {
		return others;
	}

	@Override
	public int channels() {
		return network.channels();
	}

	@Override
	public SliceEnlarger to(final int width, final int height, final int newWidth, final int newHeight, final double asked,
		final Monitor monitor)
	{
		// Sizes of a scale such as 2.5 repeat the same offsets, which the network makes use of.
		final double scale = network.scaleFor(asked, width, height, newWidth, newHeight), largest = network.largestScale();
		if (Double.isNaN(scale)) throw new DdasrException("The model " + name + " enlarges both sides of a slice by one number, not " + width + " × " +
			height + " to " + newWidth + " × " + newHeight + " pixels. Choose one number for both" + orOthers() + ".");
		if (scale > REACH * largest) throw new DdasrException("The model " + name + " learned scales up to " + Scale.text(largest) +
			" and goes up to " + Scale.text(REACH * largest) + ", not to " + Scale.text(scale) + ". Choose a smaller scale" + orOthers() + ".");
		if (scale > largest + ROUNDING) monitor.warn("The model " + name + " learned scales up to " + Scale.text(largest) + "; here it is " + Scale
			.text(scale) + ". Look at the result with care.");
		if (scale < network.smallestScale() - ROUNDING) monitor.warn("The model " + name + " learned scales from " + Scale.text(network
			.smallestScale()) + "; here it is " + Scale.text(scale) + ". Look at the result with care.");
		return new ScaleSlices(network, description(), scale, newWidth, newHeight);
	}

	private String orOthers() {
		return others.isEmpty() ? "" : ", or one of: " + String.join(", ", others);
	}

	@Override
	public void close() {
		network.close();
	}
}
