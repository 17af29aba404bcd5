package io.github.ddasr.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.github.ddasr.model.TorchTensor.Storage;

/**
 * A state dict as a zip archive: NAME/data.pkl and the storages NAME/data/KEY, all stored without compression.
 * Nothing is unpacked to the disk; an archive with names that would leave its folder is refused all the same.
 */
final class TorchZip {

	private static final String PICKLE = "data.pkl";

	private final ZipFile zip;
	private final String folder;

	private TorchZip(final ZipFile zip, final String folder) {
		this.zip = zip;
		this.folder = folder;
	}

	/** What to do with an open archive. */
	private interface Reading<T> {

		T from(TorchZip zip) throws IOException, TorchFileException;
	}

	static Map<String, Tensor> read(final Path path, final Predicate<String> wanted) throws IOException,
		TorchFileException
	{
		return open(path, zip -> zip.tensors(wanted));
	}

	/** Name → shape and place of every tensor; their values are not read. */
	static Map<String, TorchTensor> describe(final Path path) throws IOException, TorchFileException {
		return open(path, zip -> zip.described(name -> true));
	}

	private static <T> T open(final Path path, final Reading<T> reading) throws IOException, TorchFileException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			return reading.from(new TorchZip(zip, folder(zip)));
		}
		catch (final ZipException | IllegalArgumentException e) {
			throw new TorchFileException("its zip archive is damaged or cut off");
		}
	}

	/** The archive's one folder, with its slash. */
	private static String folder(final ZipFile zip) throws TorchFileException {
		final List<String> names = zip.stream().map(ZipEntry::getName).toList();
		for (final String name : names) {
			if (name.startsWith("/") || name.contains("\\") || name.contains(":") || List.of(name.split("/")).contains("..")) {
				throw new TorchFileException("its entry " + SafeTensorsJson.shown(name) + " would leave the archive's folder");
			}
		}
		if (names.stream().anyMatch(name -> name.endsWith("/constants.pkl") || name.contains("/code/"))) {
			throw new TorchFileException("it is TorchScript, which is code");
		}
		final List<String> pickles = names.stream().filter(name -> name.endsWith("/" + PICKLE)).toList();
		if (pickles.size() != 1) throw new TorchFileException("its zip archive has no " + PICKLE);
		return pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
	}

	/** What the archive says of its tensors; their values are not read. */
	private Map<String, TorchTensor> described(final Predicate<String> wanted) throws IOException, TorchFileException {
		final ZipEntry order = zip.getEntry(folder + "byteorder");
		if (order != null && !new String(bytes(order, order.getSize()), StandardCharsets.US_ASCII).strip().equals("little")) {
			throw new TorchFileException("it was written on a machine with big-endian numbers");
		}
		try (InputStream in = new BufferedInputStream(zip.getInputStream(stored(folder + PICKLE)))) {
			return TorchStateDict.tensors(Unpickler.read(in), wanted);
		}
	}

	private Map<String, Tensor> tensors(final Predicate<String> wanted) throws IOException, TorchFileException {
		final Map<String, TorchTensor> named = described(wanted);
		final Map<Storage, Tensor> storages = new HashMap<>();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<String, TorchTensor> e : named.entrySet()) {
			final Storage storage = e.getValue().storage();
			if (!storages.containsKey(storage)) storages.put(storage, storage(storage));
			tensors.put(e.getKey(), e.getValue().of(storages.get(storage)));
		}
		return tensors;
	}

	private Tensor storage(final Storage storage) throws IOException, TorchFileException {
		final ZipEntry entry = stored(folder + "data/" + storage.key());
		final long bytes = storage.count() > Integer.MAX_VALUE ? -1 : storage.count() * storage.type().bytes();
		if (entry.getSize() != bytes) throw new TorchFileException("its storage " + SafeTensorsJson.shown(storage.key()) +
			" has " + entry.getSize() + " bytes instead of " + storage.count() + " values of " + storage.type().bytes());
		final ByteBuffer data = ByteBuffer.wrap(bytes(entry, bytes)).order(ByteOrder.LITTLE_ENDIAN);
		return storage.type().read(data, (int) storage.count());
	}

	/** PyTorch never compresses; what is compressed could be a small file that grows without end. */
	private ZipEntry stored(final String name) throws TorchFileException {
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new TorchFileException("its zip archive has no entry " + SafeTensorsJson.shown(name));
		if (entry.getMethod() != ZipEntry.STORED) throw new TorchFileException("its entry " + SafeTensorsJson.shown(name) +
			" is compressed, which PyTorch never does");
		return entry;
	}

	private byte[] bytes(final ZipEntry entry, final long expected) throws IOException, TorchFileException {
		if (expected < 0 || expected > Integer.MAX_VALUE - 8) throw new TorchFileException("its entry " + SafeTensorsJson.shown(
			entry.getName()) + " is too large");
		try (InputStream in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes((int) expected);
			if (bytes.length < expected) throw new TorchFileException("it ends too early");
			return bytes;
		}
	}
}
