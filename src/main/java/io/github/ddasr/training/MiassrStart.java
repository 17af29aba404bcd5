package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.Initialisation;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;

/**
 * The first weights of a training of MIASSR: those of a model of any modality where name and shape fit, else random ones. The means
 * are those of the images at hand. What was taken is known when the network has been built.
 */
final class MiassrStart implements Parameters.Source {

	private static final String MEANS = "_mean.bias", EXTRACTOR = "feature_extractor.";

	private final ModelFile start;
	private final TensorFile model;
	private final boolean freeze;
	private final Parameters.Source random;
	private final float[] means;
	/** Name → whether it was taken. */
	private final Map<String, Boolean> asked = new TreeMap<>();

	/**
	 * @param start a model, or null
	 * @param options the network that is trained
	 * @param means mean of each channel of the images
	 * @throws DdasrException if the model is no MIASSR network, or has another feature extractor
	 */
	MiassrStart(final ModelFile start, final MiassrOptions options, final float[] means) {
		this.start = start;
		this.means = means;
		freeze = options.freeze();
		random = Parameters.random(options.seed());
		if (start == null) {
			model = null;
			return;
		}
		final MiassrShape shape = MiassrShape.of(start.header()), wanted = options.shape();
		if (shape.extractor() != wanted.extractor() || shape.features() != wanted.features()) throw new DdasrException("The model " + start
			.source() + " (" + shape.words() + ") has a feature extractor other than the one to be trained (" + wanted.words() +
			"). Give its own preset and extractor, or leave out start=.");
		model = start.tensors();
	}

	@Override
	public float[] values(final String name, final long[] shape, final Initialisation initial) {
		if (name.endsWith(MEANS)) return mean(name.startsWith("sub") ? -1 : 1);
		final Tensor tensor = model == null ? null : model.tensors().get(name);
		final boolean fits = tensor != null && Arrays.equals(tensor.shape(), shape);
		asked.put(name, fits);
		return fits ? tensor.floats() : random.values(name, shape, initial);
	}

	private float[] mean(final int sign) {
		final float[] values = means.clone();
		for (int c = 0; c < values.length; c++) values[c] *= sign;
		return values;
	}

	/**
	 * What is to be held still: with freeze=true, what the feature extractor took from the start model. Its fresh tensors have to learn.
	 *
	 * @return names of weights and statistics
	 * @throws DdasrException if nothing of the start model fits, or with freeze=true nothing of its feature extractor
	 */
	List<String> held() {
		final List<String> taken = taken(), extractor = taken.stream().filter(name -> name.startsWith(EXTRACTOR)).toList();
		if (start != null && (freeze ? extractor : taken).isEmpty()) throw new DdasrException("No tensor of the " + (freeze
			? "feature extractor of the " : "") + "model " + start.source() + " fits the network to be trained. Give another one, or leave out " +
			(freeze ? "start= and freeze=." : "start=."));
		return freeze ? extractor : List.of();
	}

	private List<String> taken() {
		return asked.keySet().stream().filter(asked::get).toList();
	}

	/** What was taken, in words. */
	String words() {
		final List<String> taken = taken(), fresh = asked.keySet().stream().filter(name -> !asked.get(name)).toList();
		return taken.size() + " of " + asked.size() + " tensors of the start model fit and were taken" + (freeze ? "; " + held().size() +
			" of them, those of the feature extractor, are held still" : "") + (fresh.isEmpty() ? "" : "; fresh are " + String.join(", ",
				fresh));
	}
}
