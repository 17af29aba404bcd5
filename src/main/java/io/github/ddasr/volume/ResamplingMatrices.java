package io.github.ddasr.volume;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A bounded store of {@link ResamplingMatrix resampling matrices}, so that the slices of a volume share
 * them. Thread-safe. It holds the matrices used last; make one per task and pass it on.
 */
public final class ResamplingMatrices {

	private static final int CAPACITY = 32;

	private record Key(Kernel kernel, int inputSize, int outputSize) {}

	private final Map<Key, ResamplingMatrix> recent = new LinkedHashMap<>(CAPACITY, 0.75f, true);

	/**
	 * @param kernel the kernel
	 * @param inputSize number of input samples
	 * @param outputSize number of output samples
	 * @return {@link ResamplingMatrix#of(Kernel, int, int)}
	 */
	public ResamplingMatrix of(final Kernel kernel, final int inputSize, final int outputSize) {
		return get(new Key(kernel, inputSize, outputSize), () -> ResamplingMatrix.of(kernel, inputSize, outputSize));
	}

	/**
	 * @param inputSize number of input samples
	 * @param factor output samples per input sample
	 * @return {@link ResamplingMatrix#zeroFilling(int, int)}
	 */
	public ResamplingMatrix zeroFilling(final int inputSize, final int factor) {
		return get(new Key(null, inputSize, Math.multiplyExact(inputSize, factor)), //
			() -> ResamplingMatrix.zeroFilling(inputSize, factor));
	}

	/**
	 * @param inputSize number of input samples, divisible by the factor
	 * @param factor input samples per output sample
	 * @return {@link ResamplingMatrix#truncation(int, int)}
	 */
	public ResamplingMatrix truncation(final int inputSize, final int factor) {
		// A size that does not divide is refused by the matrix itself, before anything is stored.
		if (factor < 1 || inputSize % factor != 0) return ResamplingMatrix.truncation(inputSize, factor);
		return get(new Key(null, inputSize, inputSize / factor), () -> ResamplingMatrix.truncation(inputSize, factor));
	}

	/**
	 * @param inputSize number of input samples
	 * @param outputSize number of output samples
	 * @return {@link ResamplingMatrix#fourier(int, int)}
	 */
	public ResamplingMatrix fourier(final int inputSize, final int outputSize) {
		return get(new Key(null, inputSize, outputSize), () -> ResamplingMatrix.fourier(inputSize, outputSize));
	}

	/** @return the number of matrices held now, at most 32 */
	public synchronized int size() {
		return recent.size();
	}

	private synchronized ResamplingMatrix get(final Key key, final Supplier<ResamplingMatrix> maker) {
		ResamplingMatrix matrix = recent.get(key);
		if (matrix == null) {
			matrix = maker.get();
			if (recent.size() >= CAPACITY) recent.remove(recent.keySet().iterator().next());
			recent.put(key, matrix);
		}
		return matrix;
	}
}
