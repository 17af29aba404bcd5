package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.thread.ThreadService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** The active image of a macro after a command that ran on another thread, as commands do in Fiji. */
class MacroImagesTest {

	private final ImagePlus before = IJ.createImage("before", "8-bit black", 4, 4, 1);
	private final ImagePlus shown = IJ.createImage("shown", "8-bit black", 4, 4, 1);

	@AfterEach
	void forget() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void theMacroGoesOnWithTheImageThatWasShown() throws Exception {
		assertSame(shown, activeAfter(new Sample(), shown));
	}

	@Test
	void withoutANewImageNothingChanges() throws Exception {
		assertSame(before, activeAfter(new Sample(), null));
	}

	private ImagePlus activeAfter(final Module module, final ImagePlus image) throws Exception {
		try (Context context = new Context(ThreadService.class)) {
			final MacroImages processor = new MacroImages();
			context.inject(processor);
			WindowManager.setTempCurrentImage(before);
			final ImagePlus left = context.service(ThreadService.class).run(() -> {
				WindowManager.setTempCurrentImage(image);
				processor.process(module);
				return WindowManager.getTempCurrentImage();
			}).get();
			assertNull(left, "the next command on that thread begins with it");
			return WindowManager.getCurrentImage();
		}
	}
}
