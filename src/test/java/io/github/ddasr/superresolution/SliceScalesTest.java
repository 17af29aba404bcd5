package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Networks for slices that take any scale. */
class SliceScalesTest extends AnyScaleCase {

	@Test
	void mirroredViewsNeedSlices() {
		final TrustOptions spread = new TrustOptions(false, false, true, Redegradation.AREA, 2, v -> 0);
		assertEquals("uncertainty=true compares mirrored views of slices, but here whole volumes are enlarged. Leave it out, or choose a method " +
			"for slices and one number as scale.", message(() -> task("whole", Scale.of(2), spread)));
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2)).withSelfEnsemble(true);
		assertTrue(message(() -> new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE)).startsWith("ensemble=true compares"));
		// Slices of any size have them.
		assertTrue(task("any", Scale.of(2.5), spread).runWithMaps(VolumeSeries.of(head()), Monitor.NONE).uncertainty() != null);
		slices.mirrors = false;
		final String shifted = "Mirrored views of slices of 24 × 28 pixels would be shifted against each other, since scale=2.3 gives no whole number " +
			"of pixels and any counts them from one corner. Leave out ensemble=true and uncertainty=true, or choose another scale.";
		assertEquals(shifted, message(() -> task("any", Scale.of(2.3), spread).runWithMaps(VolumeSeries.of(head()), Monitor.NONE)));
		final SuperResolutionOptions ensemble = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2.3)).withSelfEnsemble(true);
		assertEquals(shifted, message(() -> new SuperResolution(methods.openFor("any", ensemble, AMPLE), ensemble, AMPLE).run(head(), Monitor.NONE)));
		assertArrayEquals(new long[] { 55, 64, 20 }, task("any", Scale.of(2.3)).run(head(), Monitor.NONE).dimensions());
	}

	@Test
	void aNetworkForSlicesGetsTheScaleThatWasAskedFor() {
		final Volume fine = task("any", Scale.of(3.2)).run(head(), Monitor.NONE);
		assertArrayEquals(new long[] { 76, 89, 20 }, fine.dimensions());
		assertEquals(3.2, slices.scales.get(0));
		// 24 · 8/6.45 = 29.8 and 28 · 7/5.645 = 34.7: no scale gives both by cutting off but one a little above 30/24.
		slices.scales.clear();
		assertArrayEquals(new long[] { 30, 35, 20 }, task("any", Scale.toSpacing(6.45, 5.645, 9)).run(head(), Monitor.NONE).dimensions());
		assertEquals(1.25, slices.scales.get(0), 1e-8);
	}

	@Test
	void whatNetworksForSlicesCannotDo() {
		final String others = ", or one of: whole, cubic, lanczos, bspline, zero-filling.";
		assertEquals("The model any enlarges both sides of a slice by one number, not 24 × 28 to 48 × 84 pixels. Choose one number for both" + others,
			message(() -> task("any", Scale.of(2, 3, 1)).run(head(), Monitor.NONE)));
		assertEquals("The model any learned scales up to 4 and goes up to 6, not to 7. Choose a smaller scale" + others, message(() -> task("any", Scale
			.of(7)).run(head(), Monitor.NONE)));
		assertEquals("any enlarges both sides of axial slices by any number and keeps their " +
			"distance, but scale=1,1,3 makes 24 × 28 × 20 voxels of head into 24 × 28 × 60. Choose one that does it: whole, cubic, lanczos, bspline, " +
			"zero-filling.", message(() -> task("any", Scale.of(1, 1, 3)).run(head(), Monitor.NONE)));
		assertEquals("fixed-x2 enlarges both sides of axial slices by 2 and keeps their " +
			"distance, but spacing=3.5,3.5,3.5 makes 24 × 28 × 20 voxels of head into 55 × 56 × 51. Choose one that does it: whole, cubic, lanczos, " +
			"bspline, zero-filling.", message(() -> task("fixed-x2", Scale.toSpacing(3.5)).run(head(), Monitor.NONE)));
		assertEquals("Model fixed-x2 enlarges slices by 2, not by 2.5. Choose scale=2, or a method that can: any, whole, cubic, lanczos, bspline, " +
			"zero-filling.", message(() -> task("fixed-x2", Scale.of(2.5))));
		assertEquals("Model any enlarges by any number, which cannot be used here. Choose a model that is made for one.", message(() -> methods.open(
			"any", SuperResolutionOptions.of(Axis.AXIAL, 2), AMPLE)));
		// What amounts to the same is understood.
		assertArrayEquals(new long[] { 48, 56, 20 }, task("fixed-x2", Scale.toSpacing(4, 3.5, 9)).run(head(), Monitor.NONE).dimensions());
		assertArrayEquals(new long[] { 48, 56, 20 }, task("fixed-x2", Scale.of(2, 2, 1)).run(head(), Monitor.NONE).dimensions());
	}

	@Test
	void channelsAreEnlargedTogether() {
		slices = new FakeScaleNetwork(2);
		final Volume first = head(), second = blob(24, 28, 20);
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2)).withClamp(false);
		final SuperResolution task = new SuperResolution(methods.openFor("any", options, AMPLE), options, AMPLE);
		final VolumeSeries fine = task.run(new VolumeSeries(List.of(first, second), 1, ""), Monitor.NONE);
		final Foreground one = Foreground.of(first.voxels()), two = Foreground.of(second.voxels());
		for (int x = 0; x < 48; x++) {
			final float a = first.voxels().getAt(x / 2, 14, 10).get(), b = second.voxels().getAt(x / 2, 14, 10).get();
			assertEquals(a, fine.volumes().get(0).voxels().getAt(x, 28, 10).get(), 0.01);
			assertEquals(b + 0.1 * one.window().normalise(a) * two.window().width(), fine.volumes().get(1).voxels().getAt(x, 28, 10).get(), 0.01);
		}
		assertEquals("The model any reads 2 volumes together, such as T1, T2 and FLAIR of one head, but " +
			"head holds 1. Give one image of 2 channels, or a 4-D file of 2 volumes.", message(() -> task.run(head(), Monitor.NONE)));
		assertEquals("A preview shows one volume, but the model reads 2 together. Run it without a preview.", message(() -> task.preview(head(), 3,
			Monitor.NONE)));
	}
}
