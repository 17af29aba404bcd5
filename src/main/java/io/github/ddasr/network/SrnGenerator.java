package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.ModelHeader;

/**
 * The generator of DDASR's super-resolution network: an encoder of three halvings,
 * a bottleneck of residual-in-residual dense blocks and a decoder of pixel
 * shuffles with skips from the encoder.
 * <p>
 * Input N × C × H × W with H and W multiples of 8, values in [0, 1]; output
 * N × C × sH × sW, not clamped.
 */
public final class SrnGenerator implements Generator {

	/** Height and width of the input must be multiples of this. */
	public static final int ALIGNMENT = 8;

	private final SrnConfiguration configuration;
	private final Parameters parameters;
	private final Convolution stem;
	private final ResidualInResidualDenseBlock stemBlock;
	private final Convolution[] encoder = new Convolution[3];
	private final List<ResidualInResidualDenseBlock> body = new ArrayList<>();
	private final Convolution bodyEnd;
	private final List<Convolution> decoder = new ArrayList<>();
	private final Convolution head;
	private final Convolution last;
	private final Enlargement skip;

	/**
	 * Builds the layers; every weight is asked of the parameters' source, in the order of the data flow.
	 *
	 * @param configuration the shape
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public SrnGenerator(final SrnConfiguration configuration, final Parameters parameters) {
		this.configuration = configuration;
		this.parameters = parameters;
		final SrnConfiguration.Preset preset = configuration.preset();
		final int[] c = { preset.width(0), preset.width(1), preset.width(2), preset.width(3) };
		final Initialisation full = Initialisation.kaiming(1), shuffled = Initialisation.icnr(full);
		stem = Convolution.of3(parameters, "stem.conv", configuration.channels(), c[0], full);
		stemBlock = new ResidualInResidualDenseBlock(parameters, "stem.rrdb", c[0], preset.growth());
		for (int i = 0; i < 3; i++) {
			encoder[i] = Convolution.of(parameters, "encoder." + i, c[i], c[i + 1], 4, 2, 1, full);
		}
		for (int i = 0; i < preset.blocks(); i++) {
			body.add(new ResidualInResidualDenseBlock(parameters, "body." + i, c[3], preset.growth()));
		}
		bodyEnd = Convolution.of3(parameters, "conv_body", c[3], c[3], Initialisation.kaiming(0.1));
		decoder.add(Convolution.of3(parameters, "decoder.0", c[3], 4 * c[2], shuffled));
		decoder.add(Convolution.of3(parameters, "decoder.1", 2 * c[2], 4 * c[1], shuffled));
		decoder.add(Convolution.of3(parameters, "decoder.2", 2 * c[1], 4 * c[0], shuffled));
		final boolean shuffle = configuration.scale() > 1;
		decoder.add(Convolution.of3(parameters, "decoder.3", 2 * c[0], shuffle ? 4 * c[0] : c[0], shuffle ? shuffled : full));
		if (configuration.scale() == 4) decoder.add(Convolution.of3(parameters, "decoder.4", c[0], 4 * c[0], shuffled));
		head = Convolution.of3(parameters, "head.0", c[0], c[0], full);
		last = Convolution.of3(parameters, "head.2", c[0], configuration.channels(), Initialisation.kaiming(0.1));
		skip = new Enlargement(configuration.skip(), configuration.scale());
	}

	/** @return the shape of this network */
	public SrnConfiguration configuration() {
		return configuration;
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public int scale() {
		return configuration.scale();
	}

	@Override
	public int channels() {
		return configuration.channels();
	}

	@Override
	public int alignment() {
		return ALIGNMENT;
	}

	@Override
	public ModelHeader header() {
		return ModelHeader.of(SrnTileNetwork.ARCHITECTURE, configuration.preset().toString(), scale()).withChannels(channels())
			.withOptions(Map.of(SrnTileNetwork.SKIP, configuration.skip().toString()));
	}

	@Override
	public NDArray forward(final NDArray image) {
		return Scoped.call(image, this::run);
	}

	private NDArray run(final NDArray image) {
		final NDArray f0 = Scoped.call(image, x -> stemBlock.apply(stem.apply(x)));
		final NDArray f1 = encoder[0].rectified(f0);
		final NDArray f2 = encoder[1].rectified(f1);
		final NDArray f3 = encoder[2].rectified(f2);
		NDArray u = bottleneck(f3);
		u = level(0, u, f2);
		u = level(1, u, f1);
		u = level(2, u, f0);
		u = enlarge(3, u);
		if (configuration.scale() == 4) u = enlarge(4, u);
		final NDArray detail = Scoped.call(u, x -> last.apply(head.rectified(x)));
		u.close();
		return skip.isNone() ? detail : detail.add(skip.apply(image));
	}

	private NDArray bottleneck(final NDArray f3) {
		return Scoped.call(f3, x -> {
			NDArray y = x;
			for (final ResidualInResidualDenseBlock block : body) y = block.apply(y);
			return bodyEnd.apply(y).add(x);
		});
	}

	/** One decoder block and the skip that joins it; takes and releases u and the encoder's map. */
	private NDArray level(final int index, final NDArray u, final NDArray encoded) {
		try (NDArray up = enlarge(index, u)) {
			final NDArray joined = up.concat(encoded, 1);
			encoded.close();
			return joined;
		}
	}

	private NDArray enlarge(final int index, final NDArray u) {
		final boolean shuffle = index < 3 || configuration.scale() > 1;
		final NDArray result = Scoped.call(u, x -> {
			final NDArray y = decoder.get(index).rectified(x);
			return shuffle ? ChannelsLast.pixelShuffle(y) : y;
		});
		u.close();
		return result;
	}
}
