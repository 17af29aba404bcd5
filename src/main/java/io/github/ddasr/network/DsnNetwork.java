package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * The down-sampling network of DDASR: gives a high-resolution slice, the "structure", the look of a low-resolution one, the
 * "texture" (style transfer by transformers after StyTr², Deng et al. 2022). Both slices become tokens of 8 × 8 pixels by one
 * embedding; two encoders; a decoder in which the structure's tokens ask the texture's; convolutions that make the image.
 * <p>
 * Images are N × C × H × W, values 0 to 1, H and W multiples of 8, not necessarily square; structure and texture may differ in
 * size. The answer has the structure's size in mode common and 1/factor of it in mode native, and is not clamped.
 */
public final class DsnNetwork {

	/**
	 * A structure image on its way through the network.
	 *
	 * @param image N × C × H × W
	 * @param tokens N × (h·w) × width, encoded
	 * @param position the position code, the same shape
	 * @param rows h, tokens along y
	 * @param columns w, tokens along x
	 */
	public record Structure(NDArray image, NDArray tokens, NDArray position, long rows, long columns) {}

	/**
	 * What the scanner of a DSN is given. It must not know the slice's own look: it would learn to make all slices alike.
	 *
	 * @param wanted the look of the texture, N × width, or 1 × width for all
	 * @param noise white noise of standard deviation 1, N × 2 × the size of the answer
	 */
	public record Looks(NDArray wanted, NDArray noise) {}

	private final DsnConfiguration configuration;
	private final Parameters parameters;
	private final Convolution embedding;
	private final PositionCode positionCode;
	private final List<EncoderLayer> structureEncoder = new ArrayList<>();
	private final List<EncoderLayer> textureEncoder = new ArrayList<>();
	private final List<DecoderLayer> decoder = new ArrayList<>();
	private final Normalisation decoderNorm;
	private final ImageDecoder imageDecoder;
	private final ScannerModel scanner;

	/**
	 * Builds the layers; every weight is asked of the parameters' source under its name in the published code's state dict.
	 *
	 * @param configuration the shape
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public DsnNetwork(final DsnConfiguration configuration, final Parameters parameters) {
		this(configuration, ToneCurve.NONE, parameters);
	}

	/**
	 * The same with a scanner that changes tones.
	 *
	 * @param configuration the shape
	 * @param tone the scanner's tone curve; nothing where {@link #hasScanner} is false
	 * @param parameters the weights
	 */
	public DsnNetwork(final DsnConfiguration configuration, final ToneCurve tone, final Parameters parameters) {
		this.configuration = configuration;
		this.parameters = parameters;
		final DsnConfiguration.Preset preset = configuration.preset();
		final int patch = DsnConfiguration.PATCH, channels = configuration.channels();
		embedding = Convolution.of(parameters, "embedding.proj", channels, preset.width(), patch, patch, 0,
			Initialisation.FAN_IN, Initialisation.uniform(1 / Math.sqrt(channels * patch * patch)));
		positionCode = new PositionCode(parameters, "transformer.new_ps", preset);
		for (int i = 0; i < preset.layers(); i++) {
			structureEncoder.add(new EncoderLayer(parameters, "transformer.encoder_c.layers." + i, preset));
		}
		for (int i = 0; i < preset.layers(); i++) {
			textureEncoder.add(new EncoderLayer(parameters, "transformer.encoder_s.layers." + i, preset));
		}
		for (int i = 0; i < preset.layers(); i++) {
			decoder.add(new DecoderLayer(parameters, "transformer.decoder.layers." + i, preset));
		}
		decoderNorm = new Normalisation(parameters, "transformer.decoder.norm", preset.width());
		imageDecoder = new ImageDecoder(parameters, "decode", configuration);
		scanner = hasScanner() ? new ScannerModel(parameters, "scanner", preset, tone) : null;
	}

	/** @return the shape of this network */
	public DsnConfiguration configuration() {
		return configuration;
	}

	/** @return the weights */
	public Parameters parameters() {
		return parameters;
	}

	/** @return whether {@link #decode} wants the look of the texture, and noise */
	public boolean hasScanner() {
		return configuration.skip() == DsnConfiguration.Skip.SCANNER;
	}

	/**
	 * @param image N × C × H × W
	 * @return N × width × H/8 × W/8
	 */
	public NDArray embed(final NDArray image) {
		return embedding.apply(image);
	}

	/**
	 * @param image the structure image
	 * @param embedded what {@link #embed} made of it
	 * @param training whether values are dropped
	 * @return the encoded structure
	 */
	public Structure encodeStructure(final NDArray image, final NDArray embedded, final boolean training) {
		final NDArray position = tokens(positionCode.apply(embedded));
		NDArray x = tokens(embedded);
		for (final EncoderLayer layer : structureEncoder) x = layer.apply(x, position, training);
		return new Structure(image, x, position, embedded.getShape().get(2), embedded.getShape().get(3));
	}

	/**
	 * @param embedded what {@link #embed} made of the texture image
	 * @param training whether values are dropped
	 * @return N × tokens × width
	 */
	public NDArray encodeTexture(final NDArray embedded, final boolean training) {
		NDArray x = tokens(embedded);
		for (final EncoderLayer layer : textureEncoder) x = layer.apply(x, null, training);
		return x;
	}

	/**
	 * @param texture encoded textures, N × tokens × width
	 * @param together whether all of them show one scan
	 * @return their look: the mean over the tokens, N × width, or over all of them, 1 × width
	 */
	public static NDArray look(final NDArray texture, final boolean together) {
		final NDArray each = texture.mean(new int[] { 1 });
		return together ? each.mean(new int[] { 0 }, true) : each;
	}

	/**
	 * What {@link #decode} made.
	 *
	 * @param image the structure in the look of the texture
	 * @param change what the transformers added to the slice that the image began with; null where it began with nothing
	 * @param sharpened what the scanner's point-spread function changed of that slice; null where there was none
	 */
	public record Made(NDArray image, NDArray change, NDArray sharpened) {}

	/**
	 * @param structure the encoded structure
	 * @param texture the encoded texture
	 * @param looks what the scanner is given; null where there is none, or for an image in its own look, which no scanner changes
	 * @param training whether values are dropped
	 * @return the structure in the look of the texture
	 */
	public Made decode(final Structure structure, final NDArray texture, final Looks looks, final boolean training) {
		NDArray x = structure.tokens();
		for (final DecoderLayer layer : decoder) x = layer.apply(x, structure.position(), texture, training);
		final NDArray map = decoderNorm.apply(x).transpose(0, 2, 1).reshape(x.getShape().get(0), configuration.preset().width(),
			structure.rows(), structure.columns());
		final NDArray image = imageDecoder.apply(map);
		if (configuration.skip() == DsnConfiguration.Skip.NONE) return new Made(image, null, null);
		final NDArray base = shrink(structure.image(), configuration.outputFactor());
		if (looks == null) return new Made(image.add(base), image, null);
		final ScannerModel.Scanned scanned = scanner.apply(base, looks.wanted(), looks.noise());
		return new Made(image.add(scanned.image()), image, scanned.sharpened());
	}

	/**
	 * Makes an image without recording or dropping anything.
	 *
	 * @param structure 1 × C × H × W
	 * @param grained what is embedded in its place: the same with grain
	 * @param texture windows of the texture, N × C × H′ × W′; the transformers see the first one, the scanner all
	 * @param noise as for {@link Looks}
	 * @return the structure in the look of the texture, owned by the structure's manager
	 */
	public NDArray forward(final NDArray structure, final NDArray grained, final NDArray texture, final NDArray noise)
	{
		return Scoped.call(structure, x -> {
			final NDArray styles = encodeTexture(embed(texture), false), style = styles.get(new NDIndex().addSliceDim(0, 1));
			final Looks looks = hasScanner() ? new Looks(look(styles, true), noise) : null;
			return decode(encodeStructure(x, embed(grained), false), style, looks, false).image();
		});
	}

	/**
	 * @param structure 1 × C × H × W
	 * @param texture 1 × C × H′ × W′
	 * @return the structure in the look of the texture, without noise
	 */
	public NDArray forward(final NDArray structure, final NDArray texture) {
		final Shape s = structure.getShape();
		final long output = configuration.outputFactor();
		try (NDArray silence = structure.getManager().zeros(new Shape(s.get(0), 2, s.get(2) / output, s.get(3) / output))) {
			return forward(structure, structure, texture, silence);
		}
	}

	/**
	 * @param image N × C × H × W
	 * @param factor divides H and W
	 * @return the mean of each factor × factor pixels: bilinear shrinking for factor 2
	 */
	public static NDArray shrink(final NDArray image, final int factor) {
		if (factor == 1) return image;
		final Shape window = new Shape(factor, factor);
		return Pool.avgPool2d(image, window, window, new Shape(0, 0), false, false);
	}

	/** N × width × h × w → N × (h·w) × width. */
	private static NDArray tokens(final NDArray map) {
		final Shape s = map.getShape();
		return map.reshape(s.get(0), s.get(1), s.get(2) * s.get(3)).transpose(0, 2, 1);
	}
}
