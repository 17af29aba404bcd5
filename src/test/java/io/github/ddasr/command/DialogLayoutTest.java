package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.Contextual;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginService;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

/** What a dialog of Fiji would show, and what it would begin with. */
class DialogLayoutTest {

	@TempDir
	Path folder;

	@Test
	void groupsStandUnderHeadingsAndHelpComesLast() {
		final DdasrCommand command = create(SuperResolve.class);
		DialogLayout.arrange(command, command);
		assertEquals(List.of("model", "scale", "spacing", "size", "axis", "compare", "input", "preview", "<html><b>Trust in the result</b></html>", "backproject",
			"consistency", "uncertainty", "downsampling", "tolerance", "<html><b>Rarely changed</b></html>", "geometry", "ensemble", "invalid", "tile",
			"device", "Help"), shown(command));
		final ModuleItem<?> help = command.getInfo().getInput("said3");
		assertEquals("<a href='https://github.com/ddasr/ddasr-fiji/blob/main/docs/commands.md#super-resolve'>" +
			"what&nbsp;each&nbsp;parameter&nbsp;does</a>", command.getInput(help.getName()));
	}

	@Test
	void groupWithoutQuestionsHasNoHeading() {
		final DdasrCommand command = create(SuperResolve.class);
		for (final String key : List.of("geometry", "ensemble", "invalid", "tile", "device")) command.resolveInput(key);
		DialogLayout.arrange(command, command);
		assertFalse(shown(command).contains("<html><b>Rarely changed</b></html>"), shown(command).toString());
	}

	@Test
	void licenceStaysBelowItsBox() {
		final DdasrCommand command = create(DownloadModels.class);
		DialogLayout.arrange(command, command);
		assertEquals(List.of("model", "download", " ", "Help"), shown(command));
	}

	@Test
	void whatIsSaidIsNoParameter() {
		final DdasrCommand command = create(ImageQuality.class);
		DialogLayout.arrange(command, command);
		for (final ModuleItem<?> item : items(command)) {
			final boolean parameter = CommandParameter.of(ImageQuality.class).stream().anyMatch(p -> p.key().equals(item.getName()));
			assertEquals(parameter, item.getVisibility() != ItemVisibility.MESSAGE, item.getName());
			assertFalse(item.isPersisted(), item.getName());
		}
	}

	@Test
	void longTooltipsAreBrokenIntoLines() {
		final DdasrCommand command = create(ImageQuality.class);
		final String before = command.getInfo().getInput("window").getDescription();
		DialogLayout.arrange(command, command);
		final String after = command.getInfo().getInput("window").getDescription();
		assertTrue(before.length() > 300);
		assertEquals("<html><body style='width: 300px'>" + before + "</body></html>", after);
		assertEquals(before, create(ImageQuality.class).getInfo().getInput("window").getDescription());
		assertEquals("short", DialogLayout.tooltip("short"));
		assertTrue(DialogLayout.tooltip("a < b ".repeat(30)).contains("a &lt; b"));
	}

	@Test
	void imagesComeFirst() {
		for (final Class<? extends DdasrCommand> type : List.of(CompareImages.class, DifferenceMap.class)) {
			final DdasrCommand command = create(type);
			DialogLayout.arrange(command, command);
			assertEquals(List.of("first", "second"), shown(command).subList(0, 2));
		}
	}

	@Test
	void axisIsProposedByTheScan() {
		assertEquals(Map.of("axis", "axial"), create(SuperResolve.class).proposals(image(1, 1, 1, 10)));
		assertEquals(Map.of("axis", "sagittal"), create(SuperResolve.class).proposals(image(4, 1, 1, 10)));
		assertEquals(Map.of("axis", "axial"), create(SuperResolve.class).proposals(image(4, 1, 1, 1)));
		assertEquals(Map.of(), create(SuperResolve.class).proposals(null));
	}

	@Test
	void namesOfResultsAreProposedBesideTheInput() throws Exception {
		final File input = new File(folder.toFile(), "a scan.nii.gz");
		assertEquals(new File(folder.toFile(), "a scan-cubic.nii.gz"), OutputNames.beside(input, "cubic"));
		assertEquals(new File(folder.toFile(), "a scan-my net.nii.gz"), OutputNames.beside(input, "/models/my net.safetensors"));
		Files.writeString(folder.resolve("a scan-cubic.nii.gz"), "x");
		assertEquals(new File(folder.toFile(), "a scan-cubic-2.nii.gz"), OutputNames.beside(input, "cubic"));
		final Map<String, Object> proposed = create(SaveAsNifti.class).proposals(image(1, 1, 1, 3));
		assertEquals(new File(System.getProperty("user.home"), "a-b (sinc).nii.gz"), proposed.get("output"));
	}

	@Test
	void outputIsProposedWhenAScanIsChosen() {
		final SuperResolveFile command = (SuperResolveFile) create(SuperResolveFile.class);
		command.proposeOutput();
		assertNull(command.getInput("output"));
		command.setInput("input", new File(folder.toFile(), "scan.nii"));
		command.proposeOutput();
		assertTrue(command.getInput("output").toString().endsWith("scan-srn-x2-small.nii.gz"), "" + command.getInput("output"));
		// What the user has typed stays.
		command.setInput("output", new File("mine.nii"));
		command.proposeOutput();
		assertEquals(new File("mine.nii"), command.getInput("output"));
	}

	private static ImagePlus image(final double x, final double y, final double z, final int slices) {
		final ImagePlus image = IJ.createImage("a/b (sinc).tif", "16-bit", 8, 8, slices);
		final Calibration c = image.getCalibration();
		c.pixelWidth = x;
		c.pixelHeight = y;
		c.pixelDepth = z;
		c.setUnit("mm");
		return image;
	}

	/** Keys of the parameters and labels of what is only said. */
	private static List<String> shown(final DdasrCommand command) {
		final List<String> shown = new ArrayList<>();
		for (final ModuleItem<?> item : items(command)) {
			shown.add(item.getVisibility() == ItemVisibility.MESSAGE ? item.getLabel() : item.getName());
		}
		return shown;
	}

	/** Without the services, which never reach a dialog. */
	private static List<ModuleItem<?>> items(final DdasrCommand command) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> item : command.getInfo().inputs()) {
			if (!Contextual.class.isAssignableFrom(item.getType()) && item.getType() != Context.class) items.add(item);
		}
		return items;
	}

	private static DdasrCommand create(final Class<? extends DdasrCommand> type) {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			final DdasrCommand command = new CommandCatalogue(context).create(type);
			command.getInfo();
			return command;
		}
	}
}
