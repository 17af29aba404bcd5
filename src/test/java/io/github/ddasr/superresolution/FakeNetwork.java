package io.github.ddasr.superresolution;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.network.TileNetwork;

import java.util.ArrayList;
import java.util.List;

/**
 * A network without an engine: it repeats each pixel scale × scale times, adds an
 * error that decays from the borders of its tile (as zero padding does), and
 * fails on tiles beyond a limit.
 */
class FakeNetwork implements TileNetwork {

	final int scale;
	final int alignment;
	final int overlap;
	/** Error at the border of a tile. */
	float borderError;
	/** Most pixels that one call may bring. */
	long memoryLimit = Long.MAX_VALUE;
	long bytesPerPixel = 1;
	long freeBytes = Long.MAX_VALUE;
	int channels = 1;
	/** Sizes {count, height, width} of all calls that succeeded. */
	final List<int[]> calls = new ArrayList<>();
	int failures;
	boolean closed;

	FakeNetwork(final int scale, final int alignment, final int overlap) {
		this.scale = scale;
		this.alignment = alignment;
		this.overlap = overlap;
	}

	@Override
	public int scale() {
		return scale;
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public int alignment() {
		return alignment;
	}

	@Override
	public int overlap() {
		return overlap;
	}

	@Override
	public long bytesPerPixel() {
		return bytesPerPixel;
	}

	@Override
	public long preferredPixels() {
		return 1L << 18;
	}

	@Override
	public long freeBytes() {
		return freeBytes;
	}

	@Override
	public String deviceLine() {
		return "running on the CPU because this is a test";
	}

	@Override
	public float[] apply(final float[] images, final int count, final int height, final int width) {
		if (height % alignment != 0 || width % alignment != 0) throw new AssertionError(width + " × " + height);
		if ((long) count * height * width > memoryLimit) {
			failures++;
			throw new DeviceMemoryException("out of memory", null);
		}
		calls.add(new int[] { count, height, width });
		final int h = scale * height, w = scale * width;
		final float[] answer = new float[count * h * w];
		for (int n = 0; n < count; n++) for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final int border = Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y));
			answer[(n * h + y) * w + x] = images[(n * height + y / scale) * width + x / scale] + //
				borderError * (float) Math.exp(-border / 4.0);
		}
		return answer;
	}

	@Override
	public void close() {
		closed = true;
	}
}
