package io.github.ddasr.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.ddasr.volume.DdasrException;

/**
 * A model: what it says about itself, where it is, and its weights. The header is
 * read and checked at once, the weights whenever they are asked for.
 */
public final class ModelFile {

	/** Opens the bytes of a model anew each time. */
	interface Content {

		InputStream open() throws IOException;
	}

	private final String name;
	private final String source;
	private final Content content;
	private final ModelHeader header;
	private final Supplier<TensorFile> weights;

	private ModelFile(final String name, final String source, final Content content, final ModelHeader header,
		final Supplier<TensorFile> weights)
	{
		this.name = name;
		this.source = source;
		this.content = content;
		this.header = header;
		this.weights = weights;
	}

	/**
	 * @param name short name for the user
	 * @param source where it is, for messages
	 * @param content its bytes
	 * @throws DdasrException if it is missing, damaged, or no model of this suite
	 */
	ModelFile(final String name, final String source, final Content content) {
		this.name = name;
		this.source = source;
		this.content = content;
		this.header = readHeader();
		this.weights = this::readTensors;
	}

	/**
	 * @param path a file that another program has written
	 * @param header what is known of it
	 * @param weights reads its tensors, under the names that the architecture has here
	 * @return the model
	 */
	static ModelFile foreign(final Path path, final ModelHeader header, final Supplier<TensorFile> weights) {
		return new ModelFile(nameOf(path), path.toString(), () -> Files.newInputStream(path), header, weights);
	}

	/**
	 * @param name a file's name or path
	 * @return whether it ends as the files of models do: .safetensors, or .pth, .pt and .pkl for public weights
	 */
	public static boolean isFileName(final String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(SafeTensors.SUFFIX) || RrdbImport.isTorch(name);
	}

	/**
	 * @param path a model file, or public weights of a network that this suite knows ({@link RrdbImport})
	 * @return the model
	 * @throws DdasrException if it is missing, damaged, or neither
	 */
	public static ModelFile open(final Path path) {
		// Reading through the path first compares the header with the file's length: a truncated file shows at once.
		if (RrdbImport.isFor(path)) return RrdbImport.open(path);
		return new ModelFile(nameOf(path), path.toString(), () -> Files.newInputStream(path));
	}

	/**
	 * @param path target; its folder must exist
	 * @param header what the model says about itself
	 * @param tensors its weights
	 * @throws DdasrException if the file cannot be written; an older one is then untouched
	 */
	public static void write(final Path path, final ModelHeader header, final Map<String, Tensor> tensors) {
		SafeTensors.write(path, tensors, ModelHeaderFormat.toMetadata(header));
	}

	/** The file name without its suffix, which is the model's short name. */
	static String nameOf(final Path path) {
		final String file = path.getFileName().toString();
		final int end = file.lastIndexOf('.');
		return end > 0 && isFileName(file) ? file.substring(0, end) : file;
	}

	/** @return short name, as in the list of models */
	public String name() {
		return name;
	}

	/** @return its file's name, such as mine.safetensors; for a bundled model the short name */
	public String fileName() {
		return source.equals(BundledModels.SOURCE) ? name : Path.of(source).getFileName().toString();
	}

	/** @return where it is: a path, or "bundled" */
	public String source() {
		return source;
	}

	/** @return what it says about itself */
	public ModelHeader header() {
		return header;
	}

	/**
	 * Reads the weights; they are not kept here.
	 *
	 * @return all tensors by name
	 * @throws DdasrException if the file is damaged or holds no tensors
	 */
	public TensorFile tensors() {
		return weights.get();
	}

	private TensorFile readTensors() {
		try (InputStream in = content.open()) {
			final TensorFile file = SafeTensors.read(in, where());
			if (file.tensors().isEmpty()) throw new DdasrException("The model file " + where() +
				" holds no weights; get the file again from where it came.");
			return file;
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	/**
	 * @return SHA-256 of the whole file, 64 hexadecimal digits
	 * @throws DdasrException if the file cannot be read
	 */
	public String sha256() {
		try (DigestInputStream in = new DigestInputStream(content.open(), MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest());
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	/**
	 * Refuses a model that cannot do what is asked.
	 *
	 * @param scale enlargement asked for, or 0 for any
	 * @param channels channels of the image
	 * @param dimensions 2 for slice-wise work, 3 for blocks
	 * @throws DdasrException which property differs, and what to do
	 */
	public void requireCompatible(final int scale, final int channels, final int dimensions) {
		header.requireCompatible(name, scale, channels, dimensions);
	}

	private ModelHeader readHeader() {
		try (InputStream in = content.open()) {
			return ModelHeaderFormat.fromMetadata(SafeTensors.readMetadata(in, where()), where());
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	private String where() {
		return source.equals(BundledModels.SOURCE) ? name + SafeTensors.SUFFIX + " (bundled)" : source;
	}

	private DdasrException unreadable(final IOException reason) {
		return new DdasrException("The model file " + where() + " cannot be read (" + reason.getMessage() +
			"); check its permissions and the disk.", reason);
	}
}
