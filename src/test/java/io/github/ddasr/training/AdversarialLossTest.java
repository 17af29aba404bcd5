package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.volume.DdasrException;

/** The games' losses against values computed in double precision with numpy, and where their gradients go. */
class AdversarialLossTest {

	private static final float EXACT = 1e-6f;

	private NDManager manager;

	@BeforeEach
	void open() {
		manager = Engines.start().newBaseManager();
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private NDList maps(final float... logits) {
		return new NDList(manager.create(logits, new Shape(2, 1, 1, logits.length / 2)));
	}

	private NDList real() {
		return maps(0.5f, -1.25f, 2, 0.75f);
	}

	private NDList made() {
		return maps(-0.25f, 1.5f, -2, 0.125f);
	}

	@Test
	void valuesAreThoseOfTheFormulas() {
		assertEquals(2.4503993f, AdversarialLoss.RAGAN.generator(real(), made()).getFloat(), EXACT);
		assertEquals(1.1378993f, AdversarialLoss.RAGAN.discriminator(real(), made()).getFloat(), EXACT);
		assertEquals(1.2251997f, AdversarialLoss.RAGAN_HALF.generator(real(), made()).getFloat(), EXACT);
		assertEquals(0.5689497f, AdversarialLoss.RAGAN_HALF.discriminator(real(), made()).getFloat(), EXACT);
		assertEquals(0.9467199f, AdversarialLoss.VANILLA.generator(null, made()).getFloat(), EXACT);
		assertEquals(1.4129212f, AdversarialLoss.VANILLA.discriminator(real(), made()).getFloat(), EXACT);
	}

	@Test
	void severalMapsCountAlike() {
		final NDList real = real(), made = made();
		real.addAll(maps(3, -0.5f));
		made.addAll(maps(0.25f, -4));
		assertEquals(4.4880782f, AdversarialLoss.RAGAN.generator(real, made).getFloat(), EXACT);
		assertEquals(0.7068282f, AdversarialLoss.RAGAN.discriminator(real, made).getFloat(), EXACT);
	}

	@Test
	void undecidedLogitsGiveLogarithmsOfTwo() {
		final NDList zero = maps(0, 0);
		assertEquals(2 * Math.log(2), AdversarialLoss.RAGAN.generator(zero, zero).getFloat(), EXACT);
		assertEquals(2 * Math.log(2), AdversarialLoss.RAGAN.discriminator(zero, zero).getFloat(), EXACT);
		assertEquals(Math.log(2), AdversarialLoss.VANILLA.generator(null, zero).getFloat(), EXACT);
		assertEquals(2 * Math.log(2), AdversarialLoss.VANILLA.discriminator(zero, zero).getFloat(), EXACT);
	}

	@Test
	void extremeLogitsStayFinite() {
		assertEquals(1000, AdversarialLoss.VANILLA.generator(null, maps(-1000, -1000)).getFloat(), 1e-3);
		assertEquals(0, AdversarialLoss.VANILLA.generator(null, maps(1000, 1000)).getFloat(), 1e-3);
	}

	/** Finite differences in numpy; the discriminator's means are constants, the generator's mean of its own images is not. */
	@Test
	void gradientsPassWhereTheyShould() {
		final float share = 0.25f;
		final float[] generator = { -0.32715804f, -0.22459872f, -0.38839882f, -0.30553002f };
		assertArrayEquals(generator, gradient(made(), m -> AdversarialLoss.RAGAN.generator(real(), m)), EXACT);
		final float[] ofMade = { 0.08020533f, 0.18276464f, 0.01896455f, 0.10183335f };
		assertArrayEquals(ofMade, gradient(made(), m -> AdversarialLoss.RAGAN.discriminator(real(), m)), EXACT);
		final float[] ofReal = { -0.08539562f, -0.1872718f, -0.02593716f, -0.07194195f };
		assertArrayEquals(ofReal, gradient(real(), x -> AdversarialLoss.RAGAN.discriminator(x, made())), EXACT);
		// −share · sigmoid(−m)
		final float[] vanilla = new float[4];
		for (int i = 0; i < 4; i++) vanilla[i] = (float) (-share / (1 + Math.exp(made().get(0).toFloatArray()[i])));
		assertArrayEquals(vanilla, gradient(made(), m -> AdversarialLoss.VANILLA.generator(null, m)), EXACT);
	}

	private static float[] gradient(final NDList at, final Function<NDList, NDArray> loss) {
		at.get(0).setRequiresGradient(true);
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			collector.backward(loss.apply(at));
		}
		return at.get(0).getGradient().toFloatArray();
	}

	@Test
	void namesAreUnderstood() {
		assertEquals(AdversarialLoss.RAGAN_HALF, AdversarialLoss.of(" Ragan-Half "));
		assertTrue(AdversarialLoss.RAGAN_HALF.isRelativistic());
		assertFalse(AdversarialLoss.VANILLA.isRelativistic());
		assertEquals("There is no game \"poker\". Choose one of: ragan, ragan-half, vanilla.", assertThrows(DdasrException.class,
			() -> AdversarialLoss.of("poker")).getMessage());
	}
}
