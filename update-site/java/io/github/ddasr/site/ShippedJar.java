package io.github.ddasr.site;

import java.util.List;

/**
 * A jar of the build that goes to the update site.
 *
 * @param artifact its name without version and suffix
 * @param name the same on the update site
 * @param notes what the updater shows and installs with it
 */
record ShippedJar(String artifact, String name, SiteFile.Notes notes) {

	private static final String DJL = "https://djl.ai";

	/** The suite's jar. */
	static final String SUITE = "ddasr-fiji";

	/** Libraries that Fiji does not bring, and the suite before them. DJL's api is renamed: Fiji has another api.jar. */
	static final List<ShippedJar> ALL = List.of( //
		jar(SUITE, SUITE, "Super-resolution of MR brain images, and measures of image quality.",
			"https://github.com/ddasr/ddasr-fiji", "DDASR developers", "djl-api", "pytorch-engine", "pytorch-jni", "libsvm",
			"mfl-core", "ij", "imglib2", "scijava-common", "commons-math3"), //
		jar("api", "djl-api", "Deep Java Library: interfaces of the engine that computes networks.", DJL, "DJL developers", "jna",
			"gson", "commons-compress", "slf4j-api"), //
		jar("pytorch-engine", "pytorch-engine", "Deep Java Library: the PyTorch engine.", DJL, "DJL developers", "djl-api",
			"pytorch-jni", "slf4j-api"), //
		jar("pytorch-jni", "pytorch-jni", "Deep Java Library: the bridge to PyTorch's natives, which are fetched at first use.",
			DJL, "DJL developers"), //
		jar("libsvm", "libsvm", "Support vector machines.", "https://www.csie.ntu.edu.tw/~cjlin/libsvm/",
			"Chih-Chung Chang and Chih-Jen Lin"), //
		jar("mfl-core", "mfl-core", "MAT File Library: reads MATLAB files.", "https://github.com/HebiRobotics/MFL",
			"HEBI Robotics"));

	/**
	 * Libraries of the command line that neither Fiji nor the site has: Fiji logs in its own way, and natives in its
	 * folder would keep it from starting.
	 */
	static final List<String> LEFT_OUT = List.of("slf4j-simple", "pytorch-native-");

	private static ShippedJar jar(final String artifact, final String name, final String description, final String link,
		final String author, final String... needs)
	{
		final List<String> dependencies = List.of(needs).stream().map(need -> "jars/" + need + ".jar").toList();
		return new ShippedJar(artifact, name, new SiteFile.Notes(description, dependencies, link, author));
	}
}
