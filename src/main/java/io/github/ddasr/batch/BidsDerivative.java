package io.github.ddasr.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.scijava.util.VersionUtils;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;

/**
 * The enlarged scans of a BIDS data set as a derivative data set (BIDS 1.9, "derivatives"): all entities of a scan's name are
 * kept, {@code res-} and {@code desc-} are added before its suffix, and each scan has a JSON file that says what it was
 * made from, and how.
 */
public final class BidsDerivative {

	private static final String VERSION = "1.9.0";
	private static final String RAW = "raw";
	/** What a scan's JSON file says of slices, which no longer holds when there are more of them. */
	private static final List<String> SLICES = List.of("SliceThickness", "SpacingBetweenSlices");
	private static final String GENERATOR = "DDASR for Fiji";
	private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final BidsDataset raw;
	private final Path folder;
	private final String resolution;
	private final String description;

	/**
	 * @param raw the data set that is read
	 * @param folder root of the derivative
	 * @param resolution how much finer scans become, in letters and digits, such as x2
	 * @param method name of the model or interpolation
	 */
	public BidsDerivative(final BidsDataset raw, final Path folder, final String resolution, final String method) {
		this.raw = raw;
		this.folder = folder;
		this.resolution = resolution;
		// Labels have letters and digits only.
		this.description = method.replaceAll("[^A-Za-z0-9]", "");
	}

	/**
	 * @param file a scan of the data set
	 * @return such as sub-01/anat/sub-01_res-x2_desc-srnx2small_T1w.nii.gz in the derivative
	 */
	public Path output(final BatchCase file) {
		final String name = file.name();
		final int suffix = name.lastIndexOf('_');
		return folder.resolve(name.substring(0, suffix) + "_res-" + resolution + "_desc-" + description + name.substring(suffix));
	}

	/**
	 * @param file a scan of the data set
	 * @return the JSON file beside its output
	 */
	public Path sidecar(final BatchCase file) {
		return json(output(file));
	}

	/**
	 * @param file a scan of the data set
	 * @param map a map that comes with its output
	 * @return such as sub-01/anat/sub-01_desc-srnx2smallConsistency_T1w.nii.gz; on the grid of the output it has its {@code res-}
	 */
	public Path map(final BatchCase file, final TrustMap map) {
		final String name = output(file).getFileName().toString(), word = map.word();
		final String own = name.replaceFirst("_desc-" + description + "_", "_desc-" + description + word.substring(0, 1).toUpperCase(
			Locale.ROOT) + word.substring(1) + "_");
		return output(file).resolveSibling(map == TrustMap.CONSISTENCY ? own.replaceFirst("_res-" + resolution, "") : own);
	}

	/** @throws DdasrException if the folder holds another data set */
	public void check() {
		final Path file = folder.resolve(BidsDataset.DESCRIPTION);
		final JsonObject there = BidsDataset.object(file);
		if (Files.exists(file) && (there == null || !isOurs(there))) throw BatchErrors.otherDataset(folder);
	}

	/**
	 * Writes the description of the derivative, if it is not there.
	 *
	 * @throws DdasrException if the folder holds another data set
	 */
	public void writeDescription() {
		check();
		final Path file = folder.resolve(BidsDataset.DESCRIPTION);
		if (Files.exists(file)) return;
		final JsonObject generator = new JsonObject();
		generator.addProperty("Name", GENERATOR);
		generator.addProperty("Version", VersionUtils.getVersion(BidsDerivative.class));
		final JsonArray generators = new JsonArray();
		generators.add(generator);
		final JsonObject links = new JsonObject();
		links.addProperty(RAW, link());
		final JsonObject json = new JsonObject();
		json.addProperty("Name", raw.name() + ", super-resolved");
		json.addProperty("BIDSVersion", VERSION);
		json.addProperty("DatasetType", "derivative");
		json.add("GeneratedBy", generators);
		json.add("DatasetLinks", links);
		write(file, json);
		final String ignored = Ledger.NAME + "\n";
		AtomicFile.write(folder.resolve(".bidsignore"), out -> out.write(ignored.getBytes(StandardCharsets.UTF_8)));
	}

	/** Whether a description is of a derivative that this suite made of the same raw data set. */
	private boolean isOurs(final JsonObject description) {
		final JsonElement generators = description.get("GeneratedBy"), links = description.get("DatasetLinks");
		if (generators == null || !generators.isJsonArray() || links == null || !links.isJsonObject()) return false;
		final boolean made = generators.getAsJsonArray().asList().stream().anyMatch(g -> g.isJsonObject() && new JsonPrimitive(GENERATOR)
			.equals(g.getAsJsonObject().get("Name")));
		return made && new JsonPrimitive(link()).equals(links.getAsJsonObject().get(RAW));
	}

	private String link() {
		return InputFiles.slashes(folder.toAbsolutePath().normalize().relativize(raw.root().toAbsolutePath().normalize())) + "/";
	}

	/**
	 * Writes what was done to a scan beside its output; what the scan's own JSON file says of the scanner is kept.
	 *
	 * @param file the scan
	 * @param words what it is, in one sentence
	 * @param scan geometry of the scan
	 * @param result geometry of the output
	 * @param details what was done, key by key
	 */
	public void writeSidecar(final BatchCase file, final String words, final Geometry scan, final Geometry result,
		final JsonObject details)
	{
		write(sidecar(file), described(file, words, scan, result, details));
	}

	/**
	 * The same of a map.
	 *
	 * @param file the scan
	 * @param path the file of the map
	 * @param map its kind
	 * @param words what its output is
	 * @param scan geometry of the scan
	 * @param result geometry of the map
	 * @param details what was done, key by key
	 */
	void writeSidecar(final BatchCase file, final Path path, final TrustMap map, final String words, final Geometry scan,
		final Geometry result, final JsonObject details)
	{
		final JsonObject json = described(file, words + ", " + map.word() + ": " + map.description(), scan, result, details);
		json.addProperty("Units", "percent of white");
		write(json(path), json);
	}

	private static JsonObject described(final BatchCase file, final String words, final Geometry scan, final Geometry result,
		final JsonObject details)
	{
		final JsonObject own = BidsDataset.object(json(file.input()));
		final JsonObject json = own == null ? new JsonObject() : own;
		final int across = acrossSlices(json);
		if ((float) scan.spacing(across) != (float) result.spacing(across)) SLICES.forEach(json::remove);
		final JsonArray sources = new JsonArray();
		sources.add("bids:" + RAW + ":" + file.name());
		json.addProperty("Description", words);
		json.add("Sources", sources);
		// Required of every derivative of an MR image; a scan that says nothing is taken to have its skull.
		if (!json.has("SkullStripped")) json.addProperty("SkullStripped", false);
		json.addProperty("Resolution", resolution(result));
		json.add("SuperResolution", details);
		return json;
	}

	/** @return the dimension of the file along which slices were taken, as the scan's JSON file says; the third where it does not */
	private static int acrossSlices(final JsonObject json) {
		final JsonElement direction = json.get("SliceEncodingDirection");
		final String word = direction != null && direction.isJsonPrimitive() ? direction.getAsString() : "";
		return word.matches("[ijk]-?") ? "ijk".indexOf(word.charAt(0)) : 2;
	}

	private static String resolution(final Geometry g) {
		return "voxels of " + (float) g.spacing(0) + " x " + (float) g.spacing(1) + " x " + (float) g.spacing(2) + " mm";
	}

	/** @return the JSON file beside an image */
	static Path json(final Path image) {
		return image.resolveSibling(image.getFileName().toString().replaceAll("\\.nii(\\.gz)?$", ".json"));
	}

	private static void write(final Path file, final JsonObject json) {
		AtomicFile.write(file, out -> out.write((JSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8)));
	}
}
