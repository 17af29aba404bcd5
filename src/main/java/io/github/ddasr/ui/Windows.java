package io.github.ddasr.ui;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;

/** Whether anybody can see a window. */
public final class Windows {

	private Windows() {}

	/** @return whether ImageJ runs with a screen, and not inside the batch mode of a macro */
	public static boolean areThere() {
		return IJ.getInstance() != null && !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}
}
