package io.github.ddasr.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A project's folder after a build, with jars that hold a text each. */
final class MadeUpSite {

	static final FijiNames FIJI = new FijiNames(Set.of("jars/api.jar", "jars/ij.jar", "jars/imglib2.jar", "jars/gson.jar",
		"jars/jna.jar", "jars/scijava-common.jar", "jars/commons-math3.jar", "jars/commons-compress.jar", "jars/slf4j-api.jar"));

	private MadeUpSite() {}

	/** All that the build leaves, with the suite's jar of the given version and year. */
	static Path project(final Path folder, final String version, final int year) throws IOException {
		final Path dependency = Files.createDirectories(folder.resolve("target/dependency"));
		for (final String name : List.of("api-0.35.1", "pytorch-engine-0.35.1", "pytorch-jni-2.7.1-0.35.1", "libsvm-3.35",
			"mfl-core-0.5.15", "gson-2.10.1", "slf4j-simple-2.0.17", "pytorch-native-cpu-2.7.1-linux-x86_64")) {
			jar(dependency.resolve(name + ".jar"), Map.of("name.txt", name));
		}
		suite(folder, version, year);
		jar(folder.resolve("target/ddasr-fiji-" + version + "-sources.jar"), Map.of("Source.java", ""));
		Files.createDirectories(folder.resolve("macros"));
		Files.writeString(folder.resolve("macros/enlarge.ijm"), "run(\"Super-Resolve...\");\n");
		Files.writeString(folder.resolve("LICENSE.txt"), "free\n");
		Files.createDirectories(folder.resolve("update-site/licences"));
		Files.writeString(folder.resolve("update-site/licences/libsvm.txt"), "free, too\n");
		return folder;
	}

	static Path suite(final Path folder, final String version, final int year) throws IOException {
		return jar(folder.resolve("target/ddasr-fiji-" + version + ".jar"), Map.of("version.txt", version), LocalDateTime.of(year, 1,
			2, 3, 4, 6));
	}

	static Path jar(final Path file, final Map<String, String> contents) throws IOException {
		return jar(file, contents, LocalDateTime.of(2020, 1, 1, 0, 0));
	}

	private static Path jar(final Path file, final Map<String, String> contents, final LocalDateTime time) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final Map.Entry<String, String> content : new LinkedHashMap<>(contents).entrySet()) {
				final ZipEntry entry = new ZipEntry(content.getKey());
				entry.setTimeLocal(time);
				out.putNextEntry(entry);
				out.write(content.getValue().getBytes(StandardCharsets.UTF_8));
				out.closeEntry();
			}
		}
		return file;
	}
}
