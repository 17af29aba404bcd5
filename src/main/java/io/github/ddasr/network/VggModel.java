package io.github.ddasr.network;

import java.util.Map;

import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.volume.DdasrException;

/** What the header of a model file says of a feature network that this suite has trained. */
public final class VggModel {

	/** Value of "architecture" in the header. */
	public static final String ARCHITECTURE = "vgg-features";

	private static final String DIVISOR = "divisor";
	private static final String BORDERS = "borders";
	private static final String MIRRORED = "mirrored";

	private VggModel() {}

	/**
	 * @param shape the network's shape, without an input stage
	 * @return the header, without its origin
	 */
	public static ModelHeader header(final VggConfiguration shape) {
		return ModelHeader.of(ARCHITECTURE, "divisor " + shape.divisor(), 1).withChannels(shape.channels()).withOptions(Map.of(
			DIVISOR, Integer.toString(shape.divisor()), BORDERS, shape.reflect() ? MIRRORED : "zero"));
	}

	/**
	 * @param header the header of a model
	 * @param model the model's name, for messages
	 * @return the shape
	 * @throws DdasrException if it is another kind of model
	 */
	static VggConfiguration configuration(final ModelHeader header, final String model) {
		if (!ARCHITECTURE.equals(header.architecture())) throw new DdasrException("The model " + model + " is no feature " +
			"network but one of architecture \"" + header.architecture() + "\". Give a model made by Train Feature Network, or " +
			"leave the choice at bundled.");
		try {
			return new VggConfiguration(Integer.parseInt(header.options().getOrDefault(DIVISOR, "")), header.channels(), false,
				MIRRORED.equals(header.options().get(BORDERS)));
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("The header of the model " + model + " does not say by how much its widths are divided. " +
				"Get the file again from where it came.", e);
		}
	}
}
