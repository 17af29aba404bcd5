package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A piece of a 3-D network that keeps the size of its input. It can be applied to whole volumes, or fed a volume some planes at a time,
 * with the same result: each piece then keeps the few planes that the next ones need, so that memory does not grow with the depth
 * of the volume and nothing is computed twice.
 */
interface VolumeLayer {

	/**
	 * @param x N × C × D × H × W, channels last in memory for speed
	 * @return N × C' × D × H × W, owned by the manager of x
	 */
	NDArray apply(NDArray x);

	/**
	 * @param keep owner of what is kept from call to call
	 * @return this layer, ready to be fed the planes of one volume
	 */
	Stream stream(NDManager keep);

	/** The planes of one volume on their way through a layer. */
	interface Stream {

		/**
		 * Takes the next planes and gives those that can be computed now. Over all calls, with those to {@link #rest}, as many come out as went
		 * in.
		 *
		 * @param scope owner of the result
		 * @param planes depth × height × width × C, the next planes; stays the caller's
		 * @return depth' × height × width × C', to be closed by the caller; null if none can be computed yet
		 */
		NDArray push(NDManager scope, NDArray planes);

		/**
		 * After the last planes, gives some of those that are still to come: few at a time, so that the end of a volume needs no more memory than
		 * its middle.
		 *
		 * @param scope owner of the result
		 * @return depth' × height × width × C', to be closed by the caller; null once none remain
		 */
		NDArray rest(NDManager scope);
	}
}
