package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.Scope;

/** Channels of a feature network are brought to one size. */
class ScaledFeaturesTest {

	/** Two channels: the image, and a hundred times it; then a map that is always 0. */
	private static final FeatureMaps UNEVEN = new FeatureMaps() {

		@Override
		public List<NDArray> of(final NDArray images) {
			return List.of(NDArrays.concat(new NDList(images, images.mul(100)), 1), images.zerosLike());
		}

		@Override
		public String provenance() {
			return "uneven";
		}
	};

	@Test
	void everyChannelHasTheSameRootMeanSquare() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray image = scope.manager().create(new float[] { 3, 0, 0, 4 }, new Shape(1, 1, 2, 2));
			final FeatureMaps scaled = new ScaledFeatures(UNEVEN, List.of(image), scope.manager());
			final List<NDArray> maps = scaled.of(image);
			// √(25 / 4) = 2.5 becomes √π
			final float f = (float) (Math.sqrt(Math.PI) / 2.5);
			assertArrayEquals(new float[] { 3 * f, 0, 0, 4 * f, 3 * f, 0, 0, 4 * f }, maps.get(0).toFloatArray(), 1e-5f);
			assertArrayEquals(new float[4], maps.get(1).toFloatArray());
			assertTrue(scaled.provenance().startsWith("uneven, "));
		}
	}

	@Test
	void severalBatchesCountAlike() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray a = scope.manager().create(new float[] { 1, 1, 1, 1 }, new Shape(1, 1, 2, 2)), b = scope.manager().create(
				new float[] { 7, 7, 7, 7 }, new Shape(1, 1, 2, 2));
			final FeatureMaps scaled = new ScaledFeatures(UNEVEN, List.of(a, b), scope.manager());
			// mean square (1 + 49) / 2
			assertEquals(Math.sqrt(Math.PI) / 5, scaled.of(a).get(0).getFloat(0, 0, 0, 0), 1e-5);
		}
	}
}
