package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.engine.EngineErrors;
import io.github.ddasr.engine.NativeHeap;
import io.github.ddasr.network.VolumeNetwork.PlaneSink;
import io.github.ddasr.network.VolumeNetwork.Request;
import io.github.ddasr.volume.Monitor;

/** Enlarges volumes by an {@link Arssr} network in bounded memory. */
final class StreamedEnlargement {

	/** Share of the free heap that a slab of enlarged planes may take where parts are done one after the other. */
	private static final int SLAB_SHARE = 4;
	/** Times that the memory is halved where the device has less than it said. */
	private static final int ATTEMPTS = 5;

	private final Arssr network;
	private final NDManager manager;
	private final long usual, most;

	/**
	 * @param network the network
	 * @param manager its owner
	 * @param usual bytes that may be taken outside the heap
	 * @param most bytes that may be taken where parts would else be mostly margin ({@link StreamPlan})
	 */
	StreamedEnlargement(final Arssr network, final NDManager manager, final long usual, final long most) {
		this.network = network;
		this.manager = manager;
		this.usual = usual;
		this.most = most;
	}

	/** Native memory at the peak, for a volume without background. */
	long bytes(final int[] size) {
		return plan(size, new WantedCells(null, size), most).bytes();
	}

	private StreamPlan plan(final int[] size, final WantedCells wanted, final long allowed) {
		return StreamPlan.of(network.shape(), size, wanted, Math.min(usual, allowed), allowed);
	}

	/**
	 * @param request what and to what size
	 * @param sink takes the result
	 * @param monitor progress and cancel
	 */
	void run(final Request request, final PlaneSink sink, final Monitor monitor) {
		final GridAxis[] grid = new GridAxis[3];
		for (int a = 0; a < 3; a++) grid[a] = new GridAxis(request.size()[a], request.newSize()[a]);
		final WantedCells wanted = new WantedCells(request.wanted(), request.size());
		try (NDManager own = manager.newSubManager()) {
			final FinePlanes fine = new FinePlanes(request, network.shape().isResidual(), own, sink);
			if (!wanted.isEmpty()) run(request, wanted, grid, fine, monitor);
			fine.handOnBefore(request.newSize()[0]);
		}
		if (!manager.getDevice().isGpu()) NativeHeap.trim();
	}

	/** Where the device turns out to have too little memory, goes on with smaller parts behind the last plane that was done. */
	private void run(final Request request, final WantedCells wanted, final GridAxis[] grid, final FinePlanes fine, final Monitor monitor) {
		long allowed = most;
		for (int attempt = 1;; attempt++) {
			final StreamPlan plan = plan(request.size(), wanted, allowed);
			try (NDManager keep = manager.newSubManager()) {
				run(plan, request, wanted, grid, fine, keep, monitor);
				return;
			}
			catch (final RuntimeException e) {
				final RuntimeException reason = EngineErrors.translate(e);
				if (!(reason instanceof DeviceMemoryException) || attempt == ATTEMPTS) throw reason;
				fine.forget();
				allowed = Math.min(allowed, plan.bytes()) / 2;
				monitor.note("the device has less memory than was thought; going on with smaller parts");
			}
		}
	}

	private void run(final StreamPlan plan, final Request request, final WantedCells wanted, final GridAxis[] grid, final FinePlanes fine,
		final NDManager keep, final Monitor monitor)
	{
		final List<TileStream> tiles = new ArrayList<>();
		final NativeHeap heap = new NativeHeap(manager.getDevice());
		final float[] sharpness = Sharpness.of(request.values(), request.size());
		for (int y = wanted.from(1); y < wanted.to(1); y += plan.height()) for (int x = wanted.from(2); x < wanted.to(2); x += plan.width()) {
			tiles.add(new TileStream(network, keep, request, wanted, grid, sharpness, fine, new int[] { y, x }, new int[] { Math.min(wanted.to(1), y +
				plan.height()), Math.min(wanted.to(2), x + plan.width()) }, heap, monitor));
		}
		final int slab = tiles.size() == 1 ? request.size()[0] : slab(request);
		for (int z = Math.max(wanted.from(0), grid[0].within(fine.next())); z < wanted.to(0); z += slab) {
			final int end = Math.min(wanted.to(0), z + slab);
			for (int t = 0; t < tiles.size(); t++) {
				final boolean last = t == tiles.size() - 1;
				final double before = (z - wanted.from(0) + (double) t / tiles.size() * (end - z)) / (wanted.to(0) - wanted.from(0));
				final int part = grid[0].newSize() * tiles.size();
				tiles.get(t).run(z, end, plan.chunk(), cell -> {
					if (last) fine.handOnBefore(cell);
					monitor.progress(tiles.size() == 1 ? cell : (long) (before * part), tiles.size() == 1 ? grid[0].newSize() : part);
				});
			}
		}
	}

	/** Planes of the volume whose enlarged planes are held at once, where parts are done one after the other. */
	private int slab(final Request request) {
		final double enlarged = (double) request.newSize()[0] / request.size()[0] * request.newSize()[1] * request.newSize()[2] * Float.BYTES;
		final Runtime heap = Runtime.getRuntime();
		final long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
		return (int) Math.max(1, Math.min(request.size()[0], free / SLAB_SHARE / enlarged));
	}
}
