package io.github.ddasr.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

/** An interpolation, by any scale along each axis. */
public final class AnyScaleInterpolation implements AnyScaleMethod {

	/** The strongest one on truncated k-space, from which a gain in fidelity is counted. */
	public static final String BASELINE = "zero-filling";

	/** Makes a line of so many samples longer. */
	@FunctionalInterface
	private interface Lines {

		ResamplingMatrix matrix(int size, int newSize);
	}

	private static final Map<String, Lines> ALL = new LinkedHashMap<>();

	static {
		ALL.put("cubic", kernel(Kernel.CUBIC));
		ALL.put("bspline", kernel(Kernel.BSPLINE));
		ALL.put("lanczos", kernel(Kernel.LANCZOS3));
		ALL.put(BASELINE, ResamplingMatrix::fourier);
		ALL.put("linear", kernel(Kernel.LINEAR));
		ALL.put("nearest", kernel(Kernel.NEAREST));
	}

	private final String name;

	private AnyScaleInterpolation(final String name) {
		this.name = name;
	}

	/** @return the names of all of them */
	public static List<String> names() {
		return List.copyOf(ALL.keySet());
	}

	/**
	 * @param name one of {@link #names()}
	 * @return that interpolation
	 * @throws IllegalArgumentException if there is none
	 */
	public static AnyScaleInterpolation of(final String name) {
		if (!ALL.containsKey(name)) throw new IllegalArgumentException(name);
		return new AnyScaleInterpolation(name);
	}

	private static Lines kernel(final Kernel kernel) {
		return (size, newSize) -> ResamplingMatrix.of(kernel, size, newSize);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String description() {
		return "interpolation";
	}

	@Override
	public float[] enlarge(final float[] block, final AnyScaleGrid grid, final Monitor monitor) {
		return BlockResampler.apply(block, matrix(grid, 0), matrix(grid, 1), matrix(grid, 2));
	}

	private ResamplingMatrix matrix(final AnyScaleGrid grid, final int axis) {
		final int from = grid.coarse()[axis], to = grid.fine()[axis];
		return from == to ? ResamplingMatrix.identity(from) : ALL.get(name).matrix(from, to);
	}
}
