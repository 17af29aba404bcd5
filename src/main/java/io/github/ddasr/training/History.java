package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a training run has measured so far: one row per checkpoint. */
public final class History {

	/** Numbers per row. */
	static final int COLUMNS = 6;

	/**
	 * @param step steps done
	 * @param loss mean training loss since the last row
	 * @param rate learning rate at this step
	 * @param psnr validation PSNR in dB of the averaged weights, NaN without validation
	 * @param zeroFilling PSNR in dB of zero-filling on the same slices
	 * @param seconds time spent training so far
	 */
	public record Row(long step, double loss, double rate, double psnr, double zeroFilling, double seconds) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "step %d: loss %.5f, validation %.2f dB (zero-filling %.2f, gain %+.2f), %.0f s",
				step, loss, psnr, zeroFilling, psnr - zeroFilling, seconds);
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
		final StringBuilder csv = new StringBuilder(
			"step,loss,learning rate,validation PSNR (dB),zero-filling PSNR (dB),time (s)\n");
		for (final Row r : rows) {
			csv.append(String.format(Locale.ROOT, "%d,%.6f,%.3e,%.4f,%.4f,%.1f%n", r.step(), r.loss(), r.rate(), r.psnr(), //
				r.zeroFilling(), r.seconds()));
		}
		return csv.toString();
	}

	double[] toArray() {
		return rows.stream().flatMapToDouble(r -> java.util.stream.DoubleStream.of(r.step(), r.loss(), r.rate(), r.psnr(), r
			.zeroFilling(), r.seconds())).toArray();
	}

	static History fromArray(final double[] a) {
		final History history = new History();
		for (int i = 0; i + COLUMNS <= a.length; i += COLUMNS) {
			history.add(new Row((long) a[i], a[i + 1], a[i + 2], a[i + 3], a[i + 4], a[i + 5]));
		}
		return history;
	}
}
