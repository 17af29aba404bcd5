package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

/** A network without an engine: linear interpolation plus a constant, given in pieces of three planes. */
final class FakeVolumeNetwork implements VolumeNetwork {

	final List<Request> requests = new ArrayList<>();
	boolean wholeRange;
	boolean closed;
	/** Added to normalised values. */
	float added;

	@Override
	public String deviceLine() {
		return "running on the CPU because this is a test";
	}

	@Override
	public double[] learnedScales() {
		return new double[] { 2, 4 };
	}

	@Override
	public boolean usesWholeRange() {
		return wholeRange;
	}

	@Override
	public long bytes(final int[] size, final int[] newSize) {
		return 3_000_000;
	}

	@Override
	public void enlarge(final Request request, final PlaneSink sink, final Monitor monitor) {
		requests.add(request);
		final int[] n = request.size(), m = request.newSize();
		final float[] fine = BlockResampler.apply(request.values(), linear(n[0], m[0]), linear(n[1], m[1]), linear(n[2], m[2]));
		for (int i = 0; i < fine.length; i++) fine[i] += added;
		final int plane = m[1] * m[2];
		for (int z = 0; z < m[0]; z += 3) {
			monitor.checkCanceled("enlarging");
			sink.accept(z, Arrays.copyOfRange(fine, z * plane, Math.min(m[0], z + 3) * plane));
			monitor.progress(Math.min(m[0], z + 3), m[0]);
		}
	}

	private static ResamplingMatrix linear(final int size, final int newSize) {
		return ResamplingMatrix.of(Kernel.LINEAR, size, newSize);
	}

	@Override
	public void close() {
		closed = true;
	}
}
