package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.DsnConfiguration.Decoder;
import io.github.ddasr.network.DsnConfiguration.Mode;
import io.github.ddasr.network.DsnConfiguration.Preset;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Mirror;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;

/**
 * A trained down-sampling network, seen from outside the engine: plain slices in, plain slices out. Slices of any size are
 * continued by their mirror image to what the network needs, and the answer is cut to its size. Not thread-safe.
 */
public final class DsnSliceNetwork implements AutoCloseable {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "dsn";

	private static final String MODE = "mode", DECODER = "decoder", SKIP = "skip", GRAIN = "grain", RESIZE = "resize", TONE = "tone",
		WINDOW = "window";
	private static final String NORMALISATION = "0, no signal, to the 99.9th percentile of the foreground, per volume, to [0, 1]";
	private static final String NEAREST = "nearest";

	/**
	 * A grey slice.
	 *
	 * @param values row major
	 * @param width columns
	 * @param height rows
	 */
	public record Slice(float[] values, int width, int height) {}

	private final DeviceSelection device;
	private final NDManager manager;
	private final DsnNetwork network;
	private final Kernel kernel;
	private final int window;
	private final ResamplingMatrices matrices = new ResamplingMatrices();

	private DsnSliceNetwork(final ModelFile model, final DeviceSelection device) {
		this.device = device;
		this.manager = Engines.start().newBaseManager(device.device());
		this.window = (int) number(model.header().options().getOrDefault(WINDOW, "0"));
		this.kernel = NEAREST.equals(model.header().options().get(RESIZE)) ? Kernel.NEAREST : Kernel.LINEAR;
		try {
			final TensorFile tensors = model.tensors();
			network = new DsnNetwork(configuration(model.header()), tone(model.header()), new Parameters(manager, (name, shape, initial) -> tensors
				.tensor(name).floats()));
			network.parameters().flat();
		}
		catch (final RuntimeException e) {
			manager.close();
			throw EngineErrors.translate(e);
		}
	}

	/**
	 * @param model a model file of architecture "dsn"
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if the file's tensors are not those of its own header
	 */
	public static DsnSliceNetwork open(final ModelFile model, final DeviceSelection device) {
		return new DsnSliceNetwork(model, device);
	}

	/**
	 * @param header a model's header
	 * @return the shape of the network that it describes
	 * @throws DdasrException if the architecture is another one
	 */
	public static DsnConfiguration configuration(final ModelHeader header) {
		if (!ARCHITECTURE.equals(header.architecture())) {
			throw new DdasrException("The model is of architecture \"" + header.architecture() +
				"\", which does not make slices coarse. Choose a model of architecture \"" + ARCHITECTURE + "\".");
		}
		final Map<String, String> options = header.options();
		return new DsnConfiguration(Preset.of(header.preset()), Mode.of(options.getOrDefault(MODE, "common")), header.scale(), header
			.channels(), Decoder.of(options.getOrDefault(DECODER, "stytr2")), DsnConfiguration.Skip.of(options.getOrDefault(SKIP, "none")), number(options
				.getOrDefault(GRAIN, "0")));
	}

	private static ToneCurve tone(final ModelHeader header) {
		return ToneCurve.parse(header.options().getOrDefault(TONE, ToneCurve.NONE.toString()));
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("The model's header says " + text + " where a number belongs. Get the file again.", e);
		}
	}

	/**
	 * @param configuration the shape of a network
	 * @param resize how coarse slices are enlarged in mode common: bilinear or nearest
	 * @param window side of the windows in which the network saw textures, in their pixels as it saw them
	 * @param tone the scanner's tone curve
	 * @return a header that describes it, with everything else empty
	 */
	public static ModelHeader header(final DsnConfiguration configuration, final String resize, final int window,
		final ToneCurve tone)
	{
		final Map<String, String> options = new LinkedHashMap<>();
		options.put(MODE, configuration.mode().toString());
		options.put(DECODER, configuration.decoder().toString());
		options.put(SKIP, configuration.skip().toString());
		options.put(GRAIN, Double.toString(configuration.grain()));
		options.put(RESIZE, resize);
		options.put(TONE, tone.toString());
		options.put(WINDOW, Integer.toString(window));
		return new ModelHeader(ARCHITECTURE, configuration.preset().toString(), configuration.factor(), 2, configuration.channels(),
			NORMALISATION, "", "", "", "", "", options, Map.of());
	}

	/** @return the shape of the network */
	public DsnConfiguration configuration() {
		return network.configuration();
	}

	/** @return side of the windows in which a texture is best shown, in its own pixels; 0 for whole slices */
	public int textureWindow() {
		return network.configuration().mode() == Mode.COMMON ? window / network.configuration().factor() : window;
	}

	/** @return one line for the user: which device, and why */
	public String deviceLine() {
		return device.line();
	}

	/**
	 * Gives a slice the look of another one and shrinks it.
	 *
	 * @param structure the fine slice, 0 to 1, width and height multiples of the factor
	 * @param grained the same with white noise of the network's grain; the same values where that is 0
	 * @param texture windows of the coarse slice whose look is wanted, or the slice itself, 0 to 1; of one size
	 * @param noise gives numbers of mean 0 and standard deviation 1, for the noise of the scanner; asked as often as needed
	 * @return the slice with 1/factor of the columns and rows, not clamped
	 * @throws io.github.ddasr.engine.DeviceMemoryException if the device has too little memory
	 */
	public float[] apply(final Slice structure, final float[] grained, final List<Slice> texture, final DoubleSupplier noise)
	{
		final DsnConfiguration c = network.configuration();
		try (NDManager scope = manager.newSubManager()) {
			final int output = c.outputFactor();
			final NDArray x = array(scope, padded(structure)), g = array(scope, padded(new Slice(grained, structure.width(), structure
				.height())));
			final NDArray made = network.forward(x, g, arrays(scope, texture.stream().map(this::style).toList()), white(x, output,
				noise));
			return shrunk(cut(made, structure.width() / output, structure.height() / output), c.factor() / output);
		}
		catch (final RuntimeException e) {
			throw EngineErrors.translate(e);
		}
	}

	private static NDArray white(final NDArray x, final int output, final DoubleSupplier noise) {
		final long h = x.getShape().get(2) / output, w = x.getShape().get(3) / output;
		final float[] values = new float[Math.toIntExact(2 * h * w)];
		for (int i = 0; i < values.length; i++) values[i] = (float) noise.getAsDouble();
		return x.getManager().create(values, new Shape(1, 2, h, w));
	}

	/** N × C × H × W → the grey image of the part that is wanted, row major. */
	private static NDArray cut(final NDArray image, final int width, final int height) {
		return image.get(":, :, :{}, :{}", height, width).mean(new int[] { 1 }, true);
	}

	private static float[] shrunk(final NDArray image, final int factor) {
		return ChannelsLast.toPlanar(DsnNetwork.shrink(image, factor));
	}

	private Slice style(final Slice texture) {
		final int factor = network.configuration().mode() == Mode.COMMON ? network.configuration().factor() : 1;
		final Slice sized = factor == 1 ? texture : enlarged(texture, factor);
		final int width = whole(sized.width()), height = whole(sized.height());
		return window(sized, (sized.width() - width) / 2, (sized.height() - height) / 2, width, height);
	}

	private Slice enlarged(final Slice s, final int factor) {
		final int w = factor * s.width(), h = factor * s.height();
		return new Slice(Resampler.apply(s.values(), s.width(), s.height(), matrices.of(kernel, s.width(), w), matrices.of(kernel, s
			.height(), h)), w, h);
	}

	/** The largest number of whole tokens, but at least one. */
	private static int whole(final int size) {
		return Math.max(DsnConfiguration.PATCH, size - size % DsnConfiguration.PATCH);
	}

	private static Slice padded(final Slice s) {
		final int patch = DsnConfiguration.PATCH;
		return window(s, 0, 0, (s.width() + patch - 1) / patch * patch, (s.height() + patch - 1) / patch * patch);
	}

	/** A part of a slice that may reach beyond its ends, where it is its own mirror image. */
	private static Slice window(final Slice s, final int x0, final int y0, final int width, final int height) {
		if (width == s.width() && height == s.height()) return s;
		final float[] values = new float[width * height];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			values[y * width + x] = s.values()[Mirror.repeating(y0 + y, s.height()) * s.width() + Mirror.repeating(x0 + x, s.width())];
		}
		return new Slice(values, width, height);
	}

	private NDArray arrays(final NDManager scope, final List<Slice> slices) {
		final NDList all = new NDList();
		for (final Slice s : slices) all.add(array(scope, s));
		return NDArrays.concat(all, 0);
	}

	private NDArray array(final NDManager scope, final Slice s) {
		final NDArray grey = scope.create(s.values(), new Shape(1, 1, s.height(), s.width()));
		final int channels = network.configuration().channels();
		return channels == 1 ? grey : grey.repeat(1, channels);
	}

	@Override
	public void close() {
		manager.close();
	}
}
