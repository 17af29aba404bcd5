package io.github.ddasr.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Python pickle as {@code torch.save} writes them, and nothing more: numbers, strings, lists, tuples,
 * dictionaries, and calls of the few functions in {@link TorchGlobals}. Anything else is refused before it does
 * anything. Instructions: Python's {@code pickletools}, protocols 2 to 4.
 */
final class Unpickler {

	private static final Object MARK = new Object();
	/** A state dict has names and numbers; nothing in it is that long. */
	private static final int LONGEST = 1 << 20;
	/** More entries than any network has tensors. */
	private static final int MOST = 1 << 22;

	private final InputStream in;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Integer, Object> memo = new HashMap<>();

	/** @param in positioned at the first instruction; left behind the last one */
	private Unpickler(final InputStream in) {
		this.in = in;
	}

	/**
	 * @param in positioned at the first instruction; left behind the last one
	 * @return Long, BigInteger, Double, Boolean, String, null, List (tuples, too), Map, or what the globals give
	 * @throws TorchFileException if it is damaged or asks for something that is not allowed
	 */
	static Object read(final InputStream in) throws IOException, TorchFileException {
		try {
			return new Unpickler(in).run();
		}
		catch (final EOFException e) {
			throw new TorchFileException("it ends too early");
		}
		catch (final IndexOutOfBoundsException | ClassCastException e) {
			throw new TorchFileException("its list of names is damaged");
		}
	}

	private Object run() throws IOException, TorchFileException {
		for (int instruction = unsigned(); instruction != '.'; instruction = unsigned()) {
			step(instruction);
			if (stack.size() > MOST || memo.size() > MOST) throw new TorchFileException("it is larger than any state dict");
		}
		return pop();
	}

	private void step(final int instruction) throws IOException, TorchFileException {
		switch (instruction) {
			case 0x80 -> unsigned();
			case 0x95 -> bytes(8);
			case '(' -> push(MARK);
			case '0' -> pop();
			case 'N' -> push(null);
			case 0x88 -> push(true);
			case 0x89 -> push(false);
			case 'K' -> push((long) unsigned());
			case 'M' -> push((long) (unsigned() | unsigned() << 8));
			case 'J' -> push((long) integer());
			case 0x8a -> push(number(bytes(unsigned())));
			case 'G' -> push(ByteBuffer.wrap(bytes(8)).getDouble());
			case 'X', 'T' -> push(text(integer()));
			case 0x8c, 'U' -> push(text(unsigned()));
			case ')', ']' -> push(new ArrayList<>());
			case '}' -> push(new LinkedHashMap<>());
			case 't', 'l' -> push(toMark());
			case 0x85 -> push(last(1));
			case 0x86 -> push(last(2));
			case 0x87 -> push(last(3));
			case 'd' -> push(entered(new LinkedHashMap<>(), toMark()));
			default -> stepOnObjects(instruction);
		}
	}

	private void stepOnObjects(final int instruction) throws IOException, TorchFileException {
		switch (instruction) {
			case 'q' -> memo.put(unsigned(), top());
			case 'r' -> memo.put(integer(), top());
			case 0x94 -> memo.put(memo.size(), top());
			case 'h' -> push(remembered(unsigned()));
			case 'j' -> push(remembered(integer()));
			case 'a' -> append(last(1));
			case 'e' -> append(toMark());
			case 's' -> {
				final List<Object> entry = last(2);
				entered(map(), entry);
			}
			case 'u' -> {
				final List<Object> entries = toMark();
				entered(map(), entries);
			}
			case 'c' -> push(TorchGlobals.find(line(), line()));
			case 0x93 -> {
				final List<Object> name = last(2);
				push(TorchGlobals.find((String) name.get(0), (String) name.get(1)));
			}
			case 'R' -> call();
			case 'b' -> build();
			case 'Q' -> push(TorchGlobals.storage(pop()));
			default -> throw new TorchFileException(String.format("it uses the pickle instruction 0x%02x, which no state dict needs",
				instruction));
		}
	}

	/** Attributes of a dictionary, such as the version numbers that PyTorch keeps there, are of no use here. */
	private void build() throws TorchFileException {
		pop();
		map();
	}

	private void call() throws TorchFileException {
		final Object arguments = pop(), function = pop();
		if (!(function instanceof TorchGlobals.Callable known) || !(arguments instanceof List<?> list)) {
			throw new TorchFileException("it calls something that is no function");
		}
		push(known.call(list));
	}

	private Map<Object, Object> entered(final Map<Object, Object> map, final List<Object> pairs)
		throws TorchFileException
	{
		if (pairs.size() % 2 != 0) throw new TorchFileException("its list of names is damaged");
		for (int i = 0; i < pairs.size(); i += 2) {
			// Only what cannot change may be a key; a list that holds itself would have no hash.
			if (!(pairs.get(i) instanceof String) && !(pairs.get(i) instanceof Long)) {
				throw new TorchFileException("it has a name that is no text");
			}
			map.put(pairs.get(i), pairs.get(i + 1));
		}
		return map;
	}

	@SuppressWarnings("unchecked")
	private Map<Object, Object> map() {
		return (Map<Object, Object>) top();
	}

	@SuppressWarnings("unchecked")
	private void append(final List<Object> values) {
		((List<Object>) top()).addAll(values);
	}

	private Object remembered(final int key) throws TorchFileException {
		if (!memo.containsKey(key)) throw new TorchFileException("its list of names is damaged");
		return memo.get(key);
	}

	private void push(final Object value) {
		stack.add(value);
	}

	private Object pop() {
		return stack.remove(stack.size() - 1);
	}

	private Object top() {
		return stack.get(stack.size() - 1);
	}

	private List<Object> last(final int count) {
		return cut(stack.size() - count);
	}

	private List<Object> toMark() {
		int at = stack.size() - 1;
		while (stack.get(at) != MARK) at--;
		final List<Object> values = cut(at + 1);
		pop();
		return values;
	}

	private List<Object> cut(final int from) {
		final List<Object> tail = stack.subList(from, stack.size());
		final List<Object> values = new ArrayList<>(tail);
		tail.clear();
		return values;
	}

	private int unsigned() throws IOException {
		final int b = in.read();
		if (b < 0) throw new EOFException();
		return b;
	}

	private byte[] bytes(final int count) throws IOException, TorchFileException {
		if (count < 0 || count > LONGEST) throw new TorchFileException("it holds a text of impossible length");
		final byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) throw new EOFException();
		return bytes;
	}

	private int integer() throws IOException, TorchFileException {
		return ByteBuffer.wrap(bytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	private String text(final int length) throws IOException, TorchFileException {
		return new String(bytes(length), StandardCharsets.UTF_8);
	}

	private String line() throws IOException, TorchFileException {
		final StringBuilder line = new StringBuilder();
		for (int b = unsigned(); b != '\n'; b = unsigned()) {
			if (line.length() > LONGEST) throw new TorchFileException("it holds a text of impossible length");
			line.append((char) b);
		}
		return line.toString();
	}

	/** Long where it fits, as it does but for PyTorch's magic number. */
	private static Object number(final byte[] littleEndian) {
		final byte[] bigEndian = new byte[littleEndian.length];
		for (int i = 0; i < bigEndian.length; i++) bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
		final BigInteger number = bigEndian.length == 0 ? BigInteger.ZERO : new BigInteger(bigEndian);
		if (number.bitLength() < Long.SIZE) return number.longValue();
		return number;
	}
}
