package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Generator;

/**
 * A generator and its copies on further devices, each of which works on its share of a batch. What they make is brought together on the
 * first device, where the loss sees the whole batch: the result is that of one device, up to rounding. The engine starts the
 * work of each device without waiting for that of the others.
 */
final class Replicas {

	private final Generator first;
	private final List<Generator> copies = new ArrayList<>();
	/** What the copies have made in this step, until the gradient is there. */
	private final List<NDManager> scopes = new ArrayList<>();

	/**
	 * @param first the generator that learns
	 * @param others devices of the copies; none for none
	 * @param copy makes a copy whose weights belong to a manager; those are overwritten in each step
	 * @param manager owner of the copies
	 */
	Replicas(final Generator first, final List<Device> others, final Function<NDManager, Generator> copy, final NDManager manager) {
		this.first = first;
		for (final Device device : others) {
			final Generator own = copy.apply(manager.newSubManager(device));
			own.parameters().recordGradients();
			copies.add(own);
		}
	}

	/**
	 * @param scope owner of the result, on the first device
	 * @param low patches one after the other, side × side values each
	 * @param n number of patches
	 * @param side of a patch
	 * @return n enlarged patches
	 */
	NDArray forward(final NDManager scope, final float[] low, final long n, final long side) {
		final int shares = (int) Math.min(n, 1 + copies.size());
		if (shares == 1) return first.forward(image(scope, low, n, side));
		final NDList made = new NDList();
		for (int share = shares - 1; share >= 0; share--) {
			final int from = (int) (share * n / shares), to = (int) ((share + 1) * n / shares);
			final float[] own = Arrays.copyOfRange(low, (int) (from * side * side), (int) (to * side * side));
			made.add(0, share == 0 ? first.forward(image(scope, own, to - from, side)) : remote(copies.get(share - 1), scope, own, to - from,
				side));
		}
		return NDArrays.concat(made, 0);
	}

	private NDArray remote(final Generator copy, final NDManager scope, final float[] low, final long n, final long side) {
		final NDManager own = copy.parameters().manager().newSubManager();
		scopes.add(own);
		final NDArray weights = copy.parameters().flat(), now = first.parameters().flat().toDevice(own.getDevice(), true);
		now.attach(own);
		weights.subi(weights);
		weights.addi(now);
		final NDArray made = copy.forward(image(own, low, n, side)).toDevice(scope.getDevice(), false);
		made.attach(scope);
		return made;
	}

	private static NDArray image(final NDManager manager, final float[] low, final long n, final long side) {
		return ChannelsLast.fromPlanar(manager, low, new Shape(n, 1, side, side));
	}

	/**
	 * Takes the gradients that have been collected everywhere and sets them back to zero.
	 *
	 * @param scope owner of the result
	 * @return their sum, in the order of the weights
	 */
	NDArray takeGradient(final NDManager scope) {
		final NDArray sum = first.parameters().takeGradient(scope);
		for (final Generator copy : copies) {
			try (NDManager own = copy.parameters().manager().newSubManager()) {
				final NDArray there = copy.parameters().takeGradient(own), here = there.toDevice(scope.getDevice(), false);
				sum.addi(here);
				here.close();
			}
		}
		return sum;
	}

	/** Releases what the copies have made; called once the gradient is there. */
	void release() {
		scopes.forEach(NDManager::close);
		scopes.clear();
	}
}
