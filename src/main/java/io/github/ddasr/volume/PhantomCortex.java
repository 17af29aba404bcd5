package io.github.ddasr.volume;

/**
 * The phantom's cerebrum: how far a place is from the nearest pial surface. That surface is the brain's
 * hull, the fissure between the hemispheres, the Sylvian fissure with the insula behind it, and the sulci:
 * zero sets of wave fields taken at the place's projection onto the surface, so that they run inwards.
 */
final class PhantomCortex {

	private static final double A = 67, B = 85, C_TOP = 66, C_BOTTOM = 52;

	private final WaveField warp;
	private final WaveField primary;
	private final WaveField secondary;
	private final WaveField character;
	private final WaveField vessels;

	PhantomCortex() {
		warp = new WaveField(11, 8, 45, 90, 0);
		primary = new WaveField(12, 30, 26, 36, 0);
		secondary = new WaveField(13, 24, 15, 21, 0);
		character = new WaveField(14, 8, 35, 70, 0);
		vessels = new WaveField(15, 12, 20, 34, 0);
	}

	/** What a place of the cerebrum is near to; filled by {@link #locate}. */
	static final class Place {

		/** Depth below the hull, mm; negative outside. */
		double hull;
		/** Distance to the middle of the nearest fluid sheet, or to the hull plus {@link #fluid}, mm. */
		double pial;
		/** Half the thickness of that fluid, mm. */
		double fluid;
		/** Thickness of the cortex, mm. */
		double cortex;
		/** Distance to the nearest vessel's centre line, mm. */
		double vessel;
	}

	/** @return depth below the smooth hull of the cerebrum, mm */
	static double hull(final double x, final double y, final double z) {
		// Narrower in front, flatter below.
		final double narrowed = x / (1 - 0.0016 * y - 0.000012 * y * y);
		return Shapes.ellipsoid(narrowed, y, z, A, B, z > 0 ? C_TOP : C_BOTTOM);
	}

	void locate(final double x, final double y, final double z, final Place place) {
		place.hull = hull(x, y, z);
		place.fluid = 0.8;
		place.pial = place.hull + place.fluid;
		place.cortex = 2.9;
		place.vessel = 99;
		if (place.hull < -3) return;
		final double bent = x + 0.9 * warp.at(0, y, z);
		final double fissure = fissure(bent, y, z);
		nearer(place, fissure, 0.8);
		nearer(place, sylvian(Math.abs(bent), y, z), 0.9);
		// Depth below the hemisphere's own surface, its medial wall included.
		final double depth = Shapes.softMin(place.hull, fissure, 8);
		if (depth > 32) return;
		folds(x, y, z, fissure, depth, place);
	}

	private void folds(final double x, final double y, final double z, final double fissure, final double depth,
		final Place place)
	{
		// Projection onto the surface: outwards through the hull, or sideways to the medial wall.
		final double medial = weight(place.hull, fissure);
		final double scale = 1 / Shapes.hypot(x / (A * A), y / (B * B), z / (C_TOP * C_TOP));
		final double nx = (1 - medial) * scale * x / (A * A) - medial * Math.signum(x);
		final double ny = (1 - medial) * scale * y / (B * B), nz = (1 - medial) * scale * z / (C_TOP * C_TOP);
		final double out = 0.8 * Math.max(0, depth);
		final double px = x + out * nx, py = y + out * ny, pz = z + out * nz;
		final double kind = character.at(px, py, pz);
		final double w = 5 * warp.at(py, pz, px);
		final double side = x < 0 ? 400 : 0; // the hemispheres differ
		final double first = primary.zeroDistance(px + w + side, py, pz - w);
		final double firstDepth = 17 + 4 * kind;
		final double opening = Math.max(0.25, 0.75 + 0.25 * kind) * (1.3 - 0.6 * Math.min(1, depth / firstDepth));
		place.cortex += 0.3 * kind;
		nearer(place, Math.hypot(first, Math.max(0, depth - firstDepth)), opening);
		final double second = secondary.zeroDistance(px + side, py + w, pz);
		nearer(place, Math.hypot(second, Math.max(0, depth - 7.5 + 3 * kind)), 0.35);
		place.vessel = Math.hypot(first, vessels.zeroDistance(x, y, z));
		if (depth > firstDepth) place.vessel = 99;
	}

	/** @return how much nearer the medial wall is than the hull: 0 … 1, smooth */
	private static double weight(final double hull, final double fissure) {
		final double t = Math.max(0, Math.min(1, 0.5 + (hull - fissure) / 12));
		return t * t * (3 - 2 * t);
	}

	private static void nearer(final Place place, final double distance, final double fluid) {
		if (distance - fluid < place.pial - place.fluid) {
			place.pial = distance;
			place.fluid = fluid;
		}
	}

	/** The fissure between the hemispheres ends at the corpus callosum. */
	private static double fissure(final double x, final double y, final double z) {
		final double callosum = Shapes.ellipsoid(0, y + 6, z + 4, 30, 42, 32);
		return Math.hypot(x, Math.max(0, callosum));
	}

	private static double sylvian(final double x, final double y, final double z) {
		final double insula = Shapes.sheet(x - 39 + 0.004 * y * y, y - 2, 21, z - 1, 12);
		final double level = z + 4 + 0.3 * y;
		final double cleft = Shapes.sheet(level, x - 59, 20, y + 2, 26);
		return Math.min(insula, cleft);
	}
}
