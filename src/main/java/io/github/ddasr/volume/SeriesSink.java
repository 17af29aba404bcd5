package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Takes the volumes of a series into one file, each slab by slab. The series is final
 * only after {@link #commit()}; closed without it, it leaves nothing behind.
 */
public interface SeriesSink extends AutoCloseable {

	/**
	 * The sink of one volume. Its own commit says that this volume is complete; closing it does nothing.
	 *
	 * @param index which volume, from 0
	 * @return takes its slabs
	 */
	SlabSink volume(int index);

	/** Makes the whole series final. Called once, after the commit of every volume. */
	void commit();

	@Override
	void close();

	/** @return this series of one volume as a plain sink, whose commit and close are those of the series */
	default SlabSink single() {
		final SlabSink only = volume(0);
		return new SlabSink() {

			@Override
			public void write(final RandomAccessibleInterval<FloatType> slab,
				final int dimension, final long from)
			{
				only.write(slab, dimension, from);
			}

			@Override
			public void commit() {
				only.commit();
				SeriesSink.this.commit();
			}

			@Override
			public void close() {
				SeriesSink.this.close();
			}
		};
	}
}
