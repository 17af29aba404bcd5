package io.github.ddasr.model;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Number formats of PyTorch's storages, by the name of their class in package torch. */
enum TorchStorageType {
	FLOAT("FloatStorage", StoredType.F32), DOUBLE("DoubleStorage", StoredType.F64), HALF("HalfStorage", StoredType.F16), //
	BFLOAT16("BFloat16Storage", StoredType.BF16), LONG("LongStorage", StoredType.I64), INT("IntStorage", StoredType.I64);

	private final String className;
	private final StoredType stored;

	TorchStorageType(final String className, final StoredType stored) {
		this.className = className;
		this.stored = stored;
	}

	/** The type of that class name, or null. */
	static TorchStorageType of(final String className) {
		for (final TorchStorageType type : values()) if (type.className.equals(className)) return type;
		return null;
	}

	/** Bytes per value in the file. */
	int bytes() {
		return this == INT ? Integer.BYTES : stored.bytes();
	}

	/** All values of a storage, as a tensor of one axis. */
	Tensor read(final ByteBuffer data, final int count) {
		if (this != INT) return stored.read(data, new long[] { count }, count);
		final int[] values = new int[count];
		data.asIntBuffer().get(values);
		return Tensor.of(Arrays.stream(values).asLongStream().toArray(), count);
	}
}
