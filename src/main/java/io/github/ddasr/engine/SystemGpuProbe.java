package io.github.ddasr.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;

/** The real machine, seen through the started engine. */
final class SystemGpuProbe implements GpuProbe {

	/** Asked once: DJL warns at each question where there is a CUDA runtime, but no driver. */
	private static Integer gpus;

	private final Engine engine;

	SystemGpuProbe(final Engine engine) {
		this.engine = engine;
	}

	@Override
	public int gpuCount() {
		return gpuCount(CudaUtils::getGpuCount);
	}

	/**
	 * @param question counts the GPUs; may fail
	 * @return the answer to the first question of this Java machine
	 */
	static synchronized int gpuCount(final IntSupplier question) {
		if (gpus == null) {
			try {
				gpus = question.getAsInt();
			}
			catch (final RuntimeException | LinkageError e) {
				// A broken CUDA or JNA installation is the same to us as no GPU.
				gpus = 0;
			}
		}
		return gpus;
	}

	@Override
	public boolean engineHasCuda() {
		return engine.hasCapability("CUDA");
	}

	@Override
	public boolean driverInstalled() {
		if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win")) {
			final String root = System.getenv("SystemRoot");
			return root != null && Files.exists(Path.of(root, "System32", "nvcuda.dll"));
		}
		return Files.exists(Path.of("/proc/driver/nvidia/version"));
	}

	@Override
	public int cpuThreads() {
		return JniUtils.getNumThreads();
	}
}
