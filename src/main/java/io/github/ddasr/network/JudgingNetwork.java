package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.DdasrException;

/** What every discriminator of one map has in common: its state, and the check of what it is given. */
abstract class JudgingNetwork implements Discriminator {

	private final int channels;
	private final Parameters parameters;
	private final Buffers buffers;

	JudgingNetwork(final int channels, final Parameters parameters, final Buffers buffers) {
		if (channels < 1) throw new DdasrException("A discriminator needs at least one channel, not " + channels + ".");
		this.channels = channels;
		this.parameters = parameters;
		this.buffers = buffers;
	}

	/**
	 * @param image of a size that was checked; a grey one in channels-last memory
	 * @return the logits; what is made on the way belongs to the manager of the image, which ends with the pass
	 */
	abstract NDArray judge(NDArray image, boolean training);

	@Override
	public final NDList apply(final NDArray images, final boolean training) {
		final Shape s = images.getShape();
		if (s.get(1) != channels) {
			throw new DdasrException("The discriminator takes images of " + channels + (channels == 1 ? " channel" : " channels") +
				", but was given " + s.get(1) + ". Build it for as many channels as the generator has.");
		}
		requireSize(s.get(2), s.get(3));
		return new NDList(Scoped.call(images, x -> judge(channels == 1 ? ChannelsLast.ofGrey(x) : x, training)));
	}

	/** For networks that halve an image several times and double it again. */
	static void requireMultiple(final String network, final int multiple, final long height, final long width) {
		if (height > 0 && width > 0 && height % multiple == 0 && width % multiple == 0) return;
		throw new DdasrException(network + " judges images whose sides are multiples of " + multiple + ", not " + width + " × " +
			height + ". Choose patches of such a size.");
	}

	@Override
	public final int channels() {
		return channels;
	}

	@Override
	public final Parameters parameters() {
		return parameters;
	}

	@Override
	public final Buffers buffers() {
		return buffers;
	}
}
