package io.github.ddasr.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * Small NIfTI files that were not made by this suite: composed field by field with Python's
 * {@code struct.pack_into} at the offsets of nifti1.h and nifti2.h, packed with gzip and base64.
 * <p>
 * All hold two volumes of 3 × 2 × 2 voxels, int16, numbers −12 … 11, slope 0.1, intercept −5; voxel size 0.5 × 0.75 ×
 * 2 mm, 3.5 ms; description "from a py"; qform (code 1) with quaternion b, c, d = 0.5, −0.5, 0.5, offset 10, −20, 30 and
 * qfac −1; sform (code 2) with rows (0, 0.75, 0, 10), (0, 0, −2, −20), (0.5, 0, 0, 30).
 */
enum NiftiSamples {
	/** Version 1, little-endian. */
	ONE_LITTLE("H4sIAAAAAAACA4thZCAKsDAwMzCBISMYossKgOmG/UDCnoHBAYgZHBgYEoC4wR6BNzifPXPGloFhwQGgvBAuu9KK8nMVEhUK" +
		"KhloCxiBvoG4lwHqbgVHoNsOMjB8cISoAPuDASIOBwcgahjsEUIfHNHNztM2BNNf/n/9/+3/9/8//v/8/+v/7/9//v/9/+//" +
		"//8Q25mBIcfKwMbAzsDBwMnAxcDNAADra2K8kAEAAA=="),
	/** Version 1, big-endian. */
	ONE_BIG("H4sIAAAAAAACA2NgYIxhIAawMDAzMIEhIxiiywowMOxvYGCwB3LsHRgYgIjBIQHIbkBg5w0MDLZnzpw9sACsRwiXVWlF+bkK" +
		"iQoFlQw0BowMTCD37meAuNtRgYHhINBtjh8g0iB/MEDFYeAAA0SNPZIxMPXIIE/bEEz///L/6/9v/7////H/5/9f/3////P/" +
		"7/9///9DbAeGKQsDKwMbAzsDBwMnAxcDNwAhYe35kAEAAA=="),
	/** Version 2, little-endian. */
	TWO_LITTLE("H4sIAAAAAAACA5NhYmDI0zZi4OWS4mJhEGBgYYAAZijNhINmxEHjBx/2Q+gH9hD6BZRmcIBQPFD6gz06rQC1eNZMENgJFRc5" +
		"wEAiSCvKz1VIVCioZKAtYEQKK4R/H6D5XwXqXxOoP+wcUE2Bhw8DqnoMcADVnAf22JVBzBciwR9f/n/9/+3/9/8//v/8/+v/" +
		"7/9//v/9/+////8gHzIBUwkLAysDGwM7AwcDJwMXAzcDABlrlaNQAgAA"),
	/** Version 2, big-endian. */
	TWO_BIG("H4sIAAAAAAACA2NgYJLJ0zZi4OWS4mJgYRBggAAWKM0MpZlw0Iw4aAyw/wOEtn8ApV9AaAeovAMPVPwDdhpqrYL9zpkgMOuA" +
		"CANZIK0oP1chUaGgkoHmABQWTDD/7n+A6n8HFQh9wATKt0PVDAsfGICpRwcHGFDNgZmPDtDMFyLWE/+//P/6/9v/7/9//P/5" +
		"/9f/3////P/7/9///2D/MQHTBwsDKwMbAzsDBwMnAxcDNwA1U4PoUAIAAA=="),
	/** Version 1 with a comment of 16 bytes between header and voxels. */
	ONE_WITH_EXTENSION_LITTLE("H4sIAAAAAAACA4thZCAKsDAwMzCBISMYossKgOmG/UDCnoHBAYgZHBgYEoC4wR6BdzifPXPGloFhwQGgvBAuu9KK8nMVEhUK" +
		"KhloCxiBvoG4lwHqbgVHoNsOMjB8cISoAPuDASIOBwcgahjsEUIfHNHNztM2BIcSKFzYgDg5Pzc3Na+E4cv/r/+//f/+/8f/" +
		"n/9//f/9/8//v////f//H+IaZmBIsgLVszNwMHAycDFwMwAAQfBXYqABAAA="),
	/** The same, big-endian. */
	ONE_WITH_EXTENSION_BIG("H4sIAAAAAAACA2NgYIxhIAawMDAzMIEhIxiiywowMOxvYGCwB3LsHRgYgIjBIQHIbkBg5x0MDLZnzpw9sACsRwiXVWlF+bkK" +
		"iQoFlQw0BowMTCD37meAuNtRgYHhINBtjh8g0iB/MEDFYeAAA0SNPZIxMPXIIE/bEBZIwJBhYEvOz81NzSth+P/l/9f/3/5/" +
		"///j/8//v/7//v/n/9////7/h7gGGMYsDKwMbAzsDBwMnAxcDNwAZlHb5aABAAA=");

	private final String text;

	NiftiSamples(final String text) {
		this.text = text;
	}

	/** The unpacked file. */
	byte[] bytes() {
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed()))) {
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The file as gzip data. */
	byte[] packed() {
		return Base64.getDecoder().decode(text);
	}
}
