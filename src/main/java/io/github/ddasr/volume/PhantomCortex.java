package io.github.ddasr.volume;

/**
 * The phantom's cerebrum: how far a place is from the nearest pial surface. That surface is the brain's
 * hull, the fissure between the hemispheres, the Sylvian fissure with the insula behind it, and the sulci:
 * zero sets of wave fields taken at the place's projection onto the surface, so that they run inwards.
 * All of it is bent by a smooth displacement. Not thread-safe.
 */
final class PhantomCortex {

	private static final double A = 67, B = 85, C_TOP = 66, C_BOTTOM = 54;
	/** How far a place is moved outwards before the fields are looked up, per mm of depth. */
	private static final double OUTWARDS = 0.75;

	private final WaveField[] bend = { wave(11, 14, 17, 45), wave(12, 14, 17, 45), wave(13, 14, 17, 45) };
	private final WaveField primary = wave(21, 30, 20, 28);
	private final WaveField secondary = wave(22, 25, 13, 19);
	private final WaveField character = wave(23, 9, 30, 60);
	private final WaveField vessels = wave(24, 12, 18, 30);

	private final double[] normal = new double[3];
	private final double[] at = new double[3];
	private final double[] projected = new double[3];
	/** Depth below the hull, mm; negative outside. */
	private double hull;
	/** Distance to the middle of the nearest sheet of fluid. */
	private double pial;
	/** Half the thickness of that fluid. */
	private double fluid;
	private double thickness;
	private double vessel;

	private static WaveField wave(final long seed, final int waves, final double shortest, final double longest) {
		return new WaveField(seed, waves, shortest, longest, 0);
	}

	/** @return depth below the smooth hull, mm; the hull is narrower in front and flatter below */
	double hull(final double x, final double y, final double z) {
		hull = Shapes.blunt(x / (1 - 0.0011 * y), y, z, A, B, z > 0 ? C_TOP : C_BOTTOM, normal);
		return hull;
	}

	/** @return distance to the middle of the nearest sheet of fluid, mm */
	double pial() {
		return pial;
	}

	/** @return half the thickness of that sheet, mm */
	double fluid() {
		return fluid;
	}

	/** @return thickness of the grey matter, mm */
	double thickness() {
		return thickness;
	}

	/** @return distance to the middle of the nearest vessel, mm */
	double vessel() {
		return vessel;
	}

	/** Looks at a place in or near the cerebrum; the other methods then speak of it. */
	void locate(final double x, final double y, final double z) {
		hull(x, y, z);
		fluid = 0.8;
		pial = Math.abs(hull + fluid);
		thickness = 2.5;
		vessel = Double.MAX_VALUE;
		final double bx = bend[0].at(x, y, z), by = bend[1].at(x, y, z), bz = bend[2].at(x, y, z);
		final double callosum = Math.max(0, Shapes.ellipsoid(0, y + 6, z + 4, 30, 42, 32));
		final double fissure = Shapes.hypot(x + 0.7 * bx, callosum, 0);
		nearer(fissure, 0.8);
		nearer(sylvian(Math.abs(x) + 1.2 * bx, y + 1.5 * by, z + 1.5 * bz), 0.8);
		// The medial wall has sulci of its own; those of the hull and those of the wall end where they would meet.
		final double wall = Math.abs(x) + 2 * callosum;
		place(x + 3 * bx, y + 3 * by, z + 3 * bz);
		folds(Math.max(0, hull), hull - wall, 23);
		normal[0] = -Math.copySign(1, x);
		normal[1] = 0;
		normal[2] = 0;
		folds(wall, wall - hull, 13);
	}

	private void place(final double x, final double y, final double z) {
		at[0] = x + (x < 0 ? 400 : 0); // the hemispheres differ
		at[1] = y;
		at[2] = z;
	}

	/**
	 * The sulci of one surface.
	 *
	 * @param depth depth below that surface, mm
	 * @param beyond how far the place lies beyond the territory of that surface, mm
	 * @param reach how deep its sulci are, mm
	 */
	private void folds(final double depth, final double beyond, final double reach) {
		if (depth > reach + 14 || beyond > 8) return;
		for (int d = 0; d < 3; d++) projected[d] = at[d] + OUTWARDS * depth * normal[d];
		final double kind = character.at(projected[0], projected[1], projected[2]);
		final double firstDepth = reach * (1 + 0.25 * kind);
		final double first = primary.zeroDistance(projected, normal, 1 - OUTWARDS);
		final double opening = Math.max(0.3, Math.min(0.9, 0.65 + 0.25 * kind)) * (1.4 - 0.8 * Math.min(1, depth / firstDepth));
		nearer(Shapes.hypot(first, Math.max(0, Math.max(depth - firstDepth, beyond)), 0), opening);
		final double second = secondary.zeroDistance(projected, normal, 1 - OUTWARDS);
		// Only the wide crowns between primary sulci are dented once more.
		final double secondDepth = Math.min(0.33 * reach, Math.abs(first) - 4);
		nearer(Shapes.hypot(second, Math.max(0, Math.max(depth - secondDepth, beyond)), 0), 0.35);
		if (depth < firstDepth && beyond < 0) vessel = Shapes.hypot(first, vessels.zeroDistance(projected, normal, 1), 0);
	}

	private void nearer(final double distance, final double halfFluid) {
		if (distance - halfFluid < pial - fluid) {
			pial = distance;
			fluid = halfFluid;
		}
	}

	private static double sylvian(final double side, final double y, final double z) {
		final double insula = Shapes.sheet(side - 40 + 0.006 * (y - 2) * (y - 2), y - 2, 20, z - 1, 13);
		final double cleft = Shapes.sheet(z + 3 + 0.5 * y, side - 60, 21, y + 4, 27);
		return Math.min(insula, cleft);
	}
}
