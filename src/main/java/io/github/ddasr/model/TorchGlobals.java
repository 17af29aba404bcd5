package io.github.ddasr.model;

import java.util.LinkedHashMap;
import java.util.List;

import io.github.ddasr.model.TorchTensor.Storage;

/**
 * The only names that a state dict may call. A pickle is a program, and any other name in it could do harm; none is
 * ever looked up anywhere else than here.
 */
final class TorchGlobals {

	/** Something that a pickle may call. */
	@FunctionalInterface
	interface Callable {

		Object call(List<?> arguments) throws TorchFileException;
	}

	private TorchGlobals() {}

	/**
	 * @param module a module of Python
	 * @param name a name in it
	 * @return a {@link Callable} or a {@link TorchStorageType}
	 * @throws TorchFileException if it is none of the known ones
	 */
	static Object find(final String module, final String name) throws TorchFileException {
		switch (module + " " + name) {
			case "collections OrderedDict":
				return (Callable) TorchGlobals::orderedDict;
			case "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_tensor":
				return (Callable) TorchGlobals::tensor;
			case "torch._utils _rebuild_parameter":
				return (Callable) TorchGlobals::parameter;
			default:
				final TorchStorageType type = module.equals("torch") ? TorchStorageType.of(name) : null;
				if (type != null) return type;
				throw new TorchFileException("it asks for " + SafeTensorsJson.shown(module + "." + name) +
					", which may be code and is not run");
		}
	}

	/**
	 * @param id what a pickle says about a storage: ("storage", type, key, device, count), and in old files a view
	 * @return the storage
	 */
	static Storage storage(final Object id) throws TorchFileException {
		if (!(id instanceof List<?> parts) || parts.size() < 5 || !"storage".equals(parts.get(0)) || !(parts.get(
			1) instanceof TorchStorageType type) || !(parts.get(2) instanceof String key) || !(parts.get(
				4) instanceof Long count) || count < 0) throw new TorchFileException("it names a storage in a way that is not known");
		if (parts.size() > 5 && parts.get(5) != null) throw new TorchFileException("it shares storages in a way that is no " +
			"longer in use; save it again with a newer PyTorch");
		return new Storage(type, key, count);
	}

	private static Object orderedDict(final List<?> arguments) throws TorchFileException {
		if (!arguments.isEmpty()) throw new TorchFileException("it fills a dictionary in a way that is not known");
		return new LinkedHashMap<>();
	}

	private static Object tensor(final List<?> arguments) throws TorchFileException {
		if (arguments.size() < 4 || !(arguments.get(0) instanceof Storage storage) || !(arguments.get(
			1) instanceof Long offset)) throw new TorchFileException("it describes a tensor in a way that is not known");
		return new TorchTensor(storage, offset, longs(arguments.get(2)), longs(arguments.get(3)));
	}

	private static Object parameter(final List<?> arguments) throws TorchFileException {
		if (!arguments.isEmpty() && arguments.get(0) instanceof TorchTensor tensor) return tensor;
		throw new TorchFileException("it describes a parameter in a way that is not known");
	}

	private static long[] longs(final Object tuple) throws TorchFileException {
		if (!(tuple instanceof List<?> list) || list.stream().anyMatch(v -> !(v instanceof Long))) {
			throw new TorchFileException("it describes a tensor in a way that is not known");
		}
		return list.stream().mapToLong(v -> (Long) v).toArray();
	}
}
