package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;
import org.scijava.widget.Button;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.ui.DivergingLut;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;

/** The enlargement of the active image: preview, comparison, and the look of the result. */
class SuperResolveTest {

	private final List<String> notes = new ArrayList<>();
	private final Monitor listener = new Monitor() {

		@Override
		public void note(final String message) {
			notes.add(message);
		}
	};

	@AfterEach
	void forgetImages() {
		// An image that no list holds would be counted by the macro, but not found.
		WindowManager.setTempCurrentImage(null);
		PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
		WindowManager.setTempCurrentImage(null);
	}

	private static ImagePlus head() {
		final Volume phantom = Phantom.block(new int[] { 40, 36, 7 }, new double[] { 4, 4, 6 }, new double[] { 0, 0, 10 });
		final Volume whole = new Volume("head", phantom.voxels(), phantom.geometry(), PixelType.INT16, "");
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(whole), "head.nii", null);
		image.setPosition(1, 3, 1);
		image.setLut(DivergingLut.create());
		image.setDisplayRange(32768 + 100, 32768 + 3000);
		return image;
	}

	private static SuperResolve command(final ImagePlus image, final String... values) {
		final SuperResolve command = new SuperResolve();
		for (final CommandParameter p : CommandParameter.of(SuperResolve.class)) {
			if (p.key().equals("input")) p.set(command, image);
			if (p.key().equals("compare")) p.set(command, true);
			for (int i = 0; i < values.length; i += 2) if (p.key().equals(values[i])) p.set(command, values[i + 1]);
		}
		return command;
	}

	private ImagePlus run(final SuperResolve command) {
		command.perform(listener, line -> {});
		return WindowManager.getCurrentImage();
	}

	@ParameterizedTest
	@CsvSource({ "cubic, axial, 2", "cubic, sagittal, 20", "zero-filling, coronal, 18", "srn-x2-tiny, axial, 2" })
	void previewIsTheSliceThatTheRunMakes(final String model, final String axis, final int slice) {
		final ImagePlus image = head();
		final ComparedImages preview = SlicePreview.of(command(image, "model", model, "axis", axis), image, Monitor.NONE);
		final Volume one = preview.space().volumes().get(1).volume();
		final ImagePlus shown = ImagePlusAdapter.toImagePlus(VolumeSeries.of(one), "one", null);
		final ImagePlus whole = run(command(image, "model", model, "axis", axis));
		final int across = List.of("sagittal", "coronal", "axial").indexOf(axis);
		final int width = shown.getWidth(), height = shown.getHeight();
		final double[] expected = new double[width * height], found = new double[width * height];
		for (int i = 0; i < expected.length; i++) {
			// Slices that are cut across x or y stand upright: the last z is the first row.
			final int a = i % width, b = across == 2 ? i / width : height - 1 - i / width;
			expected[i] = across == 0 ? whole.getStack().getVoxel(slice, a, b) : across == 1 ? whole.getStack().getVoxel(a, slice, b)
				: whole.getStack().getVoxel(a, b, slice);
			found[i] = shown.getProcessor().getf(i);
		}
		// Networks round a slice among others and a slice alone differently in the last bit.
		assertArrayEquals(expected, found, model.startsWith("srn") ? 1 : 0);
		// As it is, beside it: the input's own pixels.
		final Volume before = preview.space().volumes().get(0).volume();
		assertEquals(one.dimensions()[0], 2 * before.dimensions()[0]);
		assertEquals("slice " + (slice + 1) + " as it is", preview.space().volumes().get(0).name());
		assertEquals(100, preview.window().lower(), 1e-6);
		assertEquals(3000, preview.window().upper(), 1e-6);
	}

	@Test
	void resultLooksLikeTheInput() {
		final ImagePlus image = head();
		final ImagePlus result = run(command(image, "model", "cubic"));
		assertEquals("head (cubic)", result.getTitle());
		assertEquals(3, result.getCurrentSlice());
		assertEquals(List.of(32868.0, 35768.0), List.of(result.getDisplayRangeMin(), result.getDisplayRangeMax()));
		for (int i = 0; i < 256; i += 51) {
			assertEquals(image.getProcessor().getLut().getRGB(i), result.getProcessor().getLut().getRGB(i));
		}
		assertEquals(2, result.getCalibration().pixelWidth);
		// Cut the other way the slices are finer: slice 3 of 7 becomes 5 and 6 of 14.
		assertEquals(6, run(command(image, "model", "cubic", "axis", "coronal")).getCurrentSlice());
	}

	@Test
	void mapsAreFurtherImagesAndTheResultStaysActive() {
		final List<String> lines = new ArrayList<>();
		final SuperResolve command = command(head(), "model", "cubic");
		for (final CommandParameter p : CommandParameter.of(SuperResolve.class)) {
			if (List.of("backproject", "consistency", "uncertainty").contains(p.key())) p.set(command, true);
		}
		PlainImageJ.run("setBatchMode(true);");
		command.perform(listener, lines::add);
		assertEquals("head (cubic)", WindowManager.getCurrentImage().getTitle());
		final ImagePlus map = WindowManager.getImage("head (cubic), consistency");
		final ImagePlus spread = WindowManager.getImage("head (cubic), uncertainty");
		assertEquals(List.of(40, 36, 7, 32), List.of(map.getWidth(), map.getHeight(), map.getNSlices(), map.getBitDepth()));
		assertEquals(List.of(80, 72, 7, 32), List.of(spread.getWidth(), spread.getHeight(), spread.getNSlices(), spread.getBitDepth()));
		assertEquals(List.of(4.0, 2.0), List.of(map.getCalibration().pixelWidth, spread.getCalibration().pixelWidth));
		assertEquals("% of white", map.getCalibration().getValueUnit());
		assertEquals(List.of(3, 3), List.of(map.getCurrentSlice(), spread.getCurrentSlice()));
		assertTrue(lines.get(1).matches("consistency \\d\\.\\d{3} % of white, before back-projection \\d\\.\\d{3} %, .*, made coarse again " +
			"by area, mean uncertainty 0\\.000 % of white"), lines.toString());
	}

	@Test
	void comparingWithoutWindowsIsNoFault() {
		run(command(head(), "model", "cubic"));
		assertTrue(notes.contains("There are no windows here, so compare=true shows nothing."), notes.toString());
	}

	@Test
	void buttonIsNoParameter() {
		assertTrue(CommandParameter.of(SuperResolve.class).stream().noneMatch(p -> p.key().equals("preview")));
		assertEquals("error: Super-Resolve has no parameter \"preview\".", PlainImageJ.run(
			"setBatchMode(true); newImage('x', '8-bit ramp', 9, 9, 1); run('Super-Resolve...', 'preview=true');").replaceAll(
				" (Did you mean|Parameters:).*", ""));
		// Pressed where there are no windows, it does nothing.
		try (Context context = new Context(CommandService.class)) {
			new SlicePreview().start(command(head()), context, head());
		}
	}

	@Test
	void buttonOpensNoDialogByItself() {
		try (Context context = new Context(CommandService.class, TaskService.class)) {
			assertTrue(isButtonDone(context, true));
			assertFalse(isButtonDone(context, false));
		}
	}

	/** Whether nothing is left for a dialog to ask once all other inputs, or none, are given. */
	private static boolean isButtonDone(final Context context, final boolean complete) {
		final Module module = context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(
			SuperResolve.class));
		module.setInput("input", head());
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() != Button.class && (complete || item.getName().equals("input"))) module.resolveInput(item.getName());
		}
		final MacroInputs inputs = new MacroInputs();
		context.inject(inputs);
		inputs.process(module);
		return module.isInputResolved("preview");
	}
}
