package io.github.ddasr.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a TorchScript file by hand: a zip of one class without weights, with a forward method of our choice. */
public final class TinyTorchScript {

	/** The pickle of an object of class Tiny with the one attribute training = False. */
	private static final byte[] OBJECT = latin("\u0080\u0002c__torch__\nTiny\n)\u0081}(X\b\0\0\0training\u0089ub.");
	/** The pickle of an empty tuple. */
	private static final byte[] NOTHING = latin("\u0080\u0002).");

	private TinyTorchScript() {}

	/**
	 * @param file the file to write
	 * @param body statements of forward(x)
	 * @return the file
	 * @throws IOException if it cannot be written
	 */
	public static Path write(final Path file, final String body) throws IOException {
		final String code = "class Tiny(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" +
			"  def forward(self: __torch__.Tiny,\n    x: Tensor) -> Tensor:\n    " + body + "\n";
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			add(zip, "data.pkl", OBJECT);
			add(zip, "code/__torch__.py", latin(code));
			add(zip, "constants.pkl", NOTHING);
			add(zip, "version", latin("3\n"));
		}
		return file;
	}

	private static void add(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
		final ZipEntry entry = new ZipEntry("tiny/" + name);
		final CRC32 sum = new CRC32();
		sum.update(bytes);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCrc(sum.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}

	private static byte[] latin(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
