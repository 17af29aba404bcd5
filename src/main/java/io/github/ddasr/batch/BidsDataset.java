package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A data set in the form of the Brain Imaging Data Structure (BIDS 1.x): which of its files are anatomical images. Folders
 * beside those of the subjects, such as derivatives and sourcedata, are not looked into.
 */
public final class BidsDataset {

	static final String DESCRIPTION = "dataset_description.json";

	/** Suffixes of anatomical images that have the grey values of a scan; maps and masks have others. */
	private static final Set<String> SCANS = Set.of("T1w", "T2w", "PDw", "T2starw", "FLAIR", "inplaneT1", "inplaneT2", "PDT2",
		"angio", "UNIT1", "T2star", "FLASH", "PD", "MEGRE", "MESE", "VFA", "IRT1", "MP2RAGE", "MPM", "MTS", "MTR");
	private static final Pattern IMAGE = Pattern.compile(
		"sub-[A-Za-z0-9]+/(?:ses-[A-Za-z0-9]+/)?anat/sub-[A-Za-z0-9]+_(?:[A-Za-z0-9]+-[A-Za-z0-9+]+_)*([A-Za-z0-9]+)\\.nii(?:\\.gz)?");

	/** Phase, real and imaginary parts are no grey values. */
	private static final Pattern PART = Pattern.compile("_part-(?:phase|real|imag)_");

	private final Path root;
	private final String name;

	private BidsDataset(final Path root, final String name) {
		this.root = root;
		this.name = name;
	}

	/**
	 * @param folder a folder
	 * @return the data set whose root it is; empty if it is none
	 */
	public static Optional<BidsDataset> of(final Path folder) {
		final JsonObject description = object(folder.resolve(DESCRIPTION));
		if (description == null || !description.has("BIDSVersion")) return Optional.empty();
		final boolean named = description.has("Name") && description.get("Name").isJsonPrimitive();
		return Optional.of(new BidsDataset(folder, named ? description.get("Name").getAsString() : folder.getFileName().toString()));
	}

	/** @return its root folder */
	public Path root() {
		return root;
	}

	/** @return its name as its description has it */
	public String name() {
		return name;
	}

	/**
	 * @param files the volume files in the root and the folders within it
	 * @return those that are anatomical scans of subjects
	 */
	public List<Path> scans(final List<Path> files) {
		final List<Path> scans = new ArrayList<>();
		for (final Path file : files) {
			final Matcher m = IMAGE.matcher(InputFiles.slashes(root.relativize(file)));
			if (m.matches() && SCANS.contains(m.group(1)) && !PART.matcher(m.group()).find()) scans.add(file);
		}
		return scans;
	}

	/** @return the object in a JSON file; null if there is none */
	static JsonObject object(final Path file) {
		if (!Files.isRegularFile(file)) return null;
		try {
			return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
		}
		catch (final IOException | JsonParseException | IllegalStateException e) {
			return null;
		}
	}
}
