package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

class ScopeTest {

	@Test
	void closingFreesEverythingOfTheScopeAndItsChildren() {
		final Scope outer = Scope.open(Device.cpu());
		final NDArray kept = outer.manager().ones(new Shape(3, 5));
		final Scope step = outer.child();
		final NDArray made = step.manager().zeros(new Shape(7), DataType.FLOAT64);
		assertEquals(2, outer.liveArrays());
		assertEquals(3 * 5 * 4 + 7 * 8, outer.liveBytes());
		assertEquals(1, step.liveArrays());
		step.close();
		assertEquals(1, outer.liveArrays());
		assertTrue(made.isReleased());
		assertFalse(kept.isReleased());
		outer.close();
		assertTrue(kept.isReleased());
		assertEquals(0, outer.liveArrays());
		assertEquals(0, outer.liveBytes());
	}

	@Test
	void sealedScopeRefusesArraysButItsChildrenDoNot() {
		try (Scope outer = Scope.open(Device.cpu())) {
			final NDArray weight = outer.manager().ones(new Shape(4));
			outer.seal();
			assertThrows(IllegalStateException.class, () -> outer.manager().ones(new Shape(4)));
			try (Scope step = outer.child()) {
				final NDArray input = step.manager().full(new Shape(4), 2);
				// Of two operands the first owns the result: begin with the one that lives shorter.
				assertEquals(8f, input.mul(weight).sum().getFloat());
			}
			assertEquals(1, outer.liveArrays());
		}
	}

	@Test
	void scopeUnderAManagerEndsWithIt() {
		final Scope outer = Scope.open(Device.cpu());
		final Scope inner = Scope.under(outer.manager());
		final NDArray array = inner.manager().ones(new Shape(2));
		assertEquals(Device.cpu(), inner.device());
		outer.close();
		assertTrue(array.isReleased());
	}

	@Test
	void capFindsALeakingLoop() {
		try (Scope outer = Scope.open(Device.cpu())) {
			final NativeMemoryCap cap = new NativeMemoryCap(outer, 2, 100);
			for (int i = 0; i < 50; i++) {
				try (Scope step = outer.child()) {
					step.manager().ones(new Shape(25));
					cap.check("step " + i);
				}
			}
			outer.manager().ones(new Shape(20));
			cap.check("after one array of 80 bytes");
			outer.manager().ones(new Shape(6));
			final AssertionError bytes = assertThrows(AssertionError.class, () -> cap.check("leak"));
			assertTrue(bytes.getMessage().startsWith("leak: 2 native arrays of 104 bytes"), bytes.getMessage());
		}
	}
}
