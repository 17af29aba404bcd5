package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

	private static Optional<Kind> kindOf(final String architecture) {
		if (TileNetworks.runs(architecture)) return Optional.of(Kind.FIXED);
		if (ScaleNetworks.runs(architecture)) return Optional.of(Kind.ANY_SCALE);
		return VolumeNetworks.runs(architecture) ? Optional.of(Kind.VOLUME) : Optional.empty();
	}

	/** A file of any other architecture is refused where it is opened. */
	@Override
	public Kind kind(final String name) {
		return kindOf(store.open(name).header().architecture()).orElse(Kind.FIXED);
	}

	@Override
	public List<String> names(final Kind kind) {
		final List<String> names = new ArrayList<>(names(architecture -> kindOf(architecture).equals(Optional.of(kind))));
		files.stream().filter(file -> kind(file) == kind).forEach(names::add);
		return names;
	}

	@Override
	public double thick(final String name) {
		final String learned = store.open(name).header().options().getOrDefault(THICK, "");
		return learned.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(learned) : 0;
	}

	@Override
	public List<String> names() {
		final List<String> names = new ArrayList<>(names(architecture -> kindOf(architecture).isPresent()));
		names.addAll(files);
		return names;
	}

	private List<String> names(final Predicate<String> architectures) {
		return store.list().stream().filter(entry -> entry.usable() && architectures.test(entry.architecture())).map(ModelEntry::name).toList();
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
