package io.github.ddasr.superresolution;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Volume;

/**
 * How much finer a scan is to become: what the method is made for, one number, three numbers for x, y and z, voxels of a given size, or a
 * given number of voxels.
 * Immutable. A single number is meant for both sides of a slice where a method works on slices, and for all three axes where it works
 * on volumes.
 */
public final class Scale {

	/** What the method is made for. */
	public static final Scale AUTO = new Scale(null, null, null, true);
	/** The largest enlargement of an axis. */
	public static final double LARGEST = 16;

	/** Spacings that differ by less are equal. */
	private static final double SAME = 0.01;
	/** Above what rounding takes off a product such as 3 · (1/3). */
	private static final double ROUNDING = 1e-9;
	private static final String AXES = "xyz";

	private final double[] factors;
	private final double[] spacing;
	private final long[] size;
	private final boolean aided;

	private Scale(final double[] factors, final double[] spacing, final long[] size, final boolean aided) {
		this.aided = aided;
		this.factors = factors;
		this.spacing = spacing;
		this.size = size;
	}

	/**
	 * @param factors new voxels per old voxel: one number, or three for x, y and z; each from 1 to 16, one at least above 1
	 * @return that scale
	 * @throws DdasrException if they are not that
	 */
	public static Scale of(final double... factors) {
		if (factors.length != 1 && factors.length != 3) throw new DdasrException("A scale is one number, or three for x, y and z, not " +
			factors.length + ". Write such as 2.5 or 1,1,3.");
		for (final double f : factors) {
			if (f > 0 && f < 1) throw new DdasrException("A scale of " + text(f) + " would make the scan coarser. Give numbers from 1 to 16; " +
				"Synthesize Low Resolution makes scans coarser.");
			if (!(f >= 1 && f <= LARGEST)) throw new DdasrException("A scale of " + text(f) + " is out of range. Give numbers from 1 to 16.");
		}
		if (DoubleStream.of(factors).allMatch(f -> f == 1)) throw new DdasrException("A scale of 1 leaves the scan as it is. Give numbers from 1 to " +
			"16, one of them above 1.");
		return new Scale(factors.clone(), null, null, true);
	}

	/**
	 * @param millimetres size of the new voxels: one number for all axes, or three for x, y and z
	 * @return the scale that gives it
	 * @throws DdasrException if they are not above 0
	 */
	public static Scale toSpacing(final double... millimetres) {
		if (millimetres.length != 1 && millimetres.length != 3) throw new DdasrException("A spacing is one number, or three for x, y and z, not " +
			millimetres.length + ". Write such as 1 or 1,1,3.");
		for (final double mm : millimetres) {
			if (!(mm > 0 && mm < Double.POSITIVE_INFINITY)) throw new DdasrException("A spacing of " + text(mm) +
				" mm is out of range. Give millimetres above 0.");
		}
		return new Scale(null, millimetres.length == 3 ? millimetres.clone() : new double[] { millimetres[0], millimetres[0],
			millimetres[0] }, null, true);
	}

	/**
	 * @param voxels how many the result is to have along x, y and z
	 * @return the scale that gives them
	 * @throws DdasrException if they are not three numbers above 0
	 */
	public static Scale toSize(final long... voxels) {
		if (voxels.length != 3) throw new DdasrException("A size is three numbers for x, y and z, not " + voxels.length +
			". Write such as 256,256,180.");
		for (final long n : voxels) if (n < 1 || n > Integer.MAX_VALUE) throw new DdasrException("A size of " + n +
			" voxels is out of range. Give whole numbers from 1 to " + Integer.MAX_VALUE + ".");
		return new Scale(null, null, voxels.clone(), true);
	}

	/** @return the same with sizes as the published programs have them: products are cut off also where they lack a whole number by rounding */
	Scale asPublished() {
		return new Scale(factors, spacing, size, false);
	}

	/** @return whether nothing was asked for */
	public boolean isAuto() {
		return factors == null && spacing == null && size == null;
	}

	/** @return whether it is a single number, or nothing was asked for: what that means is then the method's to say */
	public boolean isSingle() {
		return isAuto() || factors != null && factors.length == 1;
	}

	/**
	 * @param usual what is meant where nothing was asked for
	 * @return the single number, or the usual one
	 */
	public double number(final double usual) {
		if (!isSingle()) throw new IllegalStateException(this + " is no single number");
		return factors == null ? usual : factors[0];
	}

	/**
	 * @param usual what is meant where nothing was asked for
	 * @return letters and digits for the names of files: x2, x2p5, x1x1x3, 1mm, 1x1x3mm, or size256x256x180
	 */
	public String label(final double usual) {
		if (size != null) return "size" + numbers(size, "x");
		final double[] numbers = spacing != null ? Arrays.stream(spacing).distinct().count() == 1 ? new double[] { spacing[0] } : spacing
			: factors != null ? factors : new double[] { usual };
		final String joined = DoubleStream.of(numbers).mapToObj(n -> text(n).replace('.', 'p')).collect(Collectors.joining("x"));
		return spacing == null ? "x" + joined : joined + "mm";
	}

	/**
	 * The grid that a volume is to have.
	 *
	 * @param source the volume
	 * @param usual what is meant where nothing was asked for
	 * @param single dimensions that a single number is meant for
	 * @return its new grid, nowhere coarser
	 * @throws DdasrException if that is not possible; the message says why
	 */
	Grid grid(final Volume source, final double usual, final boolean... single) {
		final double[] asked = asked(source, usual, single);
		final long[] fine = source.dimensions();
		for (int d = 0; d < 3; d++) fine[d] = asked[d] == 1 ? fine[d] : length(d, fine[d] * asked[d]);
		if ((double) fine[0] * fine[1] > Integer.MAX_VALUE - 8) throw new DdasrException("Planes of " + fine[0] + " × " + fine[1] +
			" voxels are more than 2147483639, which is the limit. Choose a smaller scale or crop the image.");
		return new Grid(fine, asked);
	}

	private long length(final int dimension, final double wanted) {
		if (size != null) return size[dimension];
		return spacing == null ? (long) (aided ? wanted + ROUNDING : wanted) : Math.max(1, Math.round(wanted));
	}

	private double[] asked(final Volume source, final double usual, final boolean[] single) {
		if (spacing != null) return ratios(source);
		if (size != null) return ratiosOfSizes(source);
		if (factors != null && factors.length == 3) return factors.clone();
		final double[] asked = new double[3];
		for (int d = 0; d < 3; d++) asked[d] = single[d] ? number(usual) : 1;
		return asked;
	}

	private double[] ratios(final Volume source) {
		if (!source.geometry().isCalibrated()) throw new DdasrException(source.name() + " has no voxel size, so a spacing in mm means nothing. " +
			"Give scale= instead, or set the voxel size in Image > Properties.");
		final double[] ratios = new double[3];
		for (int d = 0; d < 3; d++) {
			final double old = source.geometry().spacing(d);
			ratios[d] = Math.abs(old / spacing[d] - 1) <= SAME ? 1 : old / spacing[d];
			if (ratios[d] < 1) throw new DdasrException("The voxels of " + source.name() + " are " + voxels(source) + " mm; a spacing of " + text(
				spacing[d]) + " mm along " + AXES.charAt(d) + " would make it coarser. Give " + text(old) + " or less.");
			if (ratios[d] > LARGEST) throw new DdasrException("The voxels of " + source.name() + " are " + voxels(source) + " mm; a spacing of " + text(
				spacing[d]) + " mm along " + AXES.charAt(d) + " would be a scale of " + text(ratios[d]) + ". Scales go up to 16.");
		}
		return ratios;
	}

	private double[] ratiosOfSizes(final Volume source) {
		final long[] old = source.dimensions();
		final double[] ratios = new double[3];
		for (int d = 0; d < 3; d++) {
			ratios[d] = (double) size[d] / old[d];
			if (ratios[d] < 1) throw new DdasrException(source.name() + " has " + numbers(old, " × ") + " voxels; " + this +
				" would make it coarser along " + AXES.charAt(d) + ". Give " + old[d] + " or more.");
			if (ratios[d] > LARGEST) throw new DdasrException(source.name() + " has " + numbers(old, " × ") + " voxels; " + this +
				" would be a scale of " + text(ratios[d]) + " along " + AXES.charAt(d) + ". Scales go up to 16.");
		}
		return ratios;
	}

	private static String numbers(final long[] values, final String between) {
		return LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(between));
	}

	private static String voxels(final Volume source) {
		return DoubleStream.of(source.geometry().spacing()).mapToObj(Scale::text).collect(Collectors.joining(" × "));
	}

	/** At most four digits after the point, none that are zero. */
	static String text(final double number) {
		if (!Double.isFinite(number)) return Double.toString(number);
		return String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
	}

	/** @return as a user writes it: auto, scale=2.5, scale=1,1,3, spacing=1,1,1 or size=256,256,180 */
	@Override
	public String toString() {
		if (isAuto()) return "scale=auto";
		if (size != null) return "size=" + numbers(size, ",");
		return (spacing == null ? "scale=" : "spacing=") + DoubleStream.of(spacing == null ? factors : spacing).mapToObj(Scale::text).collect(
			Collectors.joining(","));
	}
}
