package io.github.ddasr.engine;

import java.util.Locale;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import io.github.ddasr.volume.DdasrException;

/** What a user should quote in a report: versions, natives, devices, threads, folders, memory. */
public final class EngineInformation {

	private EngineInformation() {}

	/**
	 * @return several lines of the form "name: value"; starts the engine if need be
	 * @throws DdasrException if the engine cannot start
	 */
	public static String text() {
		final Engine engine = Engines.start();
		final Devices devices = new Devices(new SystemGpuProbe(engine));
		final StringBuilder text = new StringBuilder();
		line(text, "Engine", engine.getEngineName() + " " + engine.getVersion() + " through DJL " + Engine.getDjlVersion());
		line(text, "Natives", LibUtils.getLibtorchPath() + (engine.hasCapability("CUDA") ? " (CUDA)" : " (CPU only)"));
		line(text, "Devices", deviceList(devices));
		line(text, "Choice \"auto\"", devices.resolve(DeviceChoice.AUTO).line());
		line(text, "Threads", JniUtils.getNumThreads() + " within an operation, " + JniUtils.getNumInteropThreads() +
			" between operations");
		line(text, "Cache folder", EngineCache.standard().folder().toString());
		line(text, "Memory of the machine", gigabytes(DeviceMemory.freeOfHost()) + " free of " +
			gigabytes(DeviceMemory.totalOfHost()));
		line(text, "Memory of Java", gigabytes(Runtime.getRuntime().maxMemory()) + " at most");
		line(text, "Java", System.getProperty("java.version") + " on " + System.getProperty("os.name") + " " +
			System.getProperty("os.arch"));
		return text.toString();
	}

	private static String deviceList(final Devices devices) {
		final StringBuilder list = new StringBuilder("cpu");
		for (int i = 0; i < devices.usableGpus(); i++) list.append(", gpu:").append(i);
		return list.toString();
	}

	private static String gigabytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
	}

	private static void line(final StringBuilder text, final String name, final String value) {
		text.append(name).append(": ").append(value).append('\n');
	}
}
