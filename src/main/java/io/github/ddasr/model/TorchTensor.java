package io.github.ddasr.model;

import java.util.Arrays;

/**
 * A tensor as a state dict describes it: a part of a storage, seen through a shape and strides. Its numbers are
 * checked before anything is read.
 *
 * @param storage where the values are
 * @param offset number of the first value in the storage
 * @param shape lengths of the axes
 * @param strides steps in the storage from one index to the next, per axis
 */
record TorchTensor(Storage storage, long offset, long[] shape, long[] strides) {

	/**
	 * @param type number format
	 * @param key its name within the file
	 * @param count number of values
	 */
	record Storage(TorchStorageType type, String key, long count) {}

	/** Refuses what reaches beyond the storage, or counts values of it more than once. */
	void check(final String name) throws TorchFileException {
		boolean right = offset >= 0 && shape.length == strides.length;
		try {
			long last = offset, size = 1;
			for (int d = 0; right && d < shape.length; d++) {
				right = shape[d] >= 0 && strides[d] >= 0;
				size = Math.multiplyExact(size, shape[d]);
				last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[d] - 1), strides[d]));
			}
			right &= size == 0 || last < storage.count() && size <= storage.count();
		}
		catch (final ArithmeticException e) {
			right = false;
		}
		if (!right) throw new TorchFileException("the shape " + Arrays.toString(shape) + ", strides " + Arrays.toString(
			strides) + " and offset " + offset + " of \"" + name + "\" do not fit its storage of " + storage.count() + " values");
	}

	/** The values in row-major order, out of the values of the whole storage. */
	Tensor of(final Tensor all) {
		final int n = (int) Tensor.count(shape);
		final int[] places = new int[n];
		final long[] index = new long[shape.length];
		long place = offset;
		for (int i = 0; i < n; i++) {
			places[i] = (int) place;
			for (int d = shape.length - 1; d >= 0; d--) {
				place += strides[d];
				if (++index[d] < shape[d]) break;
				place -= index[d] * strides[d];
				index[d] = 0;
			}
		}
		return gather(all, places);
	}

	private Tensor gather(final Tensor all, final int[] places) {
		switch (all.type()) {
			case I64:
				return Tensor.of(Arrays.stream(places).mapToLong(p -> all.longs()[p]).toArray(), shape);
			case F64:
				return Tensor.of(Arrays.stream(places).mapToDouble(p -> all.doubles()[p]).toArray(), shape);
			default:
				final float[] from = all.floats(), values = new float[places.length];
				for (int i = 0; i < values.length; i++) values[i] = from[places[i]];
				return Tensor.of(values, shape);
		}
	}
}
