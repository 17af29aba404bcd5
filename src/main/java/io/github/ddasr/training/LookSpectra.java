package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

import io.github.ddasr.network.LocalSpectrum;

/**
 * Local power spectra of a look: of tissue the mean power, edges included, of air the mean logarithm, which the rim of a head
 * in a few pieces does not spoil. Noise differs between the two, by the magnitude and by what a console does to its values.
 *
 * @param tissue mean power of the pieces in tissue, 80 × 1
 * @param air sum of the decimal logarithms of the power of the pieces in air, 80 × 1; null where air is not looked at
 * @param airPieces number of these
 */
record LookSpectra(NDArray tissue, NDArray air, NDArray airPieces) {

	/** Power of noise of a thousandth of white, below which nobody sees any. */
	private static final float SILENCE = 1e-6f;
	/** What lies below this share of white on average is taken for air: noise alone stays below it, tissue seldom does. */
	static final float DARK = 0.15f;
	private static final float LEAST_TISSUE = 0.75f;
	private static final float LITTLE = 1e-3f;
	/** From so many pieces of air on, air counts in full. */
	private static final float ENOUGH = 8;
	private static final float AIR_WEIGHT = 0.5f;
	private static final int[] PIECES = { 1 };

	/** Of all there is, as one. */
	static LookSpectra whole(final LocalSpectrum spectrum, final NDArray images) {
		final NDArray power = spectrum.pieces(images).power();
		return new LookSpectra(power.mean(PIECES, true), null, null);
	}

	/**
	 * @param spectrum measures
	 * @param images N × 1 × H × W
	 * @param guide decides what is air: the same images, or those from which they were made; the same shape
	 * @param tissue 1 where there is tissue, else 0; the same shape
	 * @return the spectra, of those pieces that lie in tissue by three quarters, and of those in air
	 */
	static LookSpectra of(final LocalSpectrum spectrum, final NDArray images, final NDArray guide, final NDArray tissue) {
		final LocalSpectrum.Pieces pieces = spectrum.pieces(images);
		final NDArray mean = guide == images ? pieces.mean() : spectrum.pieces(guide).mean();
		final int side = LocalSpectrum.SIDE, stride = LocalSpectrum.STRIDE;
		final NDArray share = Pool.avgPool2d(tissue, new Shape(side, side), new Shape(stride, stride), new Shape(0, 0), false, false);
		final NDArray inside = number(share.gte(LEAST_TISSUE)).reshape(1, share.size()), air = number(mean.lt(DARK));
		return new LookSpectra(pieces.power().mul(inside).sum(PIECES, true).div(inside.sum().add(LITTLE)), logarithm(pieces.power()).mul(
			air).sum(PIECES, true), air.sum());
	}

	private static NDArray number(final NDArray condition) {
		return condition.toType(DataType.FLOAT32, false);
	}

	private static NDArray logarithm(final NDArray power) {
		return power.add(SILENCE).log10();
	}

	LookSpectra plus(final LookSpectra other) {
		return new LookSpectra(tissue.add(other.tissue), air.add(other.air), airPieces.add(other.airPieces));
	}

	LookSpectra times(final float share) {
		return new LookSpectra(tissue.mul(share), air.mul(share), airPieces.mul(share));
	}

	/** Moves the arrays to another owner. */
	void attach(final NDManager manager) {
		tissue.attach(manager);
		air.attach(manager);
		airPieces.attach(manager);
	}

	/**
	 * @param wanted the other look
	 * @return mean squared difference of the decimal logarithms, that of air by half, as far as there is air in both
	 */
	NDArray difference(final LookSpectra wanted) {
		final NDArray inTissue = logarithm(tissue).sub(logarithm(wanted.tissue)).square().mean();
		if (air == null || wanted.air == null) return inTissue;
		final NDArray mean = air.div(airPieces.add(LITTLE)), wantedMean = wanted.air.div(wanted.airPieces.add(LITTLE));
		final NDArray weight = airPieces.div(ENOUGH).clip(0, 1).mul(wanted.airPieces.div(ENOUGH).clip(0, 1)).mul(AIR_WEIGHT);
		return inTissue.add(mean.sub(wantedMean).square().mean().mul(weight));
	}
}
