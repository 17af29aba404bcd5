package io.github.ddasr.volume;

import java.util.Random;

/**
 * A smooth, random-looking function of space: a sum of plane waves whose directions and phases follow
 * from a seed. Mean 0, standard deviation 1. Its zero set is a labyrinth of sheets about half a
 * wavelength apart. Used by {@link Phantom}; immutable.
 */
final class WaveField {

	private final double[] kx;
	private final double[] ky;
	private final double[] kz;
	private final double[] phase;
	private final double[] amplitude;
	private final double meanSquareGradient;

	/**
	 * @param seed decides directions and phases
	 * @param waves how many
	 * @param shortest shortest wavelength, mm
	 * @param longest longest wavelength, mm
	 * @param pixel width of the box that a voxel averages over, mm: waves are weakened as it does
	 */
	WaveField(final long seed, final int waves, final double shortest, final double longest, final double pixel) {
		final Random random = new Random(seed);
		kx = new double[waves];
		ky = new double[waves];
		kz = new double[waves];
		phase = new double[waves];
		amplitude = new double[waves];
		double gradient = 0;
		for (int i = 0; i < waves; i++) {
			final double wavelength = shortest + (longest - shortest) * (i + 0.5) / waves;
			direction(i, waves, random.nextDouble(), random.nextDouble(), wavelength);
			phase[i] = random.nextDouble();
			amplitude[i] = Math.sqrt(2.0 / waves) * Math.max(0, sinc(pixel / wavelength));
			gradient += amplitude[i] * amplitude[i] / 2 * 4 * Math.PI * Math.PI / (wavelength * wavelength);
		}
		meanSquareGradient = gradient;
	}

	/** Heights spread evenly over the sphere in an irregular order; the angle about the axis is by chance. */
	private void direction(final int i, final int waves, final double jitter, final double turns,
		final double wavelength)
	{
		final double z = 1 - 2 * (i * 7 % waves + jitter) / waves;
		final double radius = Math.sqrt(Math.max(0, 1 - z * z));
		kx[i] = radius * sine(turns + 0.25) / wavelength;
		ky[i] = radius * sine(turns) / wavelength;
		kz[i] = z / wavelength;
	}

	/** @return the value at a place given in mm; standard deviation 1 before the weakening */
	double at(final double x, final double y, final double z) {
		double sum = 0;
		for (int i = 0; i < kx.length; i++) sum += amplitude[i] * sine(turns(i, x, y, z));
		return sum;
	}

	/**
	 * The distance to the zero set of a field that was carried inwards from a surface.
	 *
	 * @param p x, y, z of the place's projection, where the field is taken, mm
	 * @param n unit normal of the surface
	 * @param inwards how fast the projection moves along the normal when the place does; 0 = not at all
	 * @return the signed distance in mm, about
	 */
	double zeroDistance(final double[] p, final double[] n, final double inwards) {
		double sum = 0, gx = 0, gy = 0, gz = 0;
		for (int i = 0; i < kx.length; i++) {
			final double t = turns(i, p[0], p[1], p[2]);
			sum += amplitude[i] * sine(t);
			final double rise = 2 * Math.PI * amplitude[i] * sine(t + 0.25);
			gx += rise * kx[i];
			gy += rise * ky[i];
			gz += rise * kz[i];
		}
		final double normal = (1 - inwards) * (gx * n[0] + gy * n[1] + gz * n[2]);
		final double x = gx - normal * n[0], y = gy - normal * n[1], z = gz - normal * n[2];
		final double slope = Math.sqrt(x * x + y * y + z * z);
		// The way down a parabola of that slope and of the field's mean curvature.
		return 2 * sum / (slope + Math.sqrt(slope * slope + 2 * meanSquareGradient * Math.abs(sum)));
	}

	private double turns(final int i, final double x, final double y, final double z) {
		return kx[i] * x + ky[i] * y + kz[i] * z + phase[i];
	}

	/**
	 * sin(2π·turns) to 2e-6 by a polynomial: the phantom is the same on every machine, which the
	 * processor's own sine would not promise, and it takes a quarter of the time.
	 */
	private static double sine(final double turns) {
		final double t = turns - Math.rint(turns);
		final double h = Math.abs(t) > 0.25 ? Math.copySign(0.5, t) - t : t;
		final double q = h * h;
		return h * (6.2831853 + q * (-41.341702 + q * (81.605 + q * (-76.58 + q * 39.7))));
	}

	private static double sinc(final double x) {
		return x == 0 ? 1 : sine(x / 2) / (Math.PI * x);
	}
}
