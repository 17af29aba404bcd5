package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.engine.EngineException;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;

class EngineErrorsTest {

	/** Wordings of PyTorch 2.7 and CUDA 12, as users report them. */
	@ParameterizedTest
	@ValueSource(strings = { "CUDA out of memory. GPU 0 has a total capacity of 8 GiB of which 1 GiB is free.",
		"CUDA error: out of memory", "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
		"CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", "std::bad_alloc",
		"MPS backend out of memory (MPS allocated: 8.00 GB)", "DefaultCPUAllocator: not enough memory" })
	void exhaustedMemoryIsRecognised(final String message) {
		final DdasrException error = EngineErrors.translate(new EngineException(message));
		assertEquals(DeviceMemoryException.class, error.getClass());
		assertEquals("The device has too little free memory for this step; choose smaller tiles or a smaller batch, " +
			"or close other programs.", error.getMessage());
	}

	@Test
	void amountWantedIsNamed() {
		assertAmount("[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you " +
			"tried to allocate 12340000000 bytes. Error code 12 (Cannot allocate memory)", "(it wanted 12.34 GB more)");
		assertAmount("CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 7.79 GiB",
			"(it wanted 2.50 GiB more)");
	}

	@Test
	void causesAreReadToo() {
		final RuntimeException wrapped = new IllegalStateException("step failed", new EngineException("CUDA out of memory."));
		assertEquals(DeviceMemoryException.class, EngineErrors.translate(wrapped).getClass());
		final RuntimeException heap = new IllegalStateException(new OutOfMemoryError("Cannot reserve direct buffer"));
		assertEquals(DeviceMemoryException.class, EngineErrors.translate(heap).getClass());
	}

	@Test
	void otherErrorsBecomeOneSentenceWithoutTheNativeTrace() {
		final EngineException error = new EngineException("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)\n" +
			"Exception raised from meta at /pytorch/aten/src/ATen/native/LinearAlgebra.cpp:200\nframe #0: c10::Error");
		final DdasrException translated = EngineErrors.translate(error);
		assertFalse(translated instanceof DeviceMemoryException);
		assertEquals("The engine stopped with an error: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3). " +
			"Please report this, with the text of Plugins > DDASR > Engine Information.", translated.getMessage());
		assertSame(error, translated.getCause());
	}

	@Test
	void errorWithoutMessageIsNamedByItsType() {
		assertTrue(EngineErrors.translate(new NullPointerException()).getMessage().contains("NullPointerException"));
	}

	@Test
	void longMessagesAreCut() {
		assertTrue(EngineErrors.translate(new EngineException("x".repeat(10_000))).getMessage().length() < 400);
	}

	@Test
	void sentencesPassUnchanged() {
		final DdasrException sentence = new DdasrException("The file is gone; look for it.");
		assertSame(sentence, EngineErrors.translate(sentence));
		final CanceledException canceled = new CanceledException("tile 3");
		assertSame(canceled, EngineErrors.translate(canceled));
	}

	private static void assertAmount(final String message, final String amount) {
		final String translated = EngineErrors.translate(new EngineException(message)).getMessage();
		assertTrue(translated.contains(amount), translated);
	}
}
