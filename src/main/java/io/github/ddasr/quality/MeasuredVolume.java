package io.github.ddasr.quality;

import java.util.List;
import java.util.Map;

/**
 * The figures of one volume, and how they were made.
 *
 * @param file name of the image
 * @param slices slices of the volume along the axis
 * @param first first slice of the range, counted from 1
 * @param last last slice of the range, counted from 1
 * @param skipped slices of the range with too little foreground, counted from 1
 * @param window how the image's own values became grey values
 * @param referenceWindow how both images' values did for metrics that compare; null without a reference
 * @param rows one row for each slice that was measured
 * @param whole figures over all measured slices at once, by key, for metrics that have them
 * @param remarks what metrics say of slices of this size, such as "niqe: 4 blocks of 96 pixels in 256 × 256"
 */
public record MeasuredVolume(String file, int slices, int first, int last, List<Integer> skipped, GreyWindow window,
	GreyWindow referenceWindow, List<QualityRow> rows, Map<String, MetricValue> whole, List<String> remarks)
{

	/** @return which slices were measured and through which window, in one line */
	public String description() {
		final StringBuilder text = new StringBuilder(file).append(": ").append(rows.size()).append(" of ").append(slices).append(
			slices == 1 ? " slice" : " slices");
		if (slices > 1) text.append(" (").append(first).append(" to ").append(last);
		if (!skipped.isEmpty()) text.append(", without ").append(ranges(skipped)).append(" for little foreground");
		if (slices > 1) text.append(')');
		if (window != null) text.append("; grey values: ").append(window);
		if (referenceWindow != null) text.append("; compared through the reference's window: ").append(referenceWindow).append(
			", L = 255");
		remarks.forEach(r -> text.append("; ").append(r));
		return text.toString();
	}

	/** Numbers in rising order as "1 to 3, 7". */
	static String ranges(final List<Integer> numbers) {
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i < numbers.size(); i++) {
			int end = i;
			while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) end++;
			text.append(text.length() == 0 ? "" : ", ").append(numbers.get(i));
			if (end > i) text.append(" to ").append(numbers.get(end));
			i = end;
		}
		return text.toString();
	}
}
