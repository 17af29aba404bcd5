package io.github.ddasr.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The curves of a training run, collected while it runs: each term of the loss, and the validation beside zero-filling.
 * Their memory does not grow with the run. May be read from another thread than the one that trains.
 */
public final class TrainingCurves implements TrainingListener {

	private final Map<String, TrainingCurve> losses = new LinkedHashMap<>();
	private final TrainingCurve validation = new TrainingCurve();
	private final TrainingCurve zeroFilling = new TrainingCurve();
	private long step;

	@Override
	public synchronized void losses(final long newStep, final Map<String, Double> terms) {
		step = newStep;
		terms.forEach((name, value) -> losses.computeIfAbsent(name, key -> new TrainingCurve()).add(newStep, value));
	}

	@Override
	public synchronized void checkpoint(final History.Row row) {
		step = Math.max(step, row.step());
		// Without validation scans there is no PSNR.
		if (!Double.isFinite(row.psnr())) return;
		validation.add(row.step(), row.psnr());
		zeroFilling.add(row.step(), row.zeroFilling());
	}

	/** @return steps done so far */
	public synchronized long step() {
		return step;
	}

	/** @return a copy of the curves of the loss, by the names of its terms */
	public synchronized Map<String, TrainingCurve> losses() {
		final Map<String, TrainingCurve> copy = new LinkedHashMap<>();
		losses.forEach((name, curve) -> copy.put(name, curve.copy()));
		return copy;
	}

	/** @return a copy of the validation PSNR in dB over the steps; empty without validation */
	public synchronized TrainingCurve validation() {
		return validation.copy();
	}

	/** @return a copy of the PSNR in dB of zero-filling on the same slices, at the same steps */
	public synchronized TrainingCurve zeroFilling() {
		return zeroFilling.copy();
	}
}
