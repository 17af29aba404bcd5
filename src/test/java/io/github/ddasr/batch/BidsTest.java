package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;

class BidsTest {

	@TempDir
	Path root;

	private void file(final String path, final String text) throws IOException {
		Files.createDirectories(root.resolve(path).getParent());
		Files.writeString(root.resolve(path), text);
	}

	private BidsDataset dataset() throws IOException {
		file("dataset_description.json", "{\"Name\": \"Brains\", \"BIDSVersion\": \"1.8.0\"}");
		for (final String path : List.of("sub-01/anat/sub-01_T1w.nii.gz", "sub-01/anat/sub-01_acq-mprage_run-2_T1w.nii",
			"sub-02/ses-pre/anat/sub-02_ses-pre_FLAIR.nii.gz", "sub-02/ses-pre/anat/sub-02_ses-pre_mod-T1w_defacemask.nii.gz",
			"sub-02/ses-pre/func/sub-02_ses-pre_task-rest_bold.nii.gz", "derivatives/x/sub-01/anat/sub-01_desc-y_T1w.nii.gz",
			"sourcedata/sub-01/anat/sub-01_T1w.nii.gz", "sub-01/anat/notes.nii", "sub-01/anat/sub-01_part-phase_T1w.nii")) file(path, "");
		return BidsDataset.of(root).orElseThrow();
	}

	@Test
	void anatomicalScansOfSubjectsAreFound() throws IOException {
		final BidsDataset dataset = dataset();
		final List<BatchCase> cases = InputFiles.find(new File[] { root.toFile() }, f -> dataset.scans(VolumeFiles.list(f, true)));
		assertEquals(List.of("sub-01/anat/sub-01_T1w.nii.gz", "sub-01/anat/sub-01_acq-mprage_run-2_T1w.nii",
			"sub-02/ses-pre/anat/sub-02_ses-pre_FLAIR.nii.gz"), cases.stream().map(BatchCase::name).toList());
	}

	@Test
	void otherFoldersAreNoDatasets() throws IOException {
		assertTrue(BidsDataset.of(root).isEmpty());
		file("dataset_description.json", "{\"Name\": \"x\"}");
		assertTrue(BidsDataset.of(root).isEmpty());
		file("dataset_description.json", "[");
		assertTrue(BidsDataset.of(root).isEmpty());
	}

	@Test
	void entitiesAreKeptAndNewOnesStandBeforeTheSuffix() throws IOException {
		final Path out = root.resolve("derivatives/ddasr");
		final BidsDerivative derivative = new BidsDerivative(dataset(), out, "x2", "srn-x2-small");
		final BatchCase scan = new BatchCase("sub-01/anat/sub-01_acq-mprage_run-2_T1w.nii", root.resolve(
			"sub-01/anat/sub-01_acq-mprage_run-2_T1w.nii"));
		assertEquals(out.resolve("sub-01/anat/sub-01_acq-mprage_run-2_res-x2_desc-srnx2small_T1w.nii"), derivative.output(scan));
		assertEquals(out.resolve("sub-01/anat/sub-01_acq-mprage_run-2_res-x2_desc-srnx2small_T1w.json"), derivative.sidecar(scan));
	}

	@Test
	void descriptionAndSidecarSayWhereItCameFrom() throws IOException {
		final Path out = Files.createDirectories(root.resolve("derivatives/ddasr"));
		final BidsDerivative derivative = new BidsDerivative(dataset(), out, "x2", "cubic");
		derivative.writeDescription();
		final JsonObject description = json(out.resolve("dataset_description.json"));
		assertEquals("derivative", description.get("DatasetType").getAsString());
		assertEquals("Brains, super-resolved", description.get("Name").getAsString());
		assertEquals("../../", description.getAsJsonObject("DatasetLinks").get("raw").getAsString());
		assertEquals("DDASR for Fiji", description.getAsJsonArray("GeneratedBy").get(0).getAsJsonObject().get("Name").getAsString());
		derivative.writeDescription();
		file("sub-01/anat/sub-01_T1w.json", "{\"MagneticFieldStrength\": 3, \"Sources\": \"old\"}");
		final BatchCase scan = new BatchCase("sub-01/anat/sub-01_T1w.nii.gz", root.resolve("sub-01/anat/sub-01_T1w.nii.gz"));
		Files.createDirectories(derivative.output(scan).getParent());
		final JsonObject details = new JsonObject();
		details.addProperty("Model", "cubic");
		derivative.writeSidecar(scan, "Super-resolved with cubic", Geometry.ofSpacing(2, 2, 2), Geometry.ofSpacing(1, 1, 2), details);
		final JsonObject sidecar = json(out.resolve("sub-01/anat/sub-01_res-x2_desc-cubic_T1w.json"));
		assertEquals(3, sidecar.get("MagneticFieldStrength").getAsInt());
		assertEquals("[\"bids:raw:sub-01/anat/sub-01_T1w.nii.gz\"]", sidecar.get("Sources").toString());
		assertEquals("Super-resolved with cubic", sidecar.get("Description").getAsString());
		assertEquals(false, sidecar.get("SkullStripped").getAsBoolean());
		assertEquals(Ledger.NAME + "\n", Files.readString(out.resolve(".bidsignore")));
		assertEquals("voxels of 1.0 x 1.0 x 2.0 mm", sidecar.get("Resolution").getAsString());
		assertEquals("cubic", sidecar.getAsJsonObject("SuperResolution").get("Model").getAsString());
	}

	/** The scan's slices, of 1 × 1 × 5 mm, were taken along the direction that it names, the third where it names none. */
	@ParameterizedTest
	@CsvSource({ "'', 1, 1, 2.5, false", "k, 0.5, 0.5, 5, true", "k-, 1, 1, 1, false", "'', 0.5, 0.5, 5, true", "j-, 1, 1, 1, true",
		"i, 0.5, 1, 5, false" })
	void whatIsSaidOfSlicesIsDroppedWhenTheirDistanceChanges(final String direction, final double x, final double y, final double z,
		final boolean kept) throws IOException
	{
		final Path out = Files.createDirectories(root.resolve("derivatives/ddasr"));
		final BidsDerivative derivative = new BidsDerivative(dataset(), out, "x2", "cubic");
		file("sub-01/anat/sub-01_T1w.json", "{\"SliceThickness\": 4, \"SpacingBetweenSlices\": 5, \"EchoTime\": 0.1" + (direction.isEmpty() ? ""
			: ", \"SliceEncodingDirection\": \"" + direction + "\"") + "}");
		final BatchCase scan = new BatchCase("sub-01/anat/sub-01_T1w.nii.gz", root.resolve("sub-01/anat/sub-01_T1w.nii.gz"));
		Files.createDirectories(derivative.output(scan).getParent());
		derivative.writeSidecar(scan, "words", Geometry.ofSpacing(1, 1, 5), Geometry.ofSpacing(x, y, z), new JsonObject());
		final JsonObject sidecar = json(derivative.sidecar(scan));
		assertEquals(kept, sidecar.has("SliceThickness"));
		assertEquals(kept, sidecar.has("SpacingBetweenSlices"));
		assertTrue(sidecar.has("EchoTime"));
	}

	@Test
	void anotherDatasetIsNotWrittenInto() throws IOException {
		final BidsDerivative derivative = new BidsDerivative(dataset(), root, "x2", "cubic");
		assertEquals("output=" + root + " holds another BIDS data set. Choose another folder, such as derivatives/ddasr in the " +
			"data set that is read.", assertThrows(DdasrException.class, derivative::writeDescription).getMessage());
	}

	@Test
	void derivativesOfOthersAreNotWrittenInto() throws IOException {
		final BidsDataset raw = dataset();
		for (final String description : List.of("{\"DatasetType\": \"derivative\", \"GeneratedBy\": [{\"Name\": \"fMRIPrep\"}]}",
			"{\"DatasetType\": [1]}", "[", "{\"GeneratedBy\": [{\"Name\": \"DDASR for Fiji\"}], \"DatasetLinks\": {\"raw\": \"../other/\"}}"))
		{
			file("derivatives/p/dataset_description.json", description);
			assertThrows(DdasrException.class, new BidsDerivative(raw, root.resolve("derivatives/p"), "x2", "cubic")::check, description);
		}
	}

	private static JsonObject json(final Path file) throws IOException {
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}
}
