package io.github.ddasr.volume;

/** Distances in mm to simple shapes, and how much of a voxel they cover. Negative outside, positive inside. */
final class Shapes {

	private Shapes() {}

	/** @return depth below the surface of an ellipsoid with the half-axes a, b, c about the origin, to first order */
	static double ellipsoid(final double x, final double y, final double z, final double a, final double b,
		final double c)
	{
		final double u = x / a, v = y / b, w = z / c;
		final double k0 = Math.sqrt(u * u + v * v + w * w);
		final double k1 = Math.sqrt(u * u / (a * a) + v * v / (b * b) + w * w / (c * c));
		return k1 == 0 ? Math.min(a, Math.min(b, c)) : k0 * (1 - k0) / k1;
	}

	/**
	 * An ellipsoid with blunter ends: |x/a|^2.5 + |y/b|^2.5 + |z/c|^2.5 = 1.
	 *
	 * @param normal takes the unit vector that points outwards
	 * @return depth below its surface, to first order
	 */
	static double blunt(final double x, final double y, final double z, final double a, final double b,
		final double c, final double[] normal)
	{
		final double u = Math.abs(x / a), v = Math.abs(y / b), w = Math.abs(z / c);
		final double su = u * Math.sqrt(u), sv = v * Math.sqrt(v), sw = w * Math.sqrt(w);
		final double f = Math.sqrt(su * u + sv * v + sw * w);
		normal[0] = Math.copySign(su / a, x);
		normal[1] = Math.copySign(sv / b, y);
		normal[2] = Math.copySign(sw / c, z);
		final double length = Math.max(1e-9, hypot(normal[0], normal[1], normal[2]));
		for (int d = 0; d < 3; d++) normal[d] /= length;
		return (1 - f) * f / (1.25 * length);
	}

	/**
	 * @param from one end: x, y, z, radius
	 * @param to the other end
	 * @return depth below the surface of a rod whose radius goes from one end's to the other's
	 */
	static double rod(final double x, final double y, final double z, final double[] from, final double[] to) {
		final double dx = to[0] - from[0], dy = to[1] - from[1], dz = to[2] - from[2];
		final double along = ((x - from[0]) * dx + (y - from[1]) * dy + (z - from[2]) * dz) //
			/ (dx * dx + dy * dy + dz * dz);
		final double t = Math.max(0, Math.min(1, along));
		return from[3] + t * (to[3] - from[3]) - hypot(x - from[0] - t * dx, y - from[1] - t * dy, z - from[2] - t * dz);
	}

	/** @return distance to a flat sheet: w off its plane, u and v off its centre, with half-sizes */
	static double sheet(final double w, final double u, final double halfU, final double v, final double halfV) {
		return hypot(w, Math.max(0, Math.abs(u) - halfU), Math.max(0, Math.abs(v) - halfV));
	}

	/** @return the share of a voxel of that width whose centre lies at that depth that is inside */
	static double cover(final double depth, final double pixel) {
		return Math.max(0, Math.min(1, 0.5 + depth / pixel));
	}

	/** @return the first value where share is 0, the second where it is 1 */
	static double mix(final double outside, final double inside, final double share) {
		return outside + share * (inside - outside);
	}

	static double hypot(final double x, final double y, final double z) {
		return Math.sqrt(x * x + y * y + z * z);
	}

	/** @return the smaller of the two, rounded off where they are nearly equal */
	static double softMin(final double a, final double b, final double radius) {
		final double h = Math.max(0, radius - Math.abs(a - b)) / radius;
		return Math.min(a, b) - h * h * radius / 4;
	}
}
