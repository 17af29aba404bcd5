package io.github.ddasr.comparison;

import java.util.Arrays;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.superresolution.SliceEnlarger;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * An open network as a method of an {@link AnyScaleStudy}: the adapter between the three kinds of networks and {@link AnyScaleMethod}. It
 * closes the network.
 */
public abstract class AnyScaleNetwork implements AnyScaleMethod {

	private final String name;
	private final String description;
	private final String provenance;

	private AnyScaleNetwork(final String name, final String description, final String provenance) {
		this.name = name;
		this.description = description;
		this.provenance = provenance;
	}

	/**
	 * @param name name in tables
	 * @param provenance where the weights come from
	 * @param network reads whole volumes; any grid suits it
	 * @return that network as a method
	 */
	public static AnyScaleNetwork of(final String name, final String provenance, final VolumeNetwork network) {
		return new AnyScaleNetwork(name, network.deviceLine(), provenance) {

			@Override
			public float[] enlarge(final float[] block, final AnyScaleGrid grid, final Monitor monitor) {
				final float[] fine = new float[Arrays.stream(grid.fine()).reduce(1, Math::multiplyExact)];
				final int plane = grid.fine()[1] * grid.fine()[2];
				final ValueRange range = network.usesWholeRange() ? ValueRange.of(block) : ValueRange.UNCHANGED;
				network.enlarge(new VolumeNetwork.Request(range.narrowed(block), grid.coarse(), grid.fine(), null), (first, planes) -> System
					.arraycopy(planes, 0, fine, first * plane, planes.length), monitor);
				return range.widened(fine);
			}

			@Override
			public void close() {
				network.close();
			}
		};
	}

	/**
	 * @param name name in tables
	 * @param provenance where the weights come from
	 * @param network enlarges slices by any scale; suits grids of which one axis stays as it is
	 * @return that network as a method
	 * @throws DdasrException if it wants more than one channel; it is closed then
	 */
	public static AnyScaleNetwork of(final String name, final String provenance, final ScaleNetwork network) {
		final int channels = network.channels();
		if (channels != 1) {
			network.close();
			throw new DdasrException("The model " + name + " works on " + channels + " channels, but a comparison has one. Leave it out.");
		}
		return new AnyScaleNetwork(name, network.deviceLine(), provenance) {

			@Override
			public boolean suits(final AnyScaleGrid grid) {
				return grid.sliceAxis() >= 0;
			}

			@Override
			public float[] enlarge(final float[] block, final AnyScaleGrid grid, final Monitor monitor) {
				final BlockSlices fine = new BlockSlices(grid.fine(), grid.sliceAxis());
				return slices(block, grid, (slice, width, height) -> {
					monitor.checkCanceled("enlarging");
					return network.apply(slice, height, width, network.scaleFor(grid.sliceScale(), width, height, fine.width(), fine.height()));
				});
			}

			@Override
			public void close() {
				network.close();
			}
		};
	}

	/**
	 * @param name name in tables
	 * @param provenance where the weights come from
	 * @param network enlarges slices by its own factor; suits grids of which one axis stays as it is and the others grow by that factor
	 * @return that network as a method
	 */
	public static AnyScaleNetwork of(final String name, final String provenance, final SliceEnlarger network) {
		return new AnyScaleNetwork(name, network.description(), provenance) {

			@Override
			public boolean suits(final AnyScaleGrid grid) {
				return grid.sliceAxis() >= 0 && grid.sliceScale() == network.factor();
			}

			@Override
			public float[] enlarge(final float[] block, final AnyScaleGrid grid, final Monitor monitor) {
				return slices(block, grid, (slice, width, height) -> network.enlarge(new float[][] { slice }, width, height, monitor)[0]);
			}

			@Override
			public void close() {
				network.close();
			}
		};
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String description() {
		return description;
	}

	@Override
	public String provenance() {
		return provenance;
	}

	/** Enlarges one slice. */
	@FunctionalInterface
	private interface SliceMethod {

		float[] enlarge(float[] slice, int width, int height);
	}

	private static float[] slices(final float[] block, final AnyScaleGrid grid, final SliceMethod method) {
		final BlockSlices from = new BlockSlices(grid.coarse(), grid.sliceAxis()), to = new BlockSlices(grid.fine(), grid.sliceAxis());
		final float[] fine = new float[Arrays.stream(grid.fine()).reduce(1, Math::multiplyExact)];
		for (int k = 0; k < from.count(); k++) to.write(method.enlarge(from.read(block, k), from.width(), from.height()), k, fine);
		return fine;
	}

	/** What becomes 0 and 1 for networks that want a volume's smallest and largest value. */
	private record ValueRange(float lower, float upper) {

		static final ValueRange UNCHANGED = new ValueRange(0, 1);

		static ValueRange of(final float[] block) {
			float lower = block[0], upper = block[0];
			for (final float v : block) {
				lower = Math.min(lower, v);
				upper = Math.max(upper, v);
			}
			// A volume of one value stays one.
			return new ValueRange(lower, upper > lower ? upper : lower + 1);
		}

		float[] narrowed(final float[] block) {
			final float[] result = new float[block.length];
			for (int i = 0; i < result.length; i++) result[i] = (block[i] - lower) / (upper - lower);
			return result;
		}

		float[] widened(final float[] block) {
			final float[] result = new float[block.length];
			for (int i = 0; i < result.length; i++) result[i] = lower + block[i] * (upper - lower);
			return result;
		}
	}
}
