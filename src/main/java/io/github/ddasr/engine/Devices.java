package io.github.ddasr.engine;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.Device;
import io.github.ddasr.volume.DdasrException;

/**
 * Turns a {@link DeviceChoice} into a device of this machine:
 *
 * <pre>
 * DeviceSelection selection = Devices.ofThisMachine().resolve(DeviceChoice.parse("auto"));
 * monitor.status(selection.line()); // running on cpu (2 threads) because no CUDA GPU was found
 * </pre>
 */
public final class Devices {

	private final GpuProbe probe;

	/** @param probe what the machine has */
	public Devices(final GpuProbe probe) {
		this.probe = probe;
	}

	/**
	 * @return the devices of this machine; starts the engine if it does not run yet
	 * @throws DdasrException if the engine cannot start
	 */
	public static Devices ofThisMachine() {
		return new Devices(new SystemGpuProbe(Engines.start()));
	}

	/** @return number of GPUs that the engine can compute on */
	public int usableGpus() {
		return probe.engineHasCuda() ? probe.gpuCount() : 0;
	}

	/**
	 * @param choice what the user asks for
	 * @return the device and the reason; for "auto" the CPU whenever no GPU can be used
	 * @throws DdasrException if a GPU is demanded that cannot be used: what is missing, and what to do
	 */
	public DeviceSelection resolve(final DeviceChoice choice) {
		switch (choice.kind()) {
			case CPU:
				return cpu("it was asked for");
			case GPU:
				return demandedGpu(choice.index());
			default:
				return usableGpus() > 0 ? gpu(0, "a CUDA GPU was found") : cpu(obstacle());
		}
	}

	/**
	 * @param first where most is done
	 * @param cards how many graphics cards share the work, that one included
	 * @return the others, the next in number
	 * @throws DdasrException if there are not so many
	 */
	public List<Device> others(final DeviceSelection first, final int cards) {
		if (cards == 1) return List.of();
		final boolean gpu = first.device().isGpu();
		final int from = gpu ? first.device().getDeviceId() : 0, there = gpu ? usableGpus() - from : 0;
		if (cards > there) throw new DdasrException("cards=" + cards + " needs " + cards + " graphics cards from gpu:" + from +
			" on; here " + (there == 1 ? "is one" : "are " + (there == 0 ? "none" : there)) + ". Give a smaller number.");
		return IntStream.range(from + 1, from + cards).mapToObj(Device::gpu).toList();
	}

	private DeviceSelection demandedGpu(final int index) {
		final int count = usableGpus();
		if (index < count) return gpu(index, "it was asked for");
		if (count == 0) throw new DdasrException("The device gpu:" + index + " cannot be used: " + obstacle() +
			"; " + remedy() + ", or choose device=auto or device=cpu.");
		throw new DdasrException("The device gpu:" + index + " does not exist: this machine has " +
			(count == 1 ? "one GPU, gpu:0" : count + " GPUs, gpu:0 to gpu:" + (count - 1)) +
			"; choose one of these, or device=auto.");
	}

	/** Why no GPU can be used, as half a sentence. */
	private String obstacle() {
		if (probe.gpuCount() > 0) return "the installed engine is the CPU-only one, though a CUDA GPU was found";
		if (probe.driverInstalled())
			return "an NVIDIA driver is installed, but it is too old or the CUDA runtime is missing";
		return "no CUDA GPU was found";
	}

	private String remedy() {
		if (probe.gpuCount() > 0) return "install the CUDA 12.8 build of the PyTorch natives";
		if (probe.driverInstalled()) return "install an NVIDIA driver and a CUDA runtime of version 12.8 or later";
		return "use a machine with an NVIDIA GPU";
	}

	private DeviceSelection cpu(final String reason) {
		final int threads = probe.cpuThreads();
		return new DeviceSelection(Device.cpu(), "cpu (" + threads + (threads == 1 ? " thread)" : " threads)"), reason);
	}

	private static DeviceSelection gpu(final int index, final String reason) {
		return new DeviceSelection(Device.gpu(index), "gpu:" + index, reason);
	}
}
