package io.github.ddasr.downsampling;

/**
 * How one low-resolution slice of a data set came about.
 *
 * @param volume number of the volume in its file, from 0
 * @param slice number of the slice, from 0; {@link #WHOLE} for a volume that was made in one piece
 * @param start what the generator of this slice began with
 * @param texture number of the low-resolution slice that was imitated; -1 if that cannot be told
 * @param white the value in the file that stands for white
 * @param correlation with the fine slice shrunk by the mean over cells, over the head, −1 to 1: whether the anatomy is there;
 *          NaN where there is hardly any head
 */
public record PairLine(int volume, int slice, long start, int texture, double white, double correlation) {

	/** Stands for all slices of a volume. */
	public static final int WHOLE = -1;
}
