package io.github.ddasr.network;

import io.github.ddasr.model.ArssrShape;

/**
 * In what parts a volume goes through an ArSSR encoder: as many planes at a time as fit into the memory, and where not even one does, the
 * plane is halved.
 *
 * @param height rows of a part, without the margin that the encoder looks at
 * @param width its columns
 * @param chunk planes at a time
 * @param bytes native memory that this takes at the peak
 */
record StreamPlan(int height, int width, int chunk, long bytes) {

	/** Voxels that go through the encoder in one piece: enough to keep all cores busy, few enough for little memory. */
	private static final int CHUNK = 1 << 16;
	/** Parts are not made smaller. */
	private static final int SMALLEST = 8;
	/** How much more may go through the encoder because of the margins of parts, before more memory is taken. */
	private static final double MARGINS = 2.5;

	/**
	 * @param shape of the network
	 * @param size voxels of the volume along z, y, x
	 * @param wanted the voxels that count
	 * @param usual bytes that may be taken
	 * @param most bytes that may be taken where the parts would else become so small that margins cost more than the rest; a plan of the
	 *          smallest parts may take more
	 * @return the plan
	 */
	static StreamPlan of(final ArssrShape shape, final int[] size, final WantedCells wanted, final long usual, final long most) {
		final Maker maker = new Maker(shape, size, wanted);
		final double least = maker.margins(maker.whole());
		StreamPlan plan = maker.within(usual);
		for (long more = 2 * usual; maker.margins(plan) > MARGINS * least && more / 2 < most; more *= 2) plan = maker.within(Math.min(more, most));
		return plan;
	}

	private record Maker(ArssrShape shape, int[] size, WantedCells wanted) {

		StreamPlan whole() {
			return within(Long.MAX_VALUE);
		}

		StreamPlan within(final long allowed) {
			int height = Math.max(1, wanted.to(1) - wanted.from(1)), width = Math.max(1, wanted.to(2) - wanted.from(2));
			StreamPlan plan = ofPart(height, width, allowed);
			while (plan.bytes > allowed && Math.max(height, width) > SMALLEST) {
				if (height >= width) height = (height + 1) / 2;
				else width = (width + 1) / 2;
				plan = ofPart(height, width, allowed);
			}
			return plan;
		}

		private StreamPlan ofPart(final int height, final int width, final long allowed) {
			final long rows = Math.min(size[1], height + 2 * reach()), pixels = rows * Math.min(size[2], width + 2 * reach());
			int chunk = (int) Math.max(1, Math.min(size[0], CHUNK / pixels));
			while (chunk > 1 && bytes(pixels, chunk) > allowed) chunk--;
			return new StreamPlan(height, width, chunk, bytes(pixels, chunk));
		}

		private int reach() {
			return shape.radius() + 1;
		}

		private long bytes(final long pixels, final int chunk) {
			return Float.BYTES * pixels * new StreamMemory(shape, chunk).perPixel();
		}

		/** How many pixels go through the encoder for each wanted one. */
		double margins(final StreamPlan plan) {
			return margins(1, plan.height) * margins(2, plan.width);
		}

		private double margins(final int axis, final int part) {
			final int from = wanted.from(axis), to = wanted.to(axis);
			double read = 0;
			for (int at = from; at < to; at += part) read += Math.min(size[axis], Math.min(to, at + part) + reach()) - Math.max(0, at - reach());
			return read / Math.max(1, to - from);
		}
	}
}
