package io.github.ddasr.engine;

/** What is known about this machine's GPUs and about the engine's ability to use them. */
public interface GpuProbe {

	/** @return number of CUDA GPUs that can be reached; 0 if none, or if driver or runtime do not work */
	int gpuCount();

	/** @return whether the natives that are loaded were built for CUDA */
	boolean engineHasCuda();

	/** @return whether an NVIDIA driver is installed, working or not */
	boolean driverInstalled();

	/** @return number of threads that the CPU engine uses */
	int cpuThreads();
}
