package io.github.ddasr.downsampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/**
 * The blur kernels of a low-resolution domain, one for each of its slices that was looked at, all made for factor 2
 * (RealSR). It can be kept in a safetensors file, so that estimating is done once.
 *
 * @param kernels at least one, on the grid of factor 2
 * @param description of what slices, by what; for reports
 */
public record KernelPool(List<BlurKernel> kernels, String description) {

	private static final String KIND = "kind", POOL = "blur kernels for factor 2", DESCRIPTION = "description";
	private static final double OFF_GRID = 0.25;

	/** Checks and copies. */
	public KernelPool {
		if (kernels.isEmpty()) throw new DdasrException("A pool of blur kernels needs one at least. Estimate them from low-" +
			"resolution slices.");
		kernels = List.copyOf(kernels);
	}

	/**
	 * @param factor 2 or more
	 * @return the kernels for that factor
	 * @see BlurKernel#forFactor
	 */
	public List<BlurKernel> forFactor(final int factor) {
		return kernels.stream().map(k -> k.forFactor(factor)).toList();
	}

	/**
	 * @param file target, ending in .safetensors
	 * @throws DdasrException if it cannot be written
	 */
	public void write(final Path file) {
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (int i = 0; i < kernels.size(); i++) {
			final BlurKernel k = kernels.get(i);
			tensors.put(String.format(Locale.ROOT, "kernel.%04d", i), Tensor.of(k.values(), k.size(), k.size()));
		}
		SafeTensors.write(file, tensors, Map.of(KIND, POOL, DESCRIPTION, description));
	}

	/**
	 * @param file one that {@link #write} made
	 * @return the pool
	 * @throws DdasrException if it is missing, damaged or something else
	 */
	public static KernelPool read(final Path file) {
		final TensorFile content = SafeTensors.read(file);
		if (!POOL.equals(content.metadata().get(KIND))) {
			throw new DdasrException("The file " + file + " holds no blur kernels. Give one that was written as a kernel pool.");
		}
		final List<BlurKernel> kernels = new ArrayList<>();
		content.tensors().forEach((name, tensor) -> kernels.add(kernel(file, name, tensor)));
		return new KernelPool(kernels, content.metadata().getOrDefault(DESCRIPTION, ""));
	}

	private static BlurKernel kernel(final Path file, final String name, final Tensor tensor) {
		final long[] shape = tensor.shape();
		if (shape.length == 2 && shape[0] == shape[1] && shape[0] > 0) {
			final BlurKernel kernel = BlurKernel.of((int) shape[0], tensor.doubles());
			final double[] centre = kernel.centre();
			final double wanted = kernel.size() / 2 + 0.5;
			if (Math.max(Math.abs(centre[0] - wanted), Math.abs(centre[1] - wanted)) < OFF_GRID) return kernel;
		}
		throw new DdasrException("The tensor \"" + name + "\" in " + file +
			" is no square blur kernel on the grid of factor 2. Estimate the kernels again.");
	}
}
