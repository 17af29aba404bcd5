package io.github.ddasr.superresolution;

import org.scijava.plugin.SciJavaPlugin;

/**
 * A way of enlarging slices that needs no model file, as a SciJava plugin: a new
 * method is one class with
 *
 * <pre>
 * &#64;Plugin(type = EnlargementMethod.class, name = "cubic", label = "…", description = "…")
 * </pre>
 *
 * The name is what a user types in a macro; a higher priority stands earlier in
 * the list. Needs a public constructor without parameters.
 */
public interface EnlargementMethod extends SciJavaPlugin {

	/**
	 * @param factor output pixels per input pixel, on both axes, at least 1
	 * @return the method made ready; the caller closes it
	 */
	SliceEnlarger open(int factor);

	/** @return the same for each axis by itself and any ratio; null for a method that only enlarges slices by whole numbers */
	default AxisMatrices axes() {
		return null;
	}
}
