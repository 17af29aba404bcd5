package io.github.ddasr.model;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.Monitor;

/**
 * The body of an answer, piece by piece, for a reader who wants to look up from
 * waiting: a stream would hold the thread until the server sends something.
 */
final class ChunkQueue implements BodySubscriber<ChunkQueue> {

	/** How long a wait lasts at most before the monitor is asked again. */
	static final long GLANCE_MILLIS = 50;

	private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

	private static final Piece END = new Piece(List.of(), null);

	private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
	private Flow.Subscription subscription;
	private boolean closed;

	@Override
	public CompletionStage<ChunkQueue> getBody() {
		return CompletableFuture.completedFuture(this);
	}

	@Override
	public synchronized void onSubscribe(final Flow.Subscription body) {
		subscription = body;
		if (closed) body.cancel();
		else body.request(1);
	}

	@Override
	public void onNext(final List<ByteBuffer> bytes) {
		pieces.add(new Piece(bytes, null));
	}

	@Override
	public void onError(final Throwable failure) {
		pieces.add(new Piece(List.of(), failure));
	}

	@Override
	public void onComplete() {
		pieces.add(END);
	}

	/** Drops the rest of the body and its connection. */
	synchronized void close() {
		closed = true;
		if (subscription != null) subscription.cancel();
	}

	/**
	 * @param patience how long the server may send nothing
	 * @param monitor asked all the while
	 * @param what what is being done, for the message of a cancel
	 * @return the next bytes, or null at the end of the body
	 * @throws IOException if the connection broke, or nothing came in time
	 * @throws CanceledException if the monitor was canceled
	 */
	List<ByteBuffer> next(final Duration patience, final Monitor monitor, final String what) throws IOException {
		final long start = System.nanoTime();
		for (;;) {
			monitor.checkCanceled(what);
			final Piece piece = poll(what);
			if (piece == END) return null;
			if (piece != null && piece.failure != null) throw new IOException(piece.failure.getMessage(), piece.failure);
			if (piece != null) {
				synchronized (this) {
					subscription.request(1);
				}
				return piece.bytes;
			}
			if (System.nanoTime() - start > patience.toNanos()) throw new HttpTimeoutException("nothing more arrived");
		}
	}

	private Piece poll(final String what) {
		try {
			return pieces.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CanceledException(what);
		}
	}
}
