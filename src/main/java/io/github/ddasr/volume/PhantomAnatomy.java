package io.github.ddasr.volume;

/**
 * The phantom's head: the signal of a T1-weighted scan at any place, averaged over a voxel's width.
 * Places are in mm, x to the right, y to the front, z up, from the middle of the brain.
 */
final class PhantomAnatomy {

	private static final double BACKGROUND = 0, FLUID = 480, BONE = 260, MARROW = 1500, FAT = 3400, SKIN = 1700, //
			GREY = 1720, WHITE = 2760, NUCLEUS = 2120, PALLIDUM = 2420, VESSEL = 3700;

	/** Distance outwards from the hull where fluid, inner table, marrow, outer table, fat and skin end, mm. */
	private static final double[] SHELL_ENDS = { 2.6, 4.2, 6.8, 8.4, 12.6, 14.2 };
	private static final double[] SHELLS = { FLUID, BONE, MARROW, BONE, FAT, SKIN, BACKGROUND };

	/** The lateral ventricle: frontal horn, body, atrium, then the occipital and the temporal horn. */
	private static final double[][] VENTRICLE = { { 14, 36, 3, 2.0 }, { 7, 20, 9, 4.6 }, { 8, 0, 16, 4.4 }, //
		{ 14, -22, 15, 5.4 }, { 24, -36, 6, 5.6 }, { 25, -58, 2, 1.6 } };
	private static final double[][] TEMPORAL_HORN = { { 24, -36, 5, 4.6 }, { 33, -20, -12, 2.4 }, { 32, -4, -17, 1.5 } };

	private final PhantomCortex cortex = new PhantomCortex();
	private final WaveField coarse;
	private final WaveField fine;
	private final double pixel;

	/** @param pixel the width that is averaged over, mm */
	PhantomAnatomy(final double pixel) {
		this.pixel = pixel;
		coarse = new WaveField(31, 12, 9, 22, pixel);
		fine = new WaveField(32, 32, 2.2, 7, pixel);
	}

	/** @return the signal, 0 … 4095 */
	double at(final double x, final double y, final double z) {
		final double hull = cortex.hull(x, y, z);
		if (hull < -SHELL_ENDS[5] - pixel) return BACKGROUND;
		double value = shells(-hull);
		if (hull > -pixel) value = Shapes.mix(value, cerebrum(x, y, z, hull), Shapes.cover(hull, pixel));
		if (z < 5) value = hindbrain(x, y, z, value);
		if (hull < -4) return value * (1 + 0.02 * coarse.at(x, y, z));
		value *= 1 + 0.012 * coarse.at(x, y, z) + 0.016 * fine.at(x, y, z);
		return Math.max(0, Math.min(4095, value));
	}

	private double shells(final double outwards) {
		double value = SHELLS[0];
		for (int i = 0; i < SHELL_ENDS.length; i++) {
			value = Shapes.mix(value, SHELLS[i + 1], Shapes.cover(outwards - SHELL_ENDS[i], pixel));
		}
		return value;
	}

	private double cerebrum(final double x, final double y, final double z, final double hull) {
		cortex.locate(x, y, z);
		double value = layers();
		if (hull < 12) return withVessel(value);
		final double side = Math.abs(x);
		value = nuclei(side, y, z, value);
		value = Shapes.mix(value, FLUID, Shapes.cover(ventricle(side, y, z), pixel));
		return withVessel(value);
	}

	private double withVessel(final double value) {
		return Shapes.mix(value, VESSEL, 0.8 * Shapes.cover(0.55 - cortex.vessel(), 1.5 * pixel));
	}

	/** The mean of fluid, grey and white layers over the voxel's width, at the place's distance from the sheet. */
	private double layers() {
		return (integral(cortex.pial() + pixel / 2) - integral(cortex.pial() - pixel / 2)) / pixel;
	}

	/** The integral of the signal over the distance from the middle of a fluid sheet; odd. */
	private double integral(final double distance) {
		final double s = Math.abs(distance);
		final double fluid = Math.min(s, cortex.fluid());
		final double grey = Math.max(0, Math.min(s, cortex.fluid() + cortex.thickness()) - cortex.fluid());
		final double white = Math.max(0, s - cortex.fluid() - cortex.thickness());
		return Math.copySign(FLUID * fluid + GREY * grey + WHITE * white, distance);
	}

	private double nuclei(final double side, final double y, final double z, final double base) {
		double value = base;
		value = add(value, NUCLEUS, Shapes.ellipsoid(side - 10.5, y + 12 + 0.4 * (side - 10), z - 6, 8.5, 15, 9));
		value = add(value, GREY, Shapes.ellipsoid(side - 14.5, y - 20, z - 7, 5.5, 10, 10));
		final double putamen = Shapes.ellipsoid(side - 27 + 0.012 * (y - 4) * (y - 4), y - 4, z - 3, 5, 18, 10);
		value = add(value, GREY, putamen);
		return add(value, PALLIDUM, Shapes.ellipsoid(side - 19.5, y - 1, z - 1, 4, 9.5, 6.5));
	}

	private double add(final double value, final double tissue, final double depth) {
		return Shapes.mix(value, tissue, Shapes.cover(depth, Math.max(pixel, 1)));
	}

	private static double ventricle(final double side, final double y, final double z) {
		double depth = Shapes.ellipsoid(side, y + 4, z + 3, 1.9, 15, 9); // the third
		for (int i = 1; i < VENTRICLE.length; i++) {
			depth = -Shapes.softMin(-depth, -Shapes.rod(side, y, z, VENTRICLE[i - 1], VENTRICLE[i]), 2);
		}
		for (int i = 1; i < TEMPORAL_HORN.length; i++) {
			depth = Math.max(depth, Shapes.rod(side, y, z, TEMPORAL_HORN[i - 1], TEMPORAL_HORN[i]));
		}
		// A thin septum parts the two frontal horns.
		return side < 3 && z > 4 ? Math.min(depth, side - 0.8) : depth;
	}

	/** Cerebellum with its leaves, and the brainstem. */
	private double hindbrain(final double x, final double y, final double z, final double base) {
		final double depth = Shapes.ellipsoid(x, y + 48, z + 40, 50, 30, 23);
		double value = Shapes.mix(base, FLUID, Shapes.cover(depth + 2, pixel));
		if (depth > -pixel) {
			final double radius = Shapes.hypot(0.5 * x, y + 34, z + 36);
			final double leaf = Math.abs(radius / 4.6 - Math.rint(radius / 4.6)) * 4.6;
			final double grey = Shapes.mix(GREY, WHITE, Shapes.cover(leaf - 1.6, pixel) * Shapes.cover(depth - 2, 3));
			value = Shapes.mix(value, Shapes.mix(grey, WHITE, Shapes.cover(depth - 15, 4)), Shapes.cover(depth, pixel));
		}
		final double stem = Shapes.rod(x, y, z, new double[] { 0, -14, -8, 13 }, new double[] { 0, -26, -80, 10 });
		value = Shapes.mix(value, WHITE - 150, Shapes.cover(stem, pixel));
		return Shapes.mix(value, FLUID, Shapes.cover(Shapes.ellipsoid(x, y + 32, z + 36, 7, 4, 9), pixel));
	}
}
