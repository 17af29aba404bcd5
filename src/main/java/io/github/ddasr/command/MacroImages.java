package io.github.ddasr.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * Makes an image that a command showed the active one of the macro that called it. Without windows ImageJ keeps the
 * active image for each thread, and in Fiji a command runs on another thread than its macro: the macro would go on with
 * the image it had before, and the next command on that thread would begin with the image shown here, closed or not.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.LOW)
public final class MacroImages extends AbstractPostprocessorPlugin {

	@Parameter(required = false)
	private ThreadService threads;

	@Override
	public void process(final Module module) {
		final ImagePlus shown = WindowManager.getTempCurrentImage();
		if (shown == null || !(module.getDelegateObject() instanceof DdasrCommand)) return;
		final Thread own = Thread.currentThread();
		final Thread caller = threads == null ? null : threads.getParent(own);
		// Without a caller the command runs on the macro's own thread, where all is well.
		if (caller == null || caller == own) return;
		WindowManager.setTempCurrentImage(null);
		WindowManager.setTempCurrentImage(caller, shown);
	}
}
