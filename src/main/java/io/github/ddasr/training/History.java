package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What a training run has measured so far: one row per checkpoint. */
public final class History {

	/** Numbers per row besides the terms of the loss. */
	private static final int OTHERS = 5;

	/**
	 * @param step steps done
	 * @param losses mean of each term of the training loss since the last row; the first one is what is made small
	 * @param rate learning rate at this step
	 * @param psnr validation PSNR in dB of the averaged weights, NaN without validation
	 * @param zeroFilling PSNR in dB of the method that it is compared with, most often zero-filling
	 * @param seconds time spent training so far
	 */
	public record Row(long step, double[] losses, double rate, double psnr, double zeroFilling, double seconds) {

		/**
		 * @param step steps done
		 * @param loss mean training loss since the last row
		 * @param rate learning rate at this step
		 * @param psnr validation PSNR in dB of the averaged weights, NaN without validation
		 * @param zeroFilling PSNR in dB of the method that it is compared with, most often zero-filling
		 * @param seconds time spent training so far
		 */
		public Row(final long step, final double loss, final double rate, final double psnr, final double zeroFilling,
			final double seconds)
		{
			this(step, new double[] { loss }, rate, psnr, zeroFilling, seconds);
		}

		/** @return what is made small */
		public double loss() {
			return losses[0];
		}

		@Override
		public String toString() {
			return words("zero-filling");
		}

		/**
		 * @param baseline the method that the network is compared with
		 * @return the row in words
		 */
		public String words(final String baseline) {
			final String terms = losses.length == 1 ? "" : Arrays.stream(losses).skip(1).mapToObj(v -> String.format(Locale.ROOT,
				"%.5f", v)).collect(Collectors.joining(" + ", " (", ")"));
			final String start = String.format(Locale.ROOT, "step %d: loss %.5f%s, ", step, loss(), terms);
			if (Double.isNaN(psnr)) return start + String.format(Locale.ROOT, "%.0f s", seconds);
			return start + String.format(Locale.ROOT, "validation %.2f dB (%s %.2f, gain %+.2f), %.0f s", psnr,
				baseline, zeroFilling, psnr - zeroFilling, seconds);
		}
	}

	private final List<Row> rows = new ArrayList<>();

	void add(final Row row) {
		rows.add(row);
	}

	/** @return the rows, oldest first */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** @return the time spent training, in seconds, over all resumed parts */
	public double seconds() {
		return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seconds();
	}

	/** @return the rows as comma-separated values with a heading */
	public String toCsv() {
		return toCsv(List.of("loss"));
	}

	/**
	 * @param terms titles of the terms of the loss, without commas
	 * @return the rows as comma-separated values with a heading
	 */
	public String toCsv(final List<String> terms) {
		return toCsv(terms, "zero-filling");
	}

	/**
	 * @param terms titles of the terms of the loss, without commas
	 * @param baseline the method that the network is compared with
	 * @return the rows as comma-separated values with a heading
	 */
	public String toCsv(final List<String> terms, final String baseline) {
		final StringBuilder csv = new StringBuilder("step," + String.join(",", terms) +
			",learning rate,validation PSNR (dB)," + baseline + " PSNR (dB),time (s)\n");
		for (final Row r : rows) {
			csv.append(r.step());
			for (final double loss : r.losses()) csv.append(String.format(Locale.ROOT, ",%.6f", loss));
			csv.append(String.format(Locale.ROOT, ",%.3e,%.4f,%.4f,%.1f%n", r.rate(), r.psnr(), r.zeroFilling(), r.seconds()));
		}
		return csv.toString();
	}

	double[] toArray() {
		return rows.stream().flatMapToDouble(r -> DoubleStream.concat(DoubleStream.of(r.step()), DoubleStream.concat(Arrays
			.stream(r.losses()), DoubleStream.of(r.rate(), r.psnr(), r.zeroFilling(), r.seconds())))).toArray();
	}

	/** @param terms number of terms of the loss */
	static History fromArray(final double[] a, final int terms) {
		final History history = new History();
		for (int i = 0; i + OTHERS + terms <= a.length; i += OTHERS + terms) {
			final int end = i + 1 + terms;
			history.add(new Row((long) a[i], Arrays.copyOfRange(a, i + 1, end), a[end], a[end + 1], a[end + 2], a[end + 3]));
		}
		return history;
	}
}
