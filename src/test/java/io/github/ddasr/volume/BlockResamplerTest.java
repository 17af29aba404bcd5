package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockResamplerTest {

	@ParameterizedTest
	@CsvSource({ "4,5,6,8,10,13", "8,7,6,3,7,2", "5,4,3,5,9,3", "5,4,3,5,4,3" })
	void equalsTheSumOverAllWeights(final int d, final int h, final int w, final int newD, final int newH, final int newW) {
		final SplittableRandom random = new SplittableRandom(7);
		final float[] block = new float[d * h * w];
		for (int i = 0; i < block.length; i++) block[i] = (float) random.nextDouble();
		final ResamplingMatrix z = ResamplingMatrix.of(Kernel.CUBIC, d, newD), y = ResamplingMatrix.of(Kernel.CUBIC, h, newH);
		final ResamplingMatrix x = ResamplingMatrix.fourier(w, newW);
		final float[] wanted = new float[newD * newH * newW];
		int at = 0;
		for (int k = 0; k < newD; k++) for (int j = 0; j < newH; j++) for (int i = 0; i < newW; i++) {
			double sum = 0;
			for (int c = 0; c < d; c++) for (int b = 0; b < h; b++) for (int a = 0; a < w; a++) {
				sum += z.weight(k, c) * y.weight(j, b) * x.weight(i, a) * block[(c * h + b) * w + a];
			}
			wanted[at++] = (float) sum;
		}
		assertArrayEquals(wanted, BlockResampler.apply(block, z, y, x), 1e-5f);
	}

	@Test
	void refusesMatricesForAnotherBlock() {
		final ResamplingMatrix two = ResamplingMatrix.identity(2);
		assertEquals("9 values do not fit matrices for 2 × 2 × 2", assertThrows(IllegalArgumentException.class, () -> BlockResampler.apply(
			new float[9], two, two, two)).getMessage());
	}
}
