package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * One enlargement of an {@link AnyScaleStudy}.
 *
 * @param numbers one number for all axes that are enlarged, or three for x, y, z; from 1 to {@link #LARGEST}, one of them above 1
 */
public record StudyScale(List<Double> numbers) {

	/** The largest enlargement of an axis. */
	public static final double LARGEST = 16;
	/** So that 3 · (1/3) is 1 also where it is computed as a little less. */
	private static final double ROUNDING = 1e-9;
	private static final String NUMBER = "\\d+(\\.\\d*)?|\\.\\d+";

	/** Checks the numbers. */
	public StudyScale {
		numbers = List.copyOf(numbers);
		if (numbers.size() != 1 && numbers.size() != 3 || !numbers.stream().allMatch(n -> n >= 1 && n <= LARGEST) || numbers.stream()
			.noneMatch(n -> n > 1)) throw new IllegalArgumentException("not a scale: " + numbers);
	}

	/**
	 * @param text such as "2.5", or "1,1,5" for x, y, z
	 * @return the scale; empty if it is none
	 */
	public static Optional<StudyScale> parse(final String text) {
		final String[] parts = text.split(",", -1);
		if (!Arrays.stream(parts).allMatch(p -> p.strip().matches(NUMBER))) return Optional.empty();
		try {
			return Optional.of(new StudyScale(Arrays.stream(parts).map(p -> Double.valueOf(p.strip())).toList()));
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/**
	 * The grids of a truth and of what is made of it: m = ⌊n / s⌋ coarse voxels for the middle (int) (m · s) fine ones.
	 *
	 * @param name name of the volume, for the message
	 * @param size its voxels along z, y, x
	 * @param across the axis (in that order) that a single number leaves as it is; −1 for none
	 * @return the grids
	 * @throws DdasrException if the volume is too small
	 */
	public AnyScaleGrid on(final String name, final int[] size, final int across) {
		final double[] scales = new double[3];
		final int[] coarse = new int[3], fine = new int[3];
		for (int d = 0; d < 3; d++) {
			scales[d] = numbers.size() == 3 ? numbers.get(2 - d) : d == across ? 1 : numbers.get(0);
			coarse[d] = (int) (size[d] / scales[d] + ROUNDING);
			fine[d] = (int) (coarse[d] * scales[d] + ROUNDING);
			if (coarse[d] < Math.min(2, size[d])) throw new DdasrException(name + " (" + size[2] + " × " + size[1] + " × " + size[0] +
				" voxels) is too small for the scale " + this + ": one coarse voxel would be left. Leave out the scale or the volume.");
		}
		return new AnyScaleGrid(scales, coarse, fine);
	}

	/** @return such as "2.5", or "1,1,5" */
	public String asTyped() {
		return numbers.stream().map(StudyScale::number).collect(Collectors.joining(","));
	}

	/** @return such as "×2.5", or "1 × 1 × 5" */
	@Override
	public String toString() {
		final String text = numbers.stream().map(StudyScale::number).collect(Collectors.joining(" × "));
		return numbers.size() == 1 ? "×" + text : text;
	}

	private static String number(final double number) {
		return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
	}
}
