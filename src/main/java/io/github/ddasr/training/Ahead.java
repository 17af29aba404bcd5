package io.github.ddasr.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;

/**
 * Values of a pure function of a number that mostly grows by one: while one is used the next is made in the background.
 *
 * @param <T> kind of value
 */
final class Ahead<T> implements AutoCloseable {

	private final LongFunction<T> maker;
	private final ExecutorService background = Executors.newSingleThreadExecutor(r -> {
		final Thread thread = new Thread(r, "ddasr-batches");
		thread.setDaemon(true);
		return thread;
	});
	private long index = -1;
	private T value;
	private CompletableFuture<T> next;

	Ahead(final LongFunction<T> maker) {
		this.maker = maker;
	}

	T get(final long wanted) {
		if (wanted == index) return value;
		value = wanted == index + 1 && next != null ? next.join() : maker.apply(wanted);
		index = wanted;
		next = CompletableFuture.supplyAsync(() -> maker.apply(wanted + 1), background);
		return value;
	}

	@Override
	public void close() {
		background.shutdownNow();
	}
}
