package io.github.ddasr.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What would be downloaded before the first network can run, from where and to
 * which folder: to be shown to the user, who may agree.
 *
 * @param version version of PyTorch
 * @param platform operating system and processor, as in linux-x86_64
 * @param flavour cpu, or the name of a CUDA release as in cu128
 * @param folder the engine's cache folder
 */
public record NativesOffer(String version, String platform, String flavour, Path folder) {

	/** Where the engine has its natives from. */
	static final String HOST = "publish.djl.ai";

	private static final String CPU = "cpu";

	/** Megabytes of PyTorch 2.7.1 for the processor, packed and unpacked, counted in the jar files on Maven Central. */
	private static final Map<String, int[]> MEGABYTES = Map.of("linux-x86_64", new int[] { 112, 448 }, "linux-aarch64",
		new int[] { 71, 297 }, "osx-aarch64", new int[] { 42, 195 }, "win-x86_64", new int[] { 76, 260 });

	/** @return whether there are natives for this platform at all */
	boolean exists() {
		return MEGABYTES.containsKey(platform);
	}

	/** @return what is missing, how large it is, where it would come from and go to */
	public String text() {
		final int[] megabytes = flavour.equals(CPU) ? MEGABYTES.get(platform) : null;
		final String packed = megabytes == null ? "" : String.format(Locale.ROOT, ", about %d MB,", megabytes[0]);
		final String unpacked = megabytes == null ? "; the size of natives for graphics cards is not known beforehand, expect " +
			"thousands of MB" : String.format(Locale.ROOT, ", where they take %d MB", megabytes[1]);
		return "Networks need the natives of PyTorch " + version + " (" + flavour + ", " + platform +
			"), which are not on this computer. They can be downloaded once from " + HOST + packed + " into " + folder + unpacked +
			".";
	}
}
