package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;

import net.imglib2.img.array.ArrayImgs;

/** Methods of each kind, and scans, for tests of enlarging by any scale. */
abstract class AnyScaleCase {

	static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);

	final FakeVolumeNetwork volumes = new FakeVolumeNetwork();
	FakeScaleNetwork slices = new FakeScaleNetwork(1);
	final EnlargementMethods methods = new EnlargementMethods(new NetworkOpener() {

		@Override
		public List<String> names() {
			return List.of("fixed-x2", "any", "whole");
		}

		@Override
		public Kind kind(final String name) {
			return name.equals("any") ? Kind.ANY_SCALE : name.equals("whole") ? Kind.VOLUME : Kind.FIXED;
		}

		@Override
		public int scale(final String name) {
			return 2;
		}

		@Override
		public double thick(final String name) {
			return 7;
		}

		@Override
		public TileNetwork open(final String name, final int factor) {
			return new FakeNetwork(2, 8, 16);
		}

		@Override
		public ScaleNetwork openScale(final String name) {
			return slices;
		}

		@Override
		public VolumeNetwork openVolume(final String name, final long nativeBytes) {
			return volumes;
		}
	});

	SuperResolution task(final String name, final Scale scale, final TrustOptions trust) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, scale);
		return new SuperResolution(methods.openFor(name, options, AMPLE), options, trust, AMPLE);
	}

	SuperResolution task(final String name, final Scale scale) {
		return task(name, scale, TrustOptions.NONE);
	}

	static String message(final Supplier<?> action) {
		return assertThrows(DdasrException.class, action::get).getMessage();
	}

	static Volume head() {
		return new Volume("head", Phantom.block(new int[] { 24, 28, 20 }, new double[] { 8, 7, 9 }, new double[] { 0, 0, 10 }).voxels(), Geometry
			.ofSpacing(8, 7, 9));
	}

	/** A blob in an oblique scan, so that its place in the world depends on every entry of the affine. */
	static Volume blob(final int... size) {
		final float[] v = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < v.length; i++) {
			final double x = i % size[0] - 10.3, y = i / size[0] % size[1] - 12.6, z = i / size[0] / size[1] - 9.2;
			v[i] = (float) (100 * Math.exp(-(x * x + y * y + z * z) / (2 * 2.2 * 2.2)));
		}
		final double[][] affine = { { 0.8, 0.1, 0, -7 }, { -0.1, 0.9, 0.3, 5 }, { 0, -0.2, 2.8, 11 }, { 0, 0, 0, 1 } };
		return new Volume("blob", ArrayImgs.floats(v, size[0], size[1], size[2]), new Geometry(new double[] { 0.81, 0.92, 2.82 }, null, new Transform(
			1, affine), true));
	}

	static double[] numbers(final String text) {
		return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
	}
}
