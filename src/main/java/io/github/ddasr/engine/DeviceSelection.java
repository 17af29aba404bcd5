package io.github.ddasr.engine;

import ai.djl.Device;

/**
 * The device that work runs on, and why that one.
 *
 * @param device the device as the engine knows it
 * @param name for the user: {@code cpu (2 threads)} or {@code gpu:0}
 * @param reason half a sentence, to follow "because"
 */
public record DeviceSelection(Device device, String name, String reason) {

	/** @return the one line that is shown once per run: "running on DEVICE because REASON" */
	public String line() {
		return "running on " + name + " because " + reason;
	}
}
