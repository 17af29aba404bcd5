package io.github.ddasr.io;

import java.nio.file.Path;
import java.util.Map;

import io.github.ddasr.volume.LengthUnit;
import io.github.ddasr.volume.PixelType;

/** NIfTI's numbers for pixel types and units. */
final class NiftiCodes {

	private static final Map<Integer, PixelType> TYPES = Map.of(2, PixelType.UINT8, 4, PixelType.INT16, 8,
		PixelType.INT32, 16, PixelType.FLOAT32, 64, PixelType.FLOAT64, 256, PixelType.INT8, 512, PixelType.UINT16, 768,
		PixelType.UINT32, 1024, PixelType.INT64, 1280, PixelType.UINT64);

	private static final Map<Integer, String> STEP_UNITS = Map.of(8, "s", 16, "ms", 24, "us", 32, "Hz", 40, "ppm", 48,
		"rad/s");

	private NiftiCodes() {}

	/** The type of a NIfTI datatype code, or an error that says what to do about it. */
	static PixelType pixelType(final int code, final Path file) {
		final PixelType type = TYPES.get(code);
		if (type != null) return type;
		throw switch (code) {
			case 1 -> IoErrors.pixelType(file, "single bits", code, "Convert it to uint8 first.");
			case 32, 1792, 2048 -> IoErrors.pixelType(file, "complex numbers", code,
				"Save the magnitude as float32 first.");
			case 128, 2304 -> IoErrors.pixelType(file, "RGB colours", code, "Convert it to grey first.");
			case 1536 -> IoErrors.pixelType(file, "128-bit floats", code, "Convert it to float32 or float64 first.");
			default -> IoErrors.pixelType(file, "an unknown pixel type", code,
				"Its header is damaged, or it needs converting to int16 or float32 first.");
		};
	}

	static int datatype(final PixelType type) {
		return TYPES.entrySet().stream().filter(e -> e.getValue() == type).findFirst().orElseThrow().getKey();
	}

	/** Unit of length: the lowest three bits of xyzt_units. */
	static LengthUnit lengthUnit(final int xyztUnits) {
		return switch (xyztUnits & 7) {
			case 1 -> LengthUnit.METRE;
			case 2 -> LengthUnit.MILLIMETRE;
			case 3 -> LengthUnit.MICRON;
			default -> LengthUnit.UNKNOWN;
		};
	}

	/** Unit of the fourth axis: the next three bits of xyzt_units. */
	static String stepUnit(final int xyztUnits) {
		return STEP_UNITS.getOrDefault(xyztUnits & 0x38, "");
	}

	static int units(final LengthUnit length, final String stepUnit) {
		final int step = STEP_UNITS.entrySet().stream().filter(e -> e.getValue().equals(stepUnit)).findFirst().map(
			Map.Entry::getKey).orElse(0);
		return step | switch (length) {
			case UNKNOWN -> 0;
			case METRE -> 1;
			case MICRON -> 3;
			default -> 2; // NIfTI knows neither centimetres nor inches
		};
	}

	/** The unit in which a NIfTI file gives lengths that came in the given unit. */
	static LengthUnit stored(final LengthUnit unit) {
		return lengthUnit(units(unit, ""));
	}
}
