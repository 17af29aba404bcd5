package io.github.ddasr.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small files as torch.save does, byte by byte: what the reader is tried on. */
public final class TorchFixture {

	/** The magic number and the protocol of files before PyTorch 1.6, as pickles. */
	private static final String MAGIC = "80028a0a6cfc9c46f9206aa850192e", PROTOCOL = "80024de9032e";

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	/** A tensor: the class of its storage, the storage's bytes, its number of values, and how it is seen. */
	public record Entry(String storage, byte[] data, long count, long offset, long[] shape, long[] strides) {

		public static Entry floats(final float[] values, final long... shape) {
			final ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
			for (final float v : values) data.putFloat(v);
			final long[] strides = new long[shape.length];
			long stride = 1;
			for (int d = shape.length - 1; d >= 0; stride *= shape[d--]) strides[d] = stride;
			return new Entry("FloatStorage", data.array(), values.length, 0, shape, strides);
		}
	}

	/** The pickle of a state dict whose storages are named 0, 1, 2 … */
	static byte[] stateDict(final Map<String, Entry> tensors, final boolean legacy) {
		final TorchFixture p = new TorchFixture().raw("8002").global("collections", "OrderedDict").raw("295228");
		int key = 0;
		for (final Map.Entry<String, Entry> e : tensors.entrySet()) p.text(e.getKey()).tensor(e.getValue(), key++, legacy);
		// What PyTorch adds: an attribute of the dictionary.
		return p.raw("75").raw("7d").text("_metadata").raw("7d73622e").bytes();
	}

	public static void zip(final Path path, final Map<String, Entry> tensors) throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("net/data.pkl", stateDict(tensors, false));
		int key = 0;
		for (final Entry e : tensors.values()) entries.put("net/data/" + key++, e.data());
		entries.put("net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
		zipOf(path, entries);
	}

	static void zipOf(final Path path, final Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
			for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
				final ZipEntry entry = new ZipEntry(e.getKey());
				final CRC32 crc = new CRC32();
				crc.update(e.getValue());
				entry.setMethod(ZipEntry.STORED);
				entry.setSize(e.getValue().length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(e.getValue());
			}
		}
	}

	public static void legacy(final Path path, final Map<String, Entry> tensors) throws IOException {
		final TorchFixture p = new TorchFixture().raw(MAGIC).raw(PROTOCOL);
		p.raw("80027d").text("little_endian").raw("88732e");
		p.out.writeBytes(stateDict(tensors, true));
		p.raw("80025d28");
		final List<Entry> all = List.copyOf(tensors.values());
		for (int key = 0; key < all.size(); key++) p.text(Integer.toString(key));
		p.raw("652e");
		for (final Entry e : all) {
			p.out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(e.count()).array());
			p.out.writeBytes(e.data());
		}
		Files.write(path, p.bytes());
	}

	private void tensor(final Entry e, final int key, final boolean legacy) {
		global("torch._utils", "_rebuild_tensor_v2").raw("2828").text("storage").global("torch", e.storage());
		text(Integer.toString(key)).text("cpu").number(e.count());
		if (legacy) raw("4e");
		raw("7451").number(e.offset()).tuple(e.shape()).tuple(e.strides()).raw("89").global("collections", "OrderedDict");
		raw("29527452");
	}

	private TorchFixture tuple(final long[] values) {
		raw("28");
		for (final long v : values) number(v);
		return raw("74");
	}

	TorchFixture raw(final String hex) {
		out.writeBytes(java.util.HexFormat.of().parseHex(hex));
		return this;
	}

	TorchFixture global(final String module, final String name) {
		out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
		return this;
	}

	TorchFixture text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		raw("58");
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
		out.writeBytes(bytes);
		return this;
	}

	/** Eight bytes long, whatever its size. */
	TorchFixture number(final long value) {
		raw("8a08");
		out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
		return this;
	}

	byte[] bytes() {
		return out.toByteArray();
	}
}
