package io.github.ddasr.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.volume.DdasrException;

/**
 * A network that a user brings as TorchScript, ready to make features of grey images: plain arrays in, plain
 * arrays out. TorchScript is code, so it is loaded only if its SHA-256 is given or the user trusts it. Not
 * thread-safe.
 */
public final class FeatureNetwork implements AutoCloseable {

	private final Path file;
	private final String digest;
	private final FeatureInput input;
	private final DeviceSelection device;
	private final Model model;

	private FeatureNetwork(final Path file, final byte[] bytes, final FeatureInput input,
		final DeviceSelection device)
	{
		this.file = file;
		this.digest = TrustedFile.digest(bytes);
		this.input = input;
		this.device = device;
		this.model = load(bytes);
	}

	/**
	 * @param file a network as TorchScript, as {@code torch.jit.save} writes it; its first output is the features
	 * @param sha256 its SHA-256; empty if unknown
	 * @param trusted whether the user trusts the file without that
	 * @param input what it wants to see
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if the file is missing, not trusted, another one than asked for, or no TorchScript
	 */
	public static FeatureNetwork open(final Path file, final String sha256, final boolean trusted,
		final FeatureInput input, final DeviceSelection device)
	{
		return new FeatureNetwork(file, TrustedFile.read(file, sha256, trusted), input, device);
	}

	/** @return file name and SHA-256, for reports */
	public String provenance() {
		return file.getFileName() + ", SHA-256 " + digest;
	}

	/** @return one line for the user: which device, and why */
	public String deviceLine() {
		return device.line();
	}

	/**
	 * @param image height × width grey values from 0 to 1, row major
	 * @param width columns
	 * @param height rows
	 * @return its features, the network's first output flattened
	 * @throws DdasrException if the network does not take such an image, or its output is no numbers
	 */
	public double[] features(final float[] image, final int width, final int height) {
		try (NDManager scope = model.getNDManager().newSubManager()) {
			final NDArray x = scope.create(input.prepare(image, width, height), new Shape(1, input.channels(), input.side(),
				input.side()));
			final NDList outputs = model.getBlock().forward(new ParameterStore(scope, false), new NDList(x), false);
			outputs.attach(scope);
			return doubles(outputs);
		}
		catch (final EngineException | IllegalArgumentException | UnsupportedOperationException e) {
			throw refused(e);
		}
	}

	private DdasrException refused(final RuntimeException error) {
		if (EngineErrors.translate(error) instanceof DeviceMemoryException memory) return memory;
		// The engine appends a stack trace of its own to the first lines.
		final String reason = String.valueOf(error.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty())
			.reduce((first, last) -> last).orElse("no reason given");
		return new DdasrException("The network " + file + " does not work on " + input.channels() + " × " + input.side() +
			" × " + input.side() + " images (" + reason + "). Check the size and the number of channels that it takes.", error);
	}

	private double[] doubles(final NDList outputs) {
		if (outputs.isEmpty() || outputs.get(0).size() == 0) {
			throw new DdasrException("The network " + file + " gives no features. Give a network whose output is one tensor.");
		}
		final float[] features = outputs.get(0).toType(DataType.FLOAT32, false).toFloatArray();
		final double[] result = new double[features.length];
		for (int i = 0; i < result.length; i++) result[i] = features[i];
		return result;
	}

	private Model load(final byte[] bytes) {
		Engines.start();
		final Model loaded = Model.newInstance("features", device.device(), "PyTorch");
		try {
			// The checked bytes themselves: the file may have changed since.
			loaded.load(new ByteArrayInputStream(bytes), Map.of());
			return loaded;
		}
		catch (final IOException | MalformedModelException | RuntimeException e) {
			loaded.close();
			throw new DdasrException(file + " cannot be loaded as TorchScript. Save the network with torch.jit.save; a " +
				"state_dict or a pickled network is not enough.", e);
		}
	}

	@Override
	public void close() {
		model.close();
	}
}
