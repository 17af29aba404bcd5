package io.github.ddasr.command;

/** Sentences about scale, spacing, and scans of thick slices. */
final class ScaleMessages {

	private ScaleMessages() {}

	static String notAScale(final String text) {
		return "scale=" + text + " is not a scale. Write auto, a number such as 2.5, or three for x, y and z such as 1,1,3.";
	}

	static String notASpacing(final String text) {
		return "spacing=" + text + " is not a spacing. Write millimetres: one number such as 1, or three for x, y and z such as 1,1,3.";
	}

	static String notASize(final String text) {
		return "size=" + text + " is not a size. Write the voxels of the result along x, y and z: three whole numbers such as 256,256,180.";
	}

	static String several(final String one, final String other) {
		return one + "= and " + other + "= are given both. Give one of them.";
	}

	static String anyScaleModel(final String model) {
		return "model=" + model + " enlarges by any number, but here it must be a model that is made for one. Super-Resolve takes such models.";
	}

	static String isotropicAlready(final String name, final String voxels) {
		return "The voxels of " + name + " are " + voxels + " mm, which is isotropic already. Super-Resolve makes them finer, with scale= or spacing=.";
	}

	static String oneSlice(final String name) {
		return name + " has a single slice, so nothing is known across it. Give a scan of several slices.";
	}

	static String notCalibrated(final String name) {
		return name + " has no voxel size, so it cannot be told which of its axes is coarse. Set the voxel size in Image > Properties.";
	}

	static String coarserThanSlices(final String spacing, final String inPlane, final String name) {
		return "spacing=" + spacing + " is coarser than the slices of " + name + ", whose pixels have " + inPlane + " mm. Give " + inPlane +
			" or less; nothing is made coarser here.";
	}

	static String automaticModel(final String model, final String learned, final String factor) {
		return "model=auto takes " + model + ", which learned slices up to " + learned + " times as thick as its voxels; here they are " + factor +
			" times as thick.";
	}

	static String automaticInterpolation(final String method, final String factor) {
		return "model=auto takes " + method + ", since no ArSSR model here learned slices " + factor + " times as thick as the voxels that are wanted.";
	}

	static String takenByAuto(final String method) {
		return "model=auto took " + method;
	}

	static String gap(final String name, final String thickness, final String distance) {
		return "The slices of " + name + " are " + thickness + " mm thick and " + distance + " mm apart: between them lies tissue that was not " +
			"measured, and the result shows a guess of it.";
	}
}
