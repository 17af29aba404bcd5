package io.github.ddasr.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.ddasr.model.TorchTensor.Storage;

/**
 * A state dict as PyTorch wrote it before 1.6: five pickles (a magic number, a protocol number, the machine's
 * sizes, the state dict, the keys of the storages), then each storage: its number of values in 8 bytes, its values.
 */
final class TorchLegacy {

	private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
	private static final long PROTOCOL = 1001;

	private TorchLegacy() {}

	static Map<String, Tensor> read(final InputStream in, final Predicate<String> wanted) throws IOException,
		TorchFileException
	{
		final Map<String, TorchTensor> all = describe(in);
		final Map<String, Storage> storages = new HashMap<>();
		for (final TorchTensor tensor : all.values()) {
			final Storage other = storages.put(tensor.storage().key(), tensor.storage());
			if (other != null && !other.equals(tensor.storage())) throw new TorchFileException("it describes the storage " +
				SafeTensorsJson.shown(other.key()) + " twice and not alike");
		}
		final Map<String, TorchTensor> named = new LinkedHashMap<>(all);
		named.keySet().removeIf(wanted.negate());
		final Map<String, Tensor> values = values(in, storages, named);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<String, TorchTensor> e : named.entrySet()) {
			final Tensor storage = values.get(e.getValue().storage().key());
			if (storage == null) throw new TorchFileException("it does not hold the storage of \"" + e.getKey() + "\"");
			tensors.put(e.getKey(), e.getValue().of(storage));
		}
		return tensors;
	}

	/** Name → shape and place of every tensor; reads up to where the values begin. */
	static Map<String, TorchTensor> describe(final InputStream in) throws IOException, TorchFileException {
		checkStart(in);
		return TorchStateDict.tensors(Unpickler.read(in), name -> true);
	}

	private static void checkStart(final InputStream in) throws IOException, TorchFileException {
		Object magic;
		try {
			magic = Unpickler.read(in);
		}
		catch (final TorchFileException e) {
			magic = null;
		}
		if (!MAGIC.equals(magic)) throw new TorchFileException("it does not begin as a file of PyTorch does");
		if (!Long.valueOf(PROTOCOL).equals(Unpickler.read(in))) throw new TorchFileException(
			"it is of a version that is not known");
		if (!(Unpickler.read(in) instanceof Map<?, ?> machine)) throw new TorchFileException("its beginning is damaged");
		if (!Boolean.TRUE.equals(machine.get("little_endian"))) throw new TorchFileException(
			"it was written on a machine with big-endian numbers");
	}

	private static Map<String, Tensor> values(final InputStream in, final Map<String, Storage> storages,
		final Map<String, TorchTensor> named) throws IOException, TorchFileException
	{
		final var needed = named.values().stream().map(t -> t.storage().key()).collect(Collectors.toSet());
		final Map<String, Tensor> values = new HashMap<>();
		if (!(Unpickler.read(in) instanceof List<?> keys)) throw new TorchFileException("its list of storages is damaged");
		try {
			for (final Object key : keys) {
				final Storage storage = key instanceof String ? storages.get(key) : null;
				if (storage == null) throw new TorchFileException("it holds a storage that no tensor uses");
				final Tensor all = one(in, storage, needed.contains(key));
				if (all != null) values.put(storage.key(), all);
			}
		}
		catch (final EOFException e) {
			throw new TorchFileException("it ends within its values");
		}
		return values;
	}

	/** The values of the storage, or null if they are not needed. */
	private static Tensor one(final InputStream in, final Storage storage, final boolean needed) throws IOException,
		TorchFileException
	{
		final byte[] count = in.readNBytes(Long.BYTES);
		if (count.length < Long.BYTES) throw new EOFException();
		if (ByteBuffer.wrap(count).order(ByteOrder.LITTLE_ENDIAN).getLong() != storage.count()) throw new TorchFileException(
			"its storage " + SafeTensorsJson.shown(storage.key()) + " has another size than announced");
		final long bytes = storage.count() > Integer.MAX_VALUE ? Long.MAX_VALUE : storage.count() * storage.type().bytes();
		if (!needed) {
			in.skipNBytes(bytes);
			return null;
		}
		if (bytes > Integer.MAX_VALUE - 8) throw new TorchFileException("its storage " + SafeTensorsJson.shown(storage
			.key()) + " is too large");
		final byte[] data = in.readNBytes((int) bytes);
		if (data.length < bytes) throw new EOFException();
		return storage.type().read(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN), (int) storage.count());
	}
}
