package io.github.ddasr.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.model.SafeTensorsHeader.Entry;
import io.github.ddasr.volume.DdasrException;

/**
 * Reads and writes safetensors files: 8 bytes of header length (little-endian),
 * the header in JSON, the values (little-endian, no gaps). It is plain Java and
 * trusts nothing: a damaged file gives a {@link DdasrException}, takes no more
 * memory than it has bytes, and never reaches the engine.
 *
 * <pre>
 * SafeTensors.write(path, Map.of("stem.weight", Tensor.of(values, 64, 1, 3, 3)), Map.of("architecture", "srn"));
 * float[] weights = SafeTensors.read(path).tensor("stem.weight").floats();
 * </pre>
 *
 * Format: huggingface/safetensors, README, section "Format".
 */
public final class SafeTensors {

	/** End of the name of every safetensors file. */
	public static final String SUFFIX = ".safetensors";

	private static final int PREFIX = 8;
	private static final int BUFFER = 1 << 16;

	private SafeTensors() {}

	/**
	 * Writes a file, atomically: under its name there is the old content or the whole new one.
	 *
	 * @param path target; its folder must exist
	 * @param tensors by name
	 * @param metadata free strings for the header
	 * @throws DdasrException if the file cannot be written; an older one is then untouched
	 */
	public static void write(final Path path, final Map<String, Tensor> tensors, final Map<String, String> metadata) {
		SafeTensorsWriter.write(path, tensors, metadata);
	}

	/**
	 * @param path a safetensors file
	 * @return its content; F16 and BF16 become float32, F32, F64 and I64 stay as they are
	 * @throws DdasrException if it is missing, unreadable or damaged
	 */
	public static TensorFile read(final Path path) {
		try (InputStream in = open(path)) {
			final String source = path.toString();
			return read(in, readHeader(in, Files.size(path), source), source);
		}
		catch (final IOException e) {
			throw unreadable(path.toString(), e);
		}
	}

	/**
	 * @param in content of a safetensors file; read to its end, not closed
	 * @param source where it comes from, for messages
	 * @return its content
	 * @throws DdasrException if it is unreadable or damaged
	 */
	public static TensorFile read(final InputStream in, final String source) {
		try {
			return read(in, readHeader(in, Long.MAX_VALUE, source), source);
		}
		catch (final IOException e) {
			throw unreadable(source, e);
		}
	}

	/**
	 * @param bytes content of a safetensors file
	 * @param source where it comes from, for messages
	 * @return its content
	 * @throws DdasrException if it is damaged
	 */
	public static TensorFile read(final byte[] bytes, final String source) {
		return read(new ByteArrayInputStream(bytes), source);
	}

	/**
	 * Reads the header alone, which is quick even for a large file.
	 *
	 * @param path a safetensors file
	 * @return the free strings of the header
	 * @throws DdasrException if it is missing or unreadable, or if the header does not fit the file's length
	 */
	public static Map<String, String> readMetadata(final Path path) {
		try (InputStream in = open(path)) {
			return readHeader(in, Files.size(path), path.toString()).metadata();
		}
		catch (final IOException e) {
			throw unreadable(path.toString(), e);
		}
	}

	/**
	 * Reads the header alone, which is quick even for a large file.
	 *
	 * @param path a safetensors file
	 * @return name → lengths of the axes, in the order in which the tensors lie in the file
	 * @throws DdasrException if it is missing or unreadable, or if the header does not fit the file's length
	 */
	static Map<String, long[]> readShapes(final Path path) {
		try (InputStream in = open(path)) {
			final Map<String, long[]> shapes = new LinkedHashMap<>();
			for (final Entry e : readHeader(in, Files.size(path), path.toString()).entries()) shapes.put(e.name(), e.shape());
			return shapes;
		}
		catch (final IOException e) {
			throw unreadable(path.toString(), e);
		}
	}

	/**
	 * Reads the header alone.
	 *
	 * @param in content of a safetensors file, not closed
	 * @param source where it comes from, for messages
	 * @return the free strings of the header
	 * @throws DdasrException if the header is unreadable or damaged; the values are not looked at
	 */
	public static Map<String, String> readMetadata(final InputStream in, final String source) {
		try {
			return readHeader(in, Long.MAX_VALUE, source).metadata();
		}
		catch (final IOException e) {
			throw unreadable(source, e);
		}
	}

	private static InputStream open(final Path path) throws IOException {
		if (!Files.isRegularFile(path)) throw new DdasrException("There is no file " + path + "; check its name and folder.");
		return new BufferedInputStream(Files.newInputStream(path), BUFFER);
	}

	/** @param available bytes in the whole file, or Long.MAX_VALUE if unknown */
	private static SafeTensorsHeader readHeader(final InputStream in, final long available, final String source)
		throws IOException
	{
		try {
			final byte[] prefix = in.readNBytes(PREFIX);
			if (prefix.length == 0) throw new SafeTensorsException("it is empty");
			if (prefix.length < PREFIX) throw new SafeTensorsException("it has only " + prefix.length + " bytes");
			final long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
			if (length < 0 || length > SafeTensorsHeader.LONGEST || length > available - PREFIX)
				throw new SafeTensorsException("it does not begin with the length of a header that fits into it");
			final byte[] json = in.readNBytes((int) length);
			if (json.length < length) throw new SafeTensorsException("it ends within its header");
			final SafeTensorsHeader header = SafeTensorsHeader.parse(json);
			final long expected = PREFIX + length + header.dataLength();
			if (available != Long.MAX_VALUE && available != expected) throw new SafeTensorsException("it has " + available +
				" bytes where its header announces " + expected);
			return header;
		}
		catch (final SafeTensorsException e) {
			throw damaged(source, e);
		}
	}

	private static TensorFile read(final InputStream in, final SafeTensorsHeader header, final String source)
		throws IOException
	{
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		try {
			for (final Entry entry : header.entries()) {
				final int length = (int) (entry.end() - entry.begin());
				// Grows with what is really there, so that a lying header cannot claim memory.
				final byte[] bytes = in.readNBytes(length);
				if (bytes.length < length) throw new SafeTensorsException("it ends within tensor " +
					SafeTensorsJson.shown(entry.name()) + ", " + (header.dataLength() - entry.begin() - bytes.length) +
					" bytes too early");
				final ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
				tensors.put(entry.name(), entry.type().read(data, entry.shape(), length / entry.type().bytes()));
			}
			if (in.read() >= 0) throw new SafeTensorsException("it goes on after the last tensor");
		}
		catch (final SafeTensorsException e) {
			throw damaged(source, e);
		}
		return new TensorFile(source, Collections.unmodifiableMap(header.metadata()),
			Collections.unmodifiableMap(tensors));
	}

	private static DdasrException damaged(final String source, final SafeTensorsException reason) {
		return new DdasrException("The file " + source + " is not a usable safetensors file: " + reason.getMessage() +
			"; copy or download it again.", reason);
	}

	private static DdasrException unreadable(final String source, final IOException reason) {
		return new DdasrException("The file " + source + " cannot be read (" + reason.getMessage() +
			"); check its permissions and the disk.", reason);
	}
}
