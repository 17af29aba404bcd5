package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Enlarging by any scale: interpolations, networks for slices, networks for volumes. */
class AnyScaleTest {

	private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);

	private final FakeVolumeNetwork volumes = new FakeVolumeNetwork();
	private FakeScaleNetwork slices = new FakeScaleNetwork(1);
	private final EnlargementMethods methods = new EnlargementMethods(new NetworkOpener() {

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

	private SuperResolution task(final String name, final Scale scale, final TrustOptions trust) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, scale);
		return new SuperResolution(methods.openFor(name, options, AMPLE), options, trust, AMPLE);
	}

	private SuperResolution task(final String name, final Scale scale) {
		return task(name, scale, TrustOptions.NONE);
	}

	private static String message(final Supplier<?> action) {
		return assertThrows(DdasrException.class, action::get).getMessage();
	}

	private static Volume head() {
		return new Volume("head", Phantom.block(new int[] { 24, 28, 20 }, new double[] { 8, 7, 9 }, new double[] { 0, 0, 10 }).voxels(), Geometry
			.ofSpacing(8, 7, 9));
	}

	/** A blob in an oblique scan, so that its place in the world depends on every entry of the affine. */
	private static Volume blob(final int... size) {
		final float[] v = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < v.length; i++) {
			final double x = i % size[0] - 10.3, y = i / size[0] % size[1] - 12.6, z = i / size[0] / size[1] - 9.2;
			v[i] = (float) (100 * Math.exp(-(x * x + y * y + z * z) / (2 * 2.2 * 2.2)));
		}
		final double[][] affine = { { 0.8, 0.1, 0, -7 }, { -0.1, 0.9, 0.3, 5 }, { 0, -0.2, 2.8, 11 }, { 0, 0, 0, 1 } };
		return new Volume("blob", ArrayImgs.floats(v, size[0], size[1], size[2]), new Geometry(new double[] { 0.81, 0.92, 2.82 }, null, new Transform(
			1, affine), true));
	}

	private static double[] centroid(final Volume volume) {
		final double[][] a = volume.geometry().affine();
		final double[] sum = new double[4];
		final Cursor<FloatType> cursor = Views.flatIterable(volume.voxels()).localizingCursor();
		while (cursor.hasNext()) {
			final double v = cursor.next().get();
			for (int r = 0; r < 3; r++) {
				double at = a[r][3];
				for (int d = 0; d < 3; d++) at += a[r][d] * cursor.getLongPosition(d);
				sum[r] += v * at;
			}
			sum[3] += v;
		}
		return new double[] { sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3] };
	}

	@ParameterizedTest
	@CsvSource({ "cubic, 2.5, ''", "lanczos, 2.5, ''", "bspline, 3.2, ''", "zero-filling, 2.5, ''", "zero-filling, '1,1,3', ''",
		"bspline, '1,1,3', ''", "cubic, '2.5,1.7,3.2', ''", "lanczos, '', '0.5'", "zero-filling, '', '0.6,0.4,0.9'", "any, 2.5, ''", "whole, 2.5, ''",
		"whole, '1,1,3', ''", "whole, '', '0.7'", "fixed-x2, auto, ''" })
	void aBlobKeepsItsPlaceInTheWorld(final String name, final String scale, final String spacing) {
		final Volume blob = blob(24, 28, 20);
		// The network that repeats pixels, and linear interpolation, keep a blob's centre, too.
		final Volume fine = task(name, scale(scale, spacing)).run(blob, Monitor.NONE);
		final double[] before = centroid(blob), after = centroid(fine);
		for (int r = 0; r < 3; r++) assertEquals(before[r], after[r], name.equals("any") ? 0.03 : 0.01, "world axis " + r);
		if (name.equals("any")) assertArrayEquals(new long[] { 60, 70, 20 }, fine.dimensions());
		if (name.equals("whole") && scale.equals("2.5")) assertArrayEquals(new long[] { 60, 70, 50 }, fine.dimensions());
		if (spacing.equals("0.5")) for (int d = 0; d < 3; d++) assertEquals(0.5, fine.geometry().spacing(d), 0.01);
	}

	private static Scale scale(final String scale, final String spacing) {
		if (!spacing.isEmpty()) return Scale.toSpacing(numbers(spacing));
		return scale.equals("auto") ? Scale.AUTO : Scale.of(numbers(scale));
	}

	private static double[] numbers(final String text) {
		return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	@Test
	void theGeometryOfThePublishedProgramKeepsTheFirstVoxel() {
		final Volume blob = blob(20, 28, 24);
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(3.2)).withPublished(true);
		final Geometry g = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(blob, Monitor.NONE).geometry();
		for (int r = 0; r < 3; r++) {
			assertEquals(blob.geometry().affine()[r][3], g.affine()[r][3]);
			assertEquals(blob.geometry().affine()[r][1] / 3.2, g.affine()[r][1], 1e-12);
		}
		assertEquals(0.92 / 3.2, g.spacing(1), 1e-12);
	}

	@Test
	void aSliceMethodOfThreeNumbersIsTheSameAsOfOne() {
		final Volume head = head();
		final Volume slices2 = task("lanczos", Scale.of(2)).run(head, Monitor.NONE), volume2 = task("lanczos", Scale.of(2, 2, 1)).run(head, Monitor.NONE);
		assertArrayEquals(slices2.dimensions(), volume2.dimensions());
		for (int z = 0; z < 20; z++) assertArrayEquals(Slices.read(slices2.voxels(), 2, z), Slices.read(volume2.voxels(), 2, z), 0.01f);
	}

	/** What a network for volumes is given, and what becomes of its answer. */
	@Test
	void aNetworkSeesNormalisedValuesAndTheHead() {
		final Volume head = head();
		volumes.added = 0.125f;
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.SAGITTAL, Scale.of(1, 2, 1.5)).withClamp(false);
		final Volume fine = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(head, Monitor.NONE);
		final VolumeNetwork.Request asked = volumes.requests.get(0);
		assertArrayEquals(new int[] { 20, 28, 24 }, asked.size());
		assertArrayEquals(new int[] { 30, 56, 24 }, asked.newSize());
		final Foreground foreground = Foreground.of(head.voxels());
		int wanted = 0;
		for (int i = 0; i < asked.values().length; i++) {
			final float v = head.voxels().getAt(i % 24, i / 24 % 28, i / 24 / 28).get();
			assertEquals(foreground.window().normalise(v), asked.values()[i], 1e-6f);
			if (v > foreground.headThreshold()) assertTrue(asked.wanted()[i], "voxel " + i + " of the head");
			if (asked.wanted()[i]) wanted++;
		}
		assertTrue(wanted > 100 && wanted < asked.wanted().length, wanted + " wanted");
		// Planes along z, in the volume's units: linear interpolation, and an eighth of the window.
		final float[] plane = Slices.read(fine.voxels(), 2, 1), below = Slices.read(head.voxels(), 2, 0), above = Slices.read(head.voxels(), 2, 1);
		final float[] expected = new float[24 * 28];
		// Fine plane 1 lies in the middle of two coarse ones: (1 + 0.5) / 1.5 - 0.5.
		for (int i = 0; i < expected.length; i++) expected[i] = (below[i] + above[i]) / 2 + 0.125f * (float) foreground.window().width();
		for (int x = 0; x < 24; x++) assertEquals(0.75 * expected[5 * 24 + x] + 0.25 * expected[4 * 24 + x], plane[10 * 24 + x], 0.02);
	}

	@Test
	void aPublishedNetworkSeesTheWholeRange() {
		volumes.wholeRange = true;
		task("whole", Scale.of(2)).run(head(), Monitor.NONE);
		float low = 1, high = 0;
		for (final float v : volumes.requests.get(0).values()) {
			low = Math.min(low, v);
			high = Math.max(high, v);
		}
		assertEquals(0, low);
		assertEquals(1, high);
	}

	@Test
	void aConstantVolumeNeedsNoNetwork() {
		final float[] v = new float[4 * 5 * 11];
		Arrays.fill(v, -3.25f);
		final Volume fine = task("whole", Scale.of(2)).run(new Volume("flat", ArrayImgs.floats(v, 4, 5, 11), Geometry.ofSpacing(1, 1, 1)), Monitor.NONE);
		assertArrayEquals(new long[] { 8, 10, 22 }, fine.dimensions());
		fine.voxels().forEach(x -> assertEquals(-3.25f, x.get()));
		assertTrue(volumes.requests.isEmpty());
	}

	@Test
	void planesComeInOrderAndCancelLeavesNothing() {
		final List<String> events = new ArrayList<>();
		final int[] polls = { 0 };
		run(events, polls, Integer.MAX_VALUE);
		assertEquals(List.of("0-2", "3-5", "6-8", "9-9", "commit", "close"), events);
		final int all = polls[0];
		assertTrue(all > 10, all + " polls");
		for (int after = 0; after < all; after++) {
			final int limit = after;
			events.clear();
			polls[0] = 0;
			assertThrows(CanceledException.class, () -> run(events, polls, limit), "canceled at poll " + after);
			assertFalse(events.contains("commit"));
			assertEquals("close", events.get(events.size() - 1));
		}
	}

	private void run(final List<String> events, final int[] polls, final int limit) {
		final Volume small = new Volume("small", ArrayImgs.floats(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 1, 0, 0, 1, 2, 4, 7, 8, 3 }, 2, 2, 5), Geometry
			.ofSpacing(1, 1, 1));
		task("whole", Scale.of(2)).run(small, new SlabSink() {

			@Override
			public void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
				assertEquals(2, dimension);
				events.add(from + "-" + (from + slab.dimension(2) - 1));
			}

			@Override
			public void commit() {
				events.add("commit");
			}

			@Override
			public void close() {
				events.add("close");
			}
		}, new Monitor() {

			@Override
			public boolean isCanceled() {
				return polls[0]++ >= limit;
			}
		});
	}

	@Test
	void invalidVoxelsAreRefusedOrReplaced() {
		final Volume head = head();
		head.voxels().getAt(3, 4, 5).set(Float.NaN);
		assertTrue(message(() -> task("whole", Scale.of(2)).run(head, Monitor.NONE)).startsWith("head holds 1 voxel that is NaN or infinite."));
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2)).withInvalid(InvalidVoxels.REPLACE);
		new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(head, Monitor.NONE).voxels().forEach(v -> assertTrue(Float
			.isFinite(v.get())));
		volumes.added = Float.NaN;
		assertEquals("The method (whole, running on the CPU because this is a test) gave a value that is not a number in plane 0 of head, counted " +
			"from 0. Try device=cpu, or another model.", message(() -> new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(
				head(), Monitor.NONE)));
	}

	@ParameterizedTest
	@CsvSource({ "area, '1,1,3'", "area, '2,2,2'", "k-space, '1,1,2.5'", "area, '1.5,1.7,1'", "cubic, '2,2,1'" })
	void aWholeVolumeIsMadeToAgreeWithItsInput(final String method, final String scale) {
		final TrustOptions trust = new TrustOptions(true, true, false, Redegradation.named(method).orElseThrow(), 2, v -> 0);
		final Volume head = shrunk(trust.redegradation(), numbers(scale));
		final Enlarged result = task("whole", Scale.of(numbers(scale)), trust).runWithMaps(VolumeSeries.of(head), Monitor.NONE);
		assertArrayEquals(head.dimensions(), result.consistency().first().dimensions());
		assertNull(result.uncertainty());
		assertTrue(result.figures().before() > 1, result.figures().toString());
		// What is left is where the detail would leave the range of the values around it, which it must not.
		assertTrue(result.figures().difference() < 0.35 * result.figures().before(), result.figures().toString());
		// The map says the same as the figures, over the head.
		final Foreground foreground = Foreground.of(head.voxels());
		double squares = 0;
		int n = 0;
		for (int z = 0; z < 20; z++) for (int y = 0; y < 28; y++) for (int x = 0; x < 24; x++) {
			if (!(head.voxels().getAt(x, y, z).get() > foreground.headThreshold())) continue;
			squares += Math.pow(result.consistency().first().voxels().getAt(x, y, z).get(), 2);
			n++;
		}
		assertEquals(Math.sqrt(squares / n), result.figures().difference(), 1e-6);
	}

	/** A head that was made coarse as the check will do it. */
	private static Volume shrunk(final Redegradation method, final double[] scale) {
		final int[] size = { 24, 28, 20 }, fine = new int[3];
		for (int d = 0; d < 3; d++) fine[d] = (int) (size[d] * scale[d]);
		RandomAccessibleInterval<FloatType> voxels = Phantom.block(fine, new double[] { 192.0 / fine[0], 196.0 / fine[1], 180.0 / fine[2] },
			new double[] { 0, 0, 10 }).voxels();
		for (int d = 0; d < 3; d++) if (fine[d] != size[d]) voxels = Resampler.along(voxels, d, method.shrinking(
			new ResamplingMatrices(), size[d], fine[d]));
		return new Volume("head", voxels, Geometry.ofSpacing(8, 7, 9));
	}

	/** By area the mean of the three planes under each coarse one, computed here. */
	@Test
	void theDifferenceOfThickSlicesIsThatOfMeans() {
		final TrustOptions trust = new TrustOptions(false, true, false, Redegradation.AREA, 2, v -> 0);
		final Volume head = head();
		final Enlarged result = task("bspline", Scale.of(1, 1, 3), trust).runWithMaps(VolumeSeries.of(head), Monitor.NONE);
		final double white = Foreground.of(head.voxels()).window().fromZero().width();
		for (int z = 0; z < 20; z++) for (int x = 0; x < 24; x++) {
			double mean = 0;
			for (int k = 0; k < 3; k++) mean += result.fine().first().voxels().getAt(x, 14, 3 * z + k).get() / 3;
			assertEquals(100 * (mean - head.voxels().getAt(x, 14, z).get()) / white, result.consistency().first().voxels().getAt(x, 14, z).get(), 1e-3);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1.1, 1.7, 2.5, 3.3 })
	void whatGoesBackToAFineGridOfAnyRatioIsWhatCameFromIt(final double ratio) {
		final int size = 17, fine = (int) (size * ratio);
		final ResamplingMatrices matrices = new ResamplingMatrices();
		for (final Redegradation r : Redegradation.values()) {
			for (int i = 0; i < size; i++) {
				final double[] one = new double[size];
				one[i] = 1;
				assertArrayEquals(one, r.shrinking(matrices, size, fine).apply(r.returning(matrices, size, fine).apply(one)), 1e-6, r + " " + i);
			}
		}
	}

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

	@ParameterizedTest
	@CsvSource({ "any, 4.5, 'The model any learned scales up to 4; here it is 4.5.'", "any, 4, ''", "whole, 4, ''",
		"whole, 4.5, 'The model whole learned scales up to 4; here one is 4.5.'", "whole, '1,1,6', ''",
		"whole, '1,1,8', 'The model whole learned scales up to 7 along one axis; here one is 8.'", "cubic, 9.5, ''",
		"any, 1.1, ''", "any, 1.05, 'The model any learned scales from 1.1; here it is 1.05.'", "whole, '1,1,2', ''",
		"whole, '1.5,1,2', 'The model whole learned scales from 2; here one is 1.5.'" })
	void scalesBeyondWhatWasLearnedAreToldOf(final String name, final String scale, final String warning) {
		final List<String> warnings = new ArrayList<>();
		// Once for all volumes of a series.
		final VolumeSeries series = new VolumeSeries(List.of(blob(20, 20, 6), blob(20, 20, 6)), 1, "");
		task(name, Scale.of(numbers(scale))).run(series, new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		});
		assertEquals(warning.isEmpty() ? List.of() : List.of(warning + " Look at the result with care."), warnings);
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

	@Test
	void aSingleSliceHasNoDepth() {
		final Volume slice = new Volume("slice", ArrayImgs.floats(8, 8, 1), Geometry.ofSpacing(1, 1, 5));
		assertEquals("slice has a single voxel along z, so nothing is known of what lies along it. Choose a method for slices, or a scale of 1 " +
			"there.", message(() -> task("whole", Scale.of(2)).run(slice, Monitor.NONE)));
		assertArrayEquals(new long[] { 16, 12, 1 }, task("whole", Scale.of(2, 1.5, 1)).run(slice, Monitor.NONE).dimensions());
	}

	@Test
	void estimateAndMemory() {
		final SuperResolution task = task("whole", Scale.of(1, 1, 2.5));
		final WorkEstimate estimate = task.estimate(VolumeSeries.of(head()));
		assertEquals("1 volume of 24 × 28 × 20 to 24 × 28 × 50; result 0.1 MB, memory about 3.1 MB", estimate.toString());
		assertEquals(2 * 4 * 24 * 28 * 20, estimate.heapBytes());
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2));
		final SuperResolution poor = new SuperResolution(methods.openFor("whole", options, AMPLE), options, new MemoryBudget(20_000, 1));
		assertEquals("head enlarged as a whole needs 0 MB of memory, but Java has only 0 MB left. Close images or give Java more memory (Edit > " +
			"Options > Memory & Threads).", message(() -> poor.run(head(), Monitor.NONE)));
	}

	@ParameterizedTest
	@CsvSource({ "AXIAL, 10", "SAGITTAL, 12", "CORONAL, 0" })
	void aPreviewIsASliceOfTheRun(final Axis axis, final int slice) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(axis, Scale.of(2, 2, 3));
		final SuperResolution task = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE);
		final Volume whole = task.run(head(), Monitor.NONE), one = task.preview(head(), slice, Monitor.NONE);
		final int factor = axis == Axis.AXIAL ? 3 : 2;
		assertArrayEquals(Slices.read(whole.voxels(), axis.world(), factor * slice + factor / 2), Slices.read(one.voxels(), 2, 0), 0.01f);
	}
}
