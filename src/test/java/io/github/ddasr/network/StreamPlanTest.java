package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPlanTest {

	private static final int[] BRAIN = { 160, 256, 256 };
	private static final long MB = 1 << 20;

	private static StreamPlan plan(final String preset, final long usual, final long most) {
		return StreamPlan.of(ArssrShape.preset(preset), BRAIN, new WantedCells(null, BRAIN), usual * MB, most * MB);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiny", "small", "rescnn" })
	void staysWithinWhatIsUsualWherePartsCanBeLarge(final String preset) {
		final StreamPlan plan = plan(preset, 512, 8192);
		assertTrue(plan.bytes() <= 512 * MB, plan.toString());
		assertTrue(plan.height() >= 64 && plan.width() >= 64, plan.toString());
	}

	/** Else a plane of a brain is cut into a thousand parts that are almost nothing but margin, and takes hours. */
	@ParameterizedTest
	@ValueSource(strings = { "rescnn", "srresnet", "rdn" })
	void takesMoreThanIsUsualBeforePartsBecomeTiny(final String preset) {
		final StreamPlan plan = plan(preset, 200, 8192);
		assertTrue(plan.bytes() > 200 * MB && plan.bytes() <= 8192 * MB, plan.toString());
		assertTrue(plan.height() >= 64 && plan.width() >= 64, plan.toString());
	}

	@Test
	void keepsToTheMostEvenSo() {
		for (final int most : new int[] { 300, 600, 1200, 2400 }) {
			final StreamPlan plan = plan("rescnn", 200, most);
			assertTrue(plan.bytes() <= most * MB, plan.toString());
		}
	}

	/** Where only a small head counts, it is one part, and margins around it cannot be had for less. */
	@Test
	void aSmallHeadTakesNoMoreThanTheWholePlaneMay() {
		final boolean[] wanted = new boolean[BRAIN[0] * BRAIN[1] * BRAIN[2]];
		for (int y = 90; y < 170; y++) for (int x = 100; x < 180; x++) wanted[(80 * BRAIN[1] + y) * BRAIN[2] + x] = true;
		final StreamPlan plan = StreamPlan.of(ArssrShape.preset("small"), BRAIN, new WantedCells(wanted, BRAIN), 512 * MB, 8192 * MB);
		assertEquals(List.of(80, 80), List.of(plan.height(), plan.width()));
		assertTrue(plan.bytes() <= 512 * MB, plan.toString());
	}

	/** Nothing smaller can be done than 8 × 8 pixels and what the encoder sees around them. */
	@Test
	void theSmallestPartsTakeWhatTheyNeed() {
		final StreamPlan plan = plan("rdn", 100, 100);
		assertEquals(List.of(8, 8, 1), List.of(plan.height(), plan.width(), plan.chunk()));
		assertTrue(plan.bytes() > 100 * MB, plan.toString());
	}

	@Test
	void aSmallVolumeGoesWhole() {
		final int[] size = { 5, 20, 30 };
		final StreamPlan plan = StreamPlan.of(ArssrShape.preset("tiny"), size, new WantedCells(null, size), 576 * MB, 576 * MB);
		assertEquals(List.of(20, 30, 5), List.of(plan.height(), plan.width(), plan.chunk()));
	}

	/** What is said to be kept is what the stream holds once it is full: not less, nor a third more. */
	@ParameterizedTest
	@ValueSource(strings = { "tiny", "rdn", "rescnn", "srresnet" })
	void whatIsKeptIsWhatIsHeld(final String preset) {
		final ArssrShape c = ArssrShape.preset(preset);
		final ArssrShape thin = new ArssrShape(preset, c.encoder(), 8, 3, c.layers(), 16, c.decoder(), 16, c.decoderLayers());
		final int chunk = 3;
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, new FormulaWeights());
			NDManager keep = manager.newSubManager(); NDManager scope = manager.newSubManager())
		{
			final VolumeLayer.Stream stream = new Arssr(thin, p).encoder().stream(keep);
			for (int k = 0; k < 40; k++) {
				final NDArray planes = scope.create(FormulaWeights.image(chunk * 4 * 5), new Shape(chunk, 4, 5, 1));
				try (planes; NDArray made = stream.push(scope, planes)) {
					assertTrue(k < 30 || made != null);
				}
			}
			final long held = keep.getManagedArrays().stream().mapToLong(a -> a.getShape().size()).sum() / 20;
			final long said = new StreamMemory(thin, chunk).kept();
			assertTrue(held <= said && said <= held * 4 / 3, held + " held, " + said + " said");
		}
	}
}
