package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.DsnNetwork;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.ToneCurve;

/** A down-sampling network that learns from two unpaired domains. */
final class DsnTrainee implements Trainee {

	private static final int LOOK_BATCHES = 16;

	private final DsnOptions options;
	private final NDManager manager;
	private final DsnNetwork network;
	private final DsnNetwork averaged;
	private final UnpairedSampler sampler;
	private final DsnLoss loss;
	private final Path previews;
	private final List<DsnLoss.Look> looks = new ArrayList<>();
	private final DsnLoss.Look structureLook;

	/**
	 * @param parent owner of the native memory
	 * @param sampler gives the batches
	 * @param features the frozen network of the loss; belongs to the caller
	 * @param tone the scanner's tone curve
	 * @param start first weights
	 * @param previews a .png file that is written at each checkpoint, or null for none
	 */
	DsnTrainee(final NDManager parent, final DsnOptions options, final UnpairedSampler sampler, final FeatureMaps features,
		final ToneCurve tone, final Parameters.Source start, final Path previews)
	{
		this.options = options;
		this.sampler = sampler;
		this.previews = previews;
		manager = parent.newSubManager();
		network = new DsnNetwork(options.configuration(), tone, new Parameters(manager, start));
		averaged = new DsnNetwork(options.configuration(), tone, new Parameters(manager, start));
		loss = new DsnLoss(options.weights(), features, manager);
		final DsnWeights.Unit unit = options.weights().unit();
		if (unit == DsnWeights.Unit.CROP) {
			structureLook = null;
			return;
		}
		for (int scan = 0; scan < sampler.textureScans(); scan++) looks.add(textureLook(scan));
		if (unit == DsnWeights.Unit.DOMAIN) {
			final DsnLoss.Look mean = DsnLoss.mean(looks);
			looks.clear();
			looks.add(mean);
		}
		final List<DsnLoss.Look> fine = new ArrayList<>();
		for (int scan = 0; scan < sampler.structureScans(); scan++) fine.add(structureLook(scan));
		structureLook = DsnLoss.mean(fine);
	}

	/** The mean look of a texture scan over many crops. */
	private DsnLoss.Look textureLook(final int scan) {
		return look((scope, i) -> crops(scope, sampler.textureCrops(scan, i), options.textureCrop()));
	}

	/** The same of a structure scan, at the size of the network's answers. */
	private DsnLoss.Look structureLook(final int scan) {
		return look((scope, i) -> DsnNetwork.shrink(crops(scope, sampler.structureCrops(scan, i), options.crop()), options
			.configuration().outputFactor()));
	}

	private DsnLoss.Look look(final BiFunction<NDManager, Integer, NDArray> crops) {
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> batches = new ArrayList<>();
			for (int i = 0; i < LOOK_BATCHES; i++) batches.add(crops.apply(scope, i));
			final DsnLoss.Look look = loss.look(batches);
			look.means().forEach(a -> a.attach(manager));
			look.deviations().forEach(a -> a.attach(manager));
			look.spectra().attach(manager);
			return look;
		}
	}

	@Override
	public Parameters parameters() {
		return network.parameters();
	}

	@Override
	public Parameters averaged() {
		return averaged.parameters();
	}

	@Override
	public NDManager manager() {
		return manager;
	}

	@Override
	public List<String> terms() {
		return DsnLoss.TERMS;
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		// What is dropped depends on the step alone, so that a resumed run drops the same.
		Engine.getInstance().setRandomSeed((int) (31 * options.seed() + step));
		final UnpairedSampler.Batch batch = sampler.batch(step);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDList terms = loss.terms(images(network, batch, scope, true), looks.isEmpty() ? null
				: new DsnLoss.Looks(structureLook, looks.get(looks.size() == 1 ? 0 : batch.textureScan())));
			final NDArray total = loss.total(terms);
			collector.backward(total);
			final double[] values = new double[1 + terms.size()];
			values[0] = total.getFloat();
			for (int i = 0; i < terms.size(); i++) values[1 + i] = terms.get(i).getFloat();
			return values;
		}
	}

	private DsnLoss.Images images(final DsnNetwork net, final UnpairedSampler.Batch batch, final NDManager scope,
		final boolean training)
	{
		final int output = options.configuration().outputFactor();
		final NDArray x = crops(scope, batch.structure(), options.crop()), y = crops(scope, batch.texture(), options.textureCrop());
		final NDArray grained = batch.grained() == batch.structure() ? x : crops(scope, batch.grained(), options.crop());
		final NDArray ex = net.embed(x), ey = net.embed(y), eg = grained == x ? ex : net.embed(grained);
		final NDArray styleX = net.encodeTexture(ex, training), styleY = net.encodeTexture(ey, training);
		final DsnNetwork.Structure structure = net.encodeStructure(x, eg, training);
		final DsnNetwork.Structure texture = net.encodeStructure(y, ey, training);
		final NDArray target = DsnNetwork.shrink(y, output);
		final boolean together = options.weights().unit() != DsnWeights.Unit.CROP;
		final DsnNetwork.Looks looks = net.hasScanner() ? new DsnNetwork.Looks(DsnNetwork.look(styleY, together), noise(batch, scope))
			: null;
		final DsnNetwork.Made made = net.decode(structure, styleY, looks, training);
		return new DsnLoss.Images(made.image(), made.change(), made.sharpened(), net.decode(structure, styleX, null, training).image(), net.decode(texture,
			styleY, null, training).image(), DsnNetwork.shrink(x, output), y, target);
	}

	private NDArray noise(final UnpairedSampler.Batch batch, final NDManager scope) {
		return scope.create(batch.noise(), new Shape(options.batch(), 2, options.textureCrop(), options.textureCrop()));
	}

	private NDArray crops(final NDManager scope, final float[] values, final int side) {
		final int channels = options.configuration().channels();
		final NDArray grey = scope.create(values, new Shape(options.batch(), 1, side, side));
		return channels == 1 ? grey : grey.repeat(1, channels);
	}

	@Override
	public double validate() {
		return Double.NaN;
	}

	@Override
	public double baseline() {
		return Double.NaN;
	}

	@Override
	public void preview(final long step) {
		if (previews == null) return;
		try (NDManager scope = manager.newSubManager()) {
			// The same crops each time, so that progress can be seen.
			PreviewGrid.write(previews, images(averaged, sampler.batch(0), scope, false));
		}
	}

	@Override
	public void close() {
		manager.close();
	}
}
