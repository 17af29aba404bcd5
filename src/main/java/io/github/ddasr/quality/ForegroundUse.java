package io.github.ddasr.quality;

import java.util.Locale;

/** What is done with the air around the head. The foreground is that of the reference where there is one. */
public enum ForegroundUse {

	/** Nothing: whole slices are measured. */
	NONE,
	/** Every slice is cropped to the rectangle around the volume's foreground, the same for all slices. */
	BOX,
	/** Only pixels of the foreground count. */
	MASK;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
