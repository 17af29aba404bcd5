package io.github.ddasr.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.ddasr.volume.DdasrException;

/**
 * What a model file says about itself; its header's metadata, as defined by
 * {@link ModelHeaderFormat}. Immutable. A number out of its range is refused with
 * a {@link DdasrException}.
 *
 * @param architecture family of networks, "srn"
 * @param preset size within the family: "tiny", "small", "base", "large"
 * @param scale enlargement per in-plane axis, 1 to 8; {@link #ANY_SCALE} for a model that enlarges by any number
 * @param dimensions 2 for slices, 3 for volumes
 * @param channels channels of input and output, at least 1
 * @param normalisation how intensities are brought to [0, 1] before the network, in words
 * @param description one line for lists
 * @param trainingData what the weights were trained on
 * @param licence terms of the weights, following from those of the data
 * @param suiteVersion version of this suite that wrote the file
 * @param citation what to cite, or empty
 * @param options further properties of the architecture, such as the global skip, by name
 * @param provenance free entries on how the weights came about, by name
 */
public record ModelHeader(String architecture, String preset, int scale, int dimensions, int channels,
	String normalisation, String description, String trainingData, String licence, String suiteVersion,
	String citation, Map<String, String> options, Map<String, String> provenance)
{

	/** The scale of models that enlarge by any number. */
	public static final int ANY_SCALE = 0;

	private static final int LARGEST_SCALE = 8;

	// Documented with the record itself.
	public ModelHeader {
		Objects.requireNonNull(architecture);
		Objects.requireNonNull(preset);
		if (scale < ANY_SCALE || scale > LARGEST_SCALE) throw impossible("scale", scale, "1 to " + LARGEST_SCALE + ", or 0 for any");
		if (dimensions != 2 && dimensions != 3) throw impossible("dimensions", dimensions, "2 or 3");
		if (channels < 1) throw impossible("channels", channels, "1 or more");
		options = Collections.unmodifiableMap(new TreeMap<>(options));
		provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
	}

	/**
	 * @param architecture family of networks
	 * @param preset size within the family
	 * @param scale enlargement per in-plane axis
	 * @return a header for one-channel slices, windowed by percentiles, everything else empty
	 */
	public static ModelHeader of(final String architecture, final String preset, final int scale) {
		return new ModelHeader(architecture, preset, scale, 2, 1, ModelHeaderFormat.PERCENTILE_WINDOW, "", "", "", "", "",
			Map.of(), Map.of());
	}

	/**
	 * @param entries options of the architecture, by name
	 * @return this header with those instead of its own
	 */
	public ModelHeader withOptions(final Map<String, String> entries) {
		return new ModelHeader(architecture, preset, scale, dimensions, channels, normalisation, description,
			trainingData, licence, suiteVersion, citation, entries, provenance);
	}

	/**
	 * @param number 2 for slices, 3 for volumes
	 * @return this header with that number
	 */
	public ModelHeader withDimensions(final int number) {
		return new ModelHeader(architecture, preset, scale, number, channels, normalisation, description, trainingData, licence,
			suiteVersion, citation, options, provenance);
	}

	/**
	 * @param words how intensities are brought to [0, 1]
	 * @return this header with those words
	 */
	public ModelHeader withNormalisation(final String words) {
		return new ModelHeader(architecture, preset, scale, dimensions, channels, words, description, trainingData, licence,
			suiteVersion, citation, options, provenance);
	}

	/**
	 * @param number channels of input and output
	 * @return this header with that number
	 */
	public ModelHeader withChannels(final int number) {
		return new ModelHeader(architecture, preset, scale, dimensions, number, normalisation, description,
			trainingData, licence, suiteVersion, citation, options, provenance);
	}

	/**
	 * @param line one line for lists
	 * @param data what the weights were trained on
	 * @param terms licence of the weights
	 * @param version version of this suite
	 * @param reference what to cite
	 * @param entries how the weights came about
	 * @return this header with those instead of its own
	 */
	public ModelHeader withOrigin(final String line, final String data, final String terms, final String version,
		final String reference, final Map<String, String> entries)
	{
		return new ModelHeader(architecture, preset, scale, dimensions, channels, normalisation, line, data, terms,
			version, reference, options, entries);
	}

	/**
	 * Refuses a model that cannot do what is asked; called before any work begins.
	 *
	 * @param model name of the model, for the message
	 * @param wantedScale enlargement asked for, or 0 for any
	 * @param wantedChannels channels of the image
	 * @param wantedDimensions 2 for slice-wise work, 3 for blocks
	 * @throws DdasrException which property differs, and what to do
	 */
	public void requireCompatible(final String model, final int wantedScale, final int wantedChannels,
		final int wantedDimensions)
	{
		if (wantedScale != 0 && scale != ANY_SCALE && wantedScale != scale) throw new DdasrException("The model " + model + " enlarges by " +
			scale + ", not by " + wantedScale + "; choose another model, or scale=" + scale + ".");
		if (wantedChannels != channels) throw new DdasrException("The model " + model + " works on " +
			count(channels, "channel") + ", but the image has " + count(wantedChannels, "channel") +
			"; choose another model, or convert the image.");
		if (wantedDimensions != dimensions) throw new DdasrException("The model " + model + " works on " + dimensions +
			"-D images, but " + wantedDimensions + "-D processing was asked for; choose another model.");
	}

	private static String count(final int number, final String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}

	private static DdasrException impossible(final String what, final int value, final String allowed) {
		return new DdasrException("A model cannot have " + what + " = " + value + "; allowed is " + allowed + ".");
	}
}
