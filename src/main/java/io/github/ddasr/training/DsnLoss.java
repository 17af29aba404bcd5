package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

import io.github.ddasr.network.Constants;
import io.github.ddasr.network.DsnNetwork;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.LocalSpectrum;
import io.github.ddasr.network.Scoped;

/**
 * The losses of the down-sampling network (eqs. 5 to 8 of DDASR, as its code and StyTr2's compute them). With F_l the maps of a
 * frozen network, and means over all elements everywhere:
 * <ul>
 * <li>structure, L_s: squared difference of the instance-normalised maps of output and structure, over the deepest two maps;</li>
 * <li>domain, L_d: squared differences of the mean and of the standard deviation of each channel of output and texture;</li>
 * <li>identity, L_id1: squared difference of an image and what the network makes of it in its own texture;</li>
 * <li>identity of features, L_id2: the same of the maps;</li>
 * <li>spectrum, not published: squared difference of the decimal logarithms of the local power spectra of output and texture. The
 * maps of a small feature network tell the strength of noise and blur, but hardly their frequencies;</li>
 * <li>change, not published: mean square of what the transformers add to the slice, and a share of what the scanner's sharpness
 * changes.</li>
 * </ul>
 */
final class DsnLoss {

	/** Titles of what {@link #values} gives: the weighted sum, then each term before its weight. */
	static final List<String> TERMS = List.of("total (weighted)", "structure (squared)", "domain (squared)",
		"identity (squared)", "identity of features (squared)", "spectrum (log10 of power, squared)", "change (squared)");

	private static final int[] ALL = { 0, 2, 3 };
	private static final float DARK = 0.1f;
	private static final float EPSILON = 1e-5f;
	/** The maps that tell structure: relu4_1 and relu5_1. */
	private static final int DEEP = 2;
	/** Sharpness is told by the spectra, though heads differ in it: it may change more than the transformers. */
	private static final float SHARPNESS = 0.03f;

	/**
	 * What the network made, and what it was made from; N × C × H × W each.
	 *
	 * @param output the structure in the look of the texture
	 * @param change what the transformers added to make the output; null if they made all of it
	 * @param sharpened what the scanner's point-spread function changed; null without one
	 * @param structureAgain the structure in its own look
	 * @param textureAgain the texture in its own look
	 * @param structure the structure at the output's size
	 * @param texture the texture at its own size
	 * @param textureTarget the texture at the size of textureAgain
	 */
	record Images(NDArray output, NDArray change, NDArray sharpened, NDArray structureAgain, NDArray textureAgain,
		NDArray structure, NDArray texture, NDArray textureTarget)
	{}

	private final DsnWeights weights;
	private final FeatureMaps features;
	private final NDArray[] factors;
	private final NDArray nothing;
	private final NDArray sharpness;
	private final LocalSpectrum spectrum;

	/**
	 * @param weights of the terms
	 * @param features a frozen network with five maps
	 * @param manager owner of the constants
	 */
	DsnLoss(final DsnWeights weights, final FeatureMaps features, final NDManager manager) {
		this.weights = weights;
		this.features = features;
		final double[] all = { weights.structure(), weights.domain(), weights.identity(), weights.identityFeatures(),
			weights.spectrum(), weights.restraint() };
		factors = new NDArray[all.length];
		for (int i = 0; i < all.length; i++) factors[i] = Constants.scalar(manager, (float) all[i]);
		nothing = Constants.scalar(manager, 0);
		sharpness = Constants.scalar(manager, SHARPNESS);
		spectrum = new LocalSpectrum(manager);
	}

	/**
	 * The mean look of a scan's tissue. What is darker than a tenth of white counts as air, whose share of a crop says nothing
	 * about the scanner.
	 *
	 * @param means of each channel of each map, 1 × c × 1 × 1
	 * @param deviations likewise
	 * @param spectra local power spectra
	 */
	record Look(List<NDArray> means, List<NDArray> deviations, LookSpectra spectra) {}

	/**
	 * Mean looks of the domains. A batch shows other anatomy than the domain's mean, and so has another look; as much as the batch's
	 * structures differ from their domain's mean is granted to the output. Else the network would learn to make all heads alike.
	 *
	 * @param structure of the structures, at the size of the output
	 * @param wanted of the textures
	 */
	record Looks(Look structure, Look wanted) {}

	/**
	 * @param crops batches of crops of a scan, N × C × H × W
	 * @return its mean look, owned by the manager of the batches
	 */
	Look look(final List<NDArray> crops) {
		final List<Look> each = new ArrayList<>();
		for (final NDArray batch : crops) each.add(look(features.of(batch), batch, batch));
		return mean(each);
	}

	/**
	 * @param looks looks that count alike
	 * @return their mean
	 */
	static Look mean(final List<Look> looks) {
		final List<NDArray> means = new ArrayList<>(), deviations = new ArrayList<>();
		LookSpectra spectra = null;
		for (final Look one : looks) {
			for (int l = 0; l < one.means().size(); l++) {
				add(means, l, one.means().get(l));
				add(deviations, l, one.deviations().get(l));
			}
			spectra = spectra == null ? one.spectra() : spectra.plus(one.spectra());
		}
		final float share = 1f / looks.size();
		means.replaceAll(x -> x.mul(share));
		deviations.replaceAll(x -> x.mul(share));
		return new Look(means, deviations, spectra.times(share));
	}

	/** Guide: the images, or those from which they were made; it shows what is tissue. */
	private Look look(final List<NDArray> maps, final NDArray images, final NDArray guide) {
		final NDArray mask = tissue(guide), grey = grey(images);
		final List<NDArray> means = new ArrayList<>(), deviations = new ArrayList<>();
		for (final NDArray map : maps) {
			final long window = mask.getShape().get(2) / map.getShape().get(2);
			final NDArray share = DsnNetwork.shrink(mask, (int) window);
			final NDArray total = share.sum().add(EPSILON);
			final NDArray mean = map.mul(share).sum(ALL, true).div(total);
			means.add(mean);
			deviations.add(map.sub(mean).square().mul(share).sum(ALL, true).div(total).add(EPSILON).sqrt());
		}
		return new Look(means, deviations, LookSpectra.of(spectrum, grey, guide == images ? grey : grey(guide), mask));
	}

	/** 1 where there is tissue, N × 1 × H × W. */
	private static NDArray tissue(final NDArray images) {
		return grey(images).gte(DARK).toType(DataType.FLOAT32, false);
	}

	private static void add(final List<NDArray> sums, final int index, final NDArray more) {
		if (sums.size() == index) sums.add(more);
		else sums.set(index, sums.get(index).add(more));
	}

	/**
	 * @param images what the network made, and of what
	 * @param looks what the output is compared with; null to compare it with the texture crops
	 * @return the terms, each one number, in the order of {@link #TERMS} but for the sum
	 */
	NDList terms(final Images images, final Looks looks) {
		final long n = images.output().getShape().get(0);
		final List<NDArray> both = features.of(NDArrays.concat(new NDList(images.output(), images.structureAgain()), 0));
		final List<NDArray> given = features.of(NDArrays.concat(new NDList(images.structure(), images.texture()), 0));
		final List<NDArray> output = part(both, 0, n), structure = part(given, 0, n), texture = part(given, n, 2 * n);
		final List<NDArray> target = images.textureTarget() == images.texture() ? texture : features.of(images.textureTarget());
		final NDArray identity = difference(images.structureAgain(), images.structure()).add(difference(images.textureAgain(),
			images.textureTarget()));
		final Look made = looks == null ? null : look(output, images.output(), images.structure());
		final NDArray domain = looks == null ? domainTerm(output, texture) : domainTerm(made, look(structure, images.structure(), images
			.structure()), looks);
		final NDArray power = looks == null ? whole(images.output()).difference(whole(images.texture())) : made.spectra().difference(
			looks.wanted().spectra());
		return new NDList(structureTerm(output, structure), domain, identity, sum(part(both, n, 2 * n),
			structure).add(sum(features.of(images.textureAgain()), target)), power, change(images));
	}

	private NDArray change(final Images images) {
		if (images.change() == null) return images.output().mean().mul(nothing);
		final NDArray own = images.change().square().mean();
		return images.sharpened() == null ? own : own.add(images.sharpened().square().mean().mul(sharpness));
	}

	/** @return the weighted sum of the terms */
	NDArray total(final NDList terms) {
		NDArray total = terms.get(0).mul(factors[0]);
		for (int i = 1; i < factors.length; i++) total = total.add(terms.get(i).mul(factors[i]));
		return total;
	}

	private NDArray structureTerm(final List<NDArray> output, final List<NDArray> structure) {
		final int from = weights.allLayers() ? 0 : output.size() - DEEP;
		NDArray sum = null;
		for (int l = from; l < output.size(); l++) {
			final boolean plain = weights.allLayers();
			final NDArray d = plain ? difference(output.get(l), structure.get(l)) : difference(normalised(output.get(l)),
				normalised(structure.get(l)));
			sum = sum == null ? d : sum.add(d);
		}
		return sum;
	}

	private static NDArray domainTerm(final List<NDArray> output, final List<NDArray> texture) {
		NDArray sum = null;
		for (int l = 0; l < output.size(); l++) {
			final NDArray d = difference(mean(output.get(l)), mean(texture.get(l))).add(difference(deviation(output.get(l)),
				deviation(texture.get(l))));
			sum = sum == null ? d : sum.add(d);
		}
		return sum;
	}

	private static NDArray domainTerm(final Look made, final Look batch, final Looks looks) {
		return changes(made.means(), batch.means(), looks.structure().means(), looks.wanted().means()).add(changes(made.deviations(),
			batch.deviations(), looks.structure().deviations(), looks.wanted().deviations()));
	}

	/** Squared difference of (a − b) and (d − c). */
	private static NDArray changes(final List<NDArray> a, final List<NDArray> b, final List<NDArray> c, final List<NDArray> d) {
		NDArray sum = null;
		for (int l = 0; l < a.size(); l++) {
			final NDArray one = a.get(l).sub(b.get(l)).sub(d.get(l).sub(c.get(l))).square().mean();
			sum = sum == null ? one : sum.add(one);
		}
		return sum;
	}

	private LookSpectra whole(final NDArray images) {
		return LookSpectra.whole(spectrum, grey(images));
	}

	private static NDArray grey(final NDArray images) {
		return images.getShape().get(1) == 1 ? images : images.mean(new int[] { 1 }, true);
	}

	private static NDArray sum(final List<NDArray> a, final List<NDArray> b) {
		NDArray sum = null;
		for (int l = 0; l < a.size(); l++) {
			final NDArray d = difference(a.get(l), b.get(l));
			sum = sum == null ? d : sum.add(d);
		}
		return sum;
	}

	private static List<NDArray> part(final List<NDArray> maps, final long from, final long to) {
		final List<NDArray> part = new ArrayList<>();
		for (final NDArray map : maps) part.add(map.get(new NDIndex().addSliceDim(from, to)));
		return part;
	}

	private static NDArray difference(final NDArray a, final NDArray b) {
		return a.sub(b).square().mean();
	}

	/** N × c × H × W → N × c × 1 × 1. */
	static NDArray mean(final NDArray map) {
		// The engine averages over one axis at a time.
		return map.mean(new int[] { 3 }, true).mean(new int[] { 2 }, true);
	}

	/** Standard deviation of each channel, √(unbiased variance + 1e-5); N × c × 1 × 1. */
	static NDArray deviation(final NDArray map) {
		return Scoped.call(map, x -> {
			final long n = x.getShape().get(2) * x.getShape().get(3);
			final NDArray unbiased = Constants.scalar(x.getManager(), (float) (n / (n - 1.0)));
			return mean(x.sub(mean(x)).square()).mul(unbiased).add(EPSILON).sqrt();
		});
	}

	/** (F − mean) / deviation of each channel. */
	static NDArray normalised(final NDArray map) {
		return Scoped.call(map, x -> x.sub(mean(x)).div(deviation(x)));
	}
}
