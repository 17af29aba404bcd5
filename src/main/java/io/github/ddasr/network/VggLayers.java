package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.ddasr.volume.DdasrException;

/**
 * The layers of VGG-19 in their order, by name: conv1_1, relu1_1, conv1_2, relu1_2, pool1, conv2_1 … relu5_4,
 * pool5. A layer's place is its index in torchvision's {@code features} (Simonyan and Zisserman 2015).
 */
public final class VggLayers {

	/** What the style losses of StyTr2 and AdaIN compare: the first rectified map of each block. */
	public static final List<String> STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

	/** Convolutions of the five blocks. */
	private static final int[] BLOCKS = { 2, 2, 4, 4, 4 };

	/** Output channels of the five blocks. */
	private static final int[] WIDTHS = { 64, 128, 256, 512, 512 };

	private static final List<String> NAMES = names();

	private VggLayers() {}

	/**
	 * @param name a layer, such as relu4_1
	 * @return its index in torchvision's {@code features}
	 * @throws DdasrException if VGG-19 has no such layer
	 */
	public static int index(final String name) {
		final int index = NAMES.indexOf(name);
		if (index >= 0) return index;
		throw new DdasrException("VGG-19 has no layer \"" + name + "\". Its layers are " + String.join(", ", NAMES) + ".");
	}

	/**
	 * @param index place in torchvision's {@code features}, 0 to 36
	 * @return the layer's name
	 * @throws DdasrException if there is no such place
	 */
	public static String name(final int index) {
		if (index >= 0 && index < NAMES.size()) return NAMES.get(index);
		throw new DdasrException("VGG-19 has no layer " + index + ". Its layers are numbered 0 to " + (NAMES.size() - 1) +
			".");
	}

	/** Whether the layer at that index has weights. */
	static boolean isConvolution(final int index) {
		return name(index).startsWith("conv");
	}

	/** Whether the layer at that index halves the map. */
	static boolean isPool(final int index) {
		return name(index).startsWith("pool");
	}

	/** Output channels at that index, before any divisor. */
	static int width(final int index) {
		return WIDTHS[name(index).replaceAll("[a-z]", "").charAt(0) - '1'];
	}

	/** The deepest of some layers. */
	static int deepest(final List<String> taps) {
		return taps.stream().mapToInt(VggLayers::index).max().orElseThrow(() -> new DdasrException(
			"No layer of VGG-19 is named. Name at least one, such as relu4_1."));
	}

	/** The indices of all convolutions up to a layer. */
	static int[] convolutions(final int deepest) {
		return IntStream.rangeClosed(0, deepest).filter(VggLayers::isConvolution).toArray();
	}

	private static List<String> names() {
		final List<String> names = new ArrayList<>();
		for (int block = 1; block <= BLOCKS.length; block++) {
			for (int i = 1; i <= BLOCKS[block - 1]; i++) {
				names.addAll(Arrays.asList("conv" + block + "_" + i, "relu" + block + "_" + i));
			}
			names.add("pool" + block);
		}
		return List.copyOf(names);
	}
}
