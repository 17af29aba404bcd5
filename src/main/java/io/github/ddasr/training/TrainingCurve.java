package io.github.ddasr.training;

import java.util.Arrays;

/**
 * A curve that grows without end and keeps at most {@value #MOST} points: when it is full, neighbours are joined, and
 * from then on a point is the mean of twice as many values. Not thread-safe.
 */
public final class TrainingCurve {

	/** Points at most: enough to see a trend, few enough that the noise of single steps is averaged. */
	static final int MOST = 256;

	private double[] x = new double[16];
	private double[] y = new double[16];
	private int points;
	private int valuesPerPoint = 1;
	private int waiting;
	private double sumX;
	private double sumY;

	TrainingCurve() {}

	private TrainingCurve(final TrainingCurve other) {
		x = Arrays.copyOf(other.x, other.points);
		y = Arrays.copyOf(other.y, other.points);
		points = other.points;
	}

	void add(final double newX, final double newY) {
		sumX += newX;
		sumY += newY;
		if (++waiting < valuesPerPoint) return;
		append(sumX / waiting, sumY / waiting);
		waiting = 0;
		sumX = 0;
		sumY = 0;
		if (points == MOST) join();
	}

	private void append(final double newX, final double newY) {
		if (points == x.length) {
			x = Arrays.copyOf(x, 2 * points);
			y = Arrays.copyOf(y, 2 * points);
		}
		x[points] = newX;
		y[points++] = newY;
	}

	private void join() {
		for (int i = 0; i < MOST / 2; i++) {
			x[i] = (x[2 * i] + x[2 * i + 1]) / 2;
			y[i] = (y[2 * i] + y[2 * i + 1]) / 2;
		}
		points = MOST / 2;
		valuesPerPoint *= 2;
	}

	TrainingCurve copy() {
		return new TrainingCurve(this);
	}

	/** @return number of points */
	public int size() {
		return points;
	}

	/** @return how many values the next point is the mean of */
	public int valuesPerPoint() {
		return valuesPerPoint;
	}

	/** @return steps, ascending */
	public double[] x() {
		return Arrays.copyOf(x, points);
	}

	/** @return values */
	public double[] y() {
		return Arrays.copyOf(y, points);
	}
}
