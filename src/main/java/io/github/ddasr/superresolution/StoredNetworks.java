package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.model.ModelEntry;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.ScaleNetworks;
import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.network.TileNetworks;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.network.VolumeNetworks;

/**
 * The networks among the models of a store, opened on the device that the user asks for.
 * The engine is not started before one is opened.
 */
public final class StoredNetworks implements NetworkOpener {

	private static final int SLICES = 2;
	/** Option of a header with the largest scale that was learned for a single axis. */
	private static final String THICK = "thick";
	/** Entry of a header's provenance with the down-sampling alone, and one of its options in words. */
	private static final String DOWNSAMPLING = "downsampling", OPTIONS = "options";

	private final ModelStore store;
	private final DeviceChoice device;
	private final List<String> files;

	/**
	 * @param store the bundled models and those of the models folder
	 * @param device where networks are to run
	 */
	public StoredNetworks(final ModelStore store, final DeviceChoice device) {
		this(store, device, List.of());
	}

	private StoredNetworks(final ModelStore store, final DeviceChoice device, final List<String> files) {
		this.store = store;
		this.device = device;
		this.files = files;
	}

	/**
	 * @param path a model file outside the store
	 * @return these networks and that one, which is named by its path
	 */
	public StoredNetworks withFile(final String path) {
		final List<String> more = new ArrayList<>(files);
		more.add(path);
		return new StoredNetworks(store, device, List.copyOf(more));
	}

	private static boolean isNetwork(final String architecture) {
		return TileNetworks.runs(architecture) || ScaleNetworks.runs(architecture) || VolumeNetworks.runs(architecture);
	}

	/** @return names of the models of the kind FIXED, best first */
	public List<String> fixedNames() {
		return names().stream().filter(name -> kind(name) == Kind.FIXED).toList();
	}

	@Override
	public Kind kind(final String name) {
		final String architecture = store.open(name).header().architecture();
		return ScaleNetworks.runs(architecture) ? Kind.ANY_SCALE : VolumeNetworks.runs(architecture) ? Kind.VOLUME : Kind.FIXED;
	}

	@Override
	public double thick(final String name) {
		final String learned = store.open(name).header().options().getOrDefault(THICK, "");
		return learned.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(learned) : 0;
	}

	@Override
	public List<String> names() {
		final List<String> names = new ArrayList<>();
		for (final ModelEntry entry : store.list()) {
			if (entry.usable() && isNetwork(entry.architecture())) names.add(entry.name());
		}
		names.addAll(files);
		return names;
	}

	/**
	 * @param name one of {@link #names()}
	 * @return new pixels per old pixel along both sides of a slice, as the model's header says; 0 for any number
	 * @throws io.github.ddasr.volume.DdasrException if the model's file cannot be read
	 */
	@Override
	public int scale(final String name) {
		return store.open(name).header().scale();
	}

	/**
	 * @param name one of {@link #names()}
	 * @return how the scans that the model learned from were made coarse, as its header says: the name of a method, "mixed" for
	 *         several, "pairs" for pairs that were ready; empty if the header does not say
	 * @throws io.github.ddasr.volume.DdasrException if the model's file cannot be read
	 */
	public String downsampling(final String name) {
		final Map<String, String> provenance = store.open(name).header().provenance();
		final Matcher options = Pattern.compile("\\b" + DOWNSAMPLING + "=([\\w.-]+)").matcher(provenance.getOrDefault(OPTIONS, ""));
		return provenance.getOrDefault(DOWNSAMPLING, options.find() ? options.group(1) : "");
	}

	@Override
	public TileNetwork open(final String name, final int factor) {
		final ModelFile model = store.open(name);
		model.requireCompatible(factor, TileNetworks.channelsForGrey(model.header()), SLICES);
		return TileNetworks.open(model, Devices.ofThisMachine().resolve(device));
	}

	@Override
	public ScaleNetwork openScale(final String name) {
		return ScaleNetworks.open(store.open(name), Devices.ofThisMachine().resolve(device));
	}

	@Override
	public VolumeNetwork openVolume(final String name, final long nativeBytes) {
		return VolumeNetworks.open(store.open(name), Devices.ofThisMachine().resolve(device), nativeBytes);
	}
}
