package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {

	/** Against the sum that defines the transform, for lengths with small factors, primes and prime squares. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 25, 30, 49, 64, 90, 97, 128, 181 })
	void isTheDefinedSum(final int size) {
		final double[] x = new double[size], y = new double[size];
		for (int i = 0; i < size; i++) {
			x[i] = Math.sin(1 + i * i);
			y[i] = Math.cos(3 * i);
		}
		final double[] expectedX = new double[size], expectedY = new double[size];
		for (int k = 0; k < size; k++) for (int n = 0; n < size; n++) {
			final double angle = -2 * Math.PI * (k * n % size) / size;
			expectedX[k] += x[n] * Math.cos(angle) - y[n] * Math.sin(angle);
			expectedY[k] += x[n] * Math.sin(angle) + y[n] * Math.cos(angle);
		}
		final double[] realPart = x.clone(), imaginaryPart = y.clone();
		final Fourier fourier = new Fourier(size);
		fourier.transform(realPart, imaginaryPart);
		assertArrayEquals(expectedX, realPart, 1e-12 * size);
		assertArrayEquals(expectedY, imaginaryPart, 1e-12 * size);
		fourier.transform(imaginaryPart, realPart);
		for (int i = 0; i < size; i++) {
			assertEquals(x[i], realPart[i] / size, 1e-13);
			assertEquals(y[i], imaginaryPart[i] / size, 1e-13);
		}
	}
}
