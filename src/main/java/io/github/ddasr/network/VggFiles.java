package io.github.ddasr.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.model.Checksum;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.model.TorchStateDict;
import io.github.ddasr.volume.DdasrException;

/** Feature networks out of files: models of this suite, and VGG-19 as others publish it, which is data and never run. */
public final class VggFiles {

	/** Names of convolutions by number; a whole VGG-19 has a large classifier beside them. */
	private static final Pattern NUMBERED = Pattern.compile("(.*\\.)?\\d+\\.(weight|bias)");
	/** Of 2.5 mm, hardly two of them alike: 3 · 70 slices. */
	private static final int PER_DIRECTION = 70;

	private VggFiles() {}

	/**
	 * @param path torchvision's vgg19 weights or AdaIN's vgg_normalised.pth as PyTorch state dict or safetensors, or a
	 *          model that Train Feature Network has made
	 * @param use taps, borders, normalisation
	 * @param manager owner, which also says the device
	 * @return the network; torchvision's with the mean and sd of ImageNet's colours in its input stage
	 * @throws DdasrException if the file is missing, damaged, no VGG-19 or not deep enough, or asks to run code
	 */
	public static VggFeatures open(final Path path, final VggUse use, final NDManager manager) {
		final boolean safe = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SafeTensors.SUFFIX);
		if (safe && SafeTensors.readMetadata(path).containsKey("ddasr.format")) return open(ModelFile.open(path), use,
			manager);
		final TensorFile file = safe ? SafeTensors.read(path) : TorchStateDict.read(path, name -> NUMBERED.matcher(name)
			.matches());
		final VggWeights weights = VggWeights.of(file, use.reflect(), use.deepest());
		final boolean calibrate = use.normalised() && !weights.adaIn();
		final Map<String, float[]> values = calibrate ? normalised(weights.shape(), weights.values(), use.deepest(), manager,
			PER_DIRECTION) : weights.values();
		return of(weights.shape(), values, use, path.getFileName() + ", SHA-256 " + Checksum.sha256(path) + (calibrate
			? ", activations normalised on phantom slices" : ""), manager);
	}

	/**
	 * @param model a model of this suite
	 * @param use taps, borders; its activations are normalised already
	 * @param manager owner, which also says the device
	 * @return the network
	 * @throws DdasrException if it is another kind of model, or damaged
	 */
	public static VggFeatures open(final ModelFile model, final VggUse use, final NDManager manager) {
		final VggConfiguration own = VggModel.configuration(model.header(), model.name());
		final VggConfiguration shape = new VggConfiguration(own.divisor(), own.channels(), false, use.reflect());
		final TensorFile tensors = model.tensors();
		final Parameters parameters = new Parameters(manager, (name, s, initial) -> tensors.tensor(name).floats());
		return built(shape, parameters, use, model.name() + " (" + model.header().description() + "), SHA-256 " + model
			.sha256());
	}

	/** Random filters, their activations normalised on the phantom. */
	static VggFeatures random(final long seed, final int divisor, final VggUse use, final NDManager manager) {
		final VggConfiguration shape = new VggConfiguration(divisor, 1, false, use.reflect());
		final Parameters.Source source = Parameters.random(seed);
		final Map<String, float[]> values;
		try (Parameters start = new Parameters(manager, source)) {
			new Vgg(shape, use.deepest(), start);
			values = start.values();
		}
		final Map<String, float[]> used = use.normalised() ? normalised(shape, values, use.deepest(), manager, 10) : values;
		return of(shape, used, use, "random filters of seed " + seed, manager);
	}

	/**
	 * @param shape a network's shape
	 * @param values name → values of its weights
	 * @param use taps; the borders are those of the shape
	 * @param origin where the weights come from, in words
	 * @param manager owner, which also says the device
	 * @return the network
	 */
	public static VggFeatures of(final VggConfiguration shape, final Map<String, float[]> values, final VggUse use,
		final String origin, final NDManager manager)
	{
		return built(shape, new Parameters(manager, (name, s, initial) -> values.get(name)), use, origin);
	}

	private static VggFeatures built(final VggConfiguration shape, final Parameters parameters, final VggUse use,
		final String origin)
	{
		try {
			final Vgg vgg = new Vgg(shape, use.deepest(), parameters);
			return new VggFeatures(vgg, use.taps(), shape.words() + ": " + origin);
		}
		catch (final RuntimeException e) {
			parameters.close();
			throw e;
		}
	}

	private static Map<String, float[]> normalised(final VggConfiguration shape, final Map<String, float[]> values,
		final String deepest, final NDManager manager, final int perDirection)
	{
		try (NDManager scope = manager.newSubManager(); Parameters p = new Parameters(scope, (name, s, initial) -> values.get(
			name)))
		{
			// A rectifier follows the last convolution, and its mean is what counts.
			final int last = VggLayers.index(deepest);
			final Vgg vgg = new Vgg(shape, VggLayers.name(VggLayers.isConvolution(last) ? last + 1 : last), p);
			final List<NDArray> slices = CalibrationSlices.of(scope, perDirection, shape.channels());
			return ActivationNormalisation.rescaled(values, ActivationNormalisation.means(vgg, slices));
		}
	}
}
