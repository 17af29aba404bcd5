package io.github.ddasr.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;

/** How much memory a device has left, to size tiles by. An estimate: other programs share it. */
public final class DeviceMemory {

	private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+([0-9]+) kB");

	private DeviceMemory() {}

	/**
	 * @param device a device of this machine
	 * @return bytes that native arrays could still take
	 */
	public static long free(final Device device) {
		if (!device.isGpu()) return freeOfHost();
		final MemoryUsage usage = CudaUtils.getGpuMemory(device);
		return usage.getMax() - usage.getCommitted();
	}

	/** @return bytes of memory of the machine, or of the container that this program runs in */
	public static long totalOfHost() {
		return bean().getTotalMemorySize();
	}

	/** @return bytes of host memory that are free or can be freed at once, never below zero */
	public static long freeOfHost() {
		final long total = totalOfHost();
		final long available = available(readMemInfo());
		// Where the system keeps files in idle memory, "free" is far too small a figure.
		return Math.max(0, Math.min(total, available >= 0 ? available : bean().getFreeMemorySize()));
	}

	/**
	 * @param memInfo text of /proc/meminfo
	 * @return bytes available, or -1 if the text does not say
	 */
	static long available(final String memInfo) {
		final Matcher matcher = AVAILABLE.matcher(memInfo);
		return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : -1;
	}

	private static String readMemInfo() {
		try {
			return Files.readString(Path.of("/proc/meminfo"));
		}
		catch (final IOException e) {
			return "";
		}
	}

	private static OperatingSystemMXBean bean() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
	}
}
