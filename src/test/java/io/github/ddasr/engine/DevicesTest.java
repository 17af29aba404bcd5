package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import io.github.ddasr.volume.DdasrException;

class DevicesTest {

	/** A machine that need not exist. */
	private record Machine(int gpuCount, boolean engineHasCuda, boolean driverInstalled, int cpuThreads)
		implements GpuProbe
	{}

	private static final Machine NO_GPU = new Machine(0, false, false, 2);
	private static final Machine OLD_DRIVER = new Machine(0, true, true, 8);
	private static final Machine CPU_NATIVES = new Machine(1, false, true, 1);
	private static final Machine TWO_GPUS = new Machine(2, true, true, 16);

	@ParameterizedTest
	@CsvSource({ "auto,auto", "AUTO,auto", "'',auto", " cpu ,cpu", "gpu,gpu:0", "GPU:3,gpu:3", "gpu:0,gpu:0" })
	void allowedWords(final String word, final String meaning) {
		assertEquals(meaning, DeviceChoice.parse(word).toString());
	}

	@Test
	void absentWordMeansAuto() {
		assertEquals(DeviceChoice.AUTO, DeviceChoice.parse(null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpu:", "gpu:-1", "gpu:1.0", "gpu: 1", "gpu:1000", "cuda", "cpu:0", "tpu", "gpu0" })
	void otherWordsAreRefusedWithTheAllowedOnes(final String word) {
		assertEquals("The device \"" + word + "\" is unknown; allowed are auto, cpu, gpu, gpu:N (N = 0, 1, ...).",
			assertThrows(DdasrException.class, () -> DeviceChoice.parse(word)).getMessage());
	}

	@Test
	void lowerCasingDoesNotDependOnTheLocale() {
		// In Turkish, I becomes a dotless i; no allowed word has one, but a refusal must quote what was typed.
		assertEquals("The device \"GPU:I\" is unknown; allowed are auto, cpu, gpu, gpu:N (N = 0, 1, ...).",
			assertThrows(DdasrException.class, () -> DeviceChoice.parse("GPU:I")).getMessage());
	}

	@Test
	void autoTakesTheCpuAndSaysWhy() {
		assertEquals("running on cpu (2 threads) because no CUDA GPU was found", line(NO_GPU, "auto"));
		assertEquals("running on cpu (8 threads) because an NVIDIA driver is installed, but it is too old or the " +
			"CUDA runtime is missing", line(OLD_DRIVER, "auto"));
		assertEquals("running on cpu (1 thread) because the installed engine is the CPU-only one, though a CUDA GPU " +
			"was found", line(CPU_NATIVES, "auto"));
	}

	@Test
	void autoTakesTheFirstGpu() {
		final DeviceSelection selection = new Devices(TWO_GPUS).resolve(DeviceChoice.AUTO);
		assertEquals(Device.gpu(0), selection.device());
		assertEquals("running on gpu:0 because a CUDA GPU was found", selection.line());
	}

	@Test
	void demandsAreMet() {
		assertEquals("running on cpu (16 threads) because it was asked for", line(TWO_GPUS, "cpu"));
		assertEquals("running on gpu:1 because it was asked for", line(TWO_GPUS, "gpu:1"));
		assertEquals(Device.gpu(1), new Devices(TWO_GPUS).resolve(DeviceChoice.parse("gpu:1")).device());
		assertFalse(new Devices(NO_GPU).resolve(DeviceChoice.CPU).device().isGpu());
	}

	@Test
	void demandedGpuThatIsAbsentSaysWhatIsMissing() {
		assertEquals("The device gpu:0 cannot be used: no CUDA GPU was found; use a machine with an NVIDIA GPU, " +
			"or choose device=auto or device=cpu.", refusal(NO_GPU, "gpu"));
		assertEquals("The device gpu:0 cannot be used: an NVIDIA driver is installed, but it is too old or the CUDA " +
			"runtime is missing; install an NVIDIA driver and a CUDA runtime of version 12.8 or later, " +
			"or choose device=auto or device=cpu.", refusal(OLD_DRIVER, "gpu:0"));
		assertEquals("The device gpu:0 cannot be used: the installed engine is the CPU-only one, though a CUDA GPU " +
			"was found; install the CUDA 12.8 build of the PyTorch natives, or choose device=auto or device=cpu.",
			refusal(CPU_NATIVES, "gpu"));
		assertEquals("The device gpu:2 does not exist: this machine has 2 GPUs, gpu:0 to gpu:1; choose one of these, " +
			"or device=auto.", refusal(TWO_GPUS, "gpu:2"));
		assertEquals("The device gpu:1 does not exist: this machine has one GPU, gpu:0; choose one of these, " +
			"or device=auto.", refusal(new Machine(1, true, true, 2), "gpu:1"));
	}

	private static String line(final Machine machine, final String choice) {
		return new Devices(machine).resolve(DeviceChoice.parse(choice)).line();
	}

	private static String refusal(final Machine machine, final String choice) {
		final Devices devices = new Devices(machine);
		return assertThrows(DdasrException.class, () -> devices.resolve(DeviceChoice.parse(choice))).getMessage();
	}
}
