package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.downsampling.LostAnatomy;
import io.github.ddasr.downsampling.PairLine;
import io.github.ddasr.downsampling.PairMaker;
import io.github.ddasr.downsampling.TextureCheck;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.ui.SourceLook;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Makes a low-resolution image of the active one. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Synthesize Low Resolution...", initializer = "initChoices",
	description = "Makes a coarse image of the active MR scan, as a simulated scanner or one whose look was learned would have seen it.")
public class SynthesizeLowResolution extends SynthesisCommand {

	@Parameter(label = "Input", description = "The high-resolution scan: a grey image or stack, with its voxel size in Image > " +
		"Properties. It is only read.", persist = false)
	private ImagePlus input;

	@Parameter(label = "Texture (low-resolution scans)", description = "Scans (NIfTI, TIFF, DICOM) of the low-resolution domain, or folders " +
		"of them, for methods that imitate their look.", style = FileListWidget.FILES_AND_DIRECTORIES, required = false,
		persist = false)
	private File[] texture;

	@Parameter(type = ItemIO.OUTPUT, label = "Low-resolution image")
	private ImagePlus coarse;

	@Override
	List<Section> sections() {
		final List<Section> all = new ArrayList<>(List.of(Section.main("method", "factor", "axis", "input", "texture")));
		all.addAll(simulation());
		return all;
	}

	@Override
	List<String> example() {
		return List.of("method=k-space", "factor=2", "axis=axial");
	}

	/** The slices are those that the scan was taken in. */
	@Override
	Map<String, Object> proposals(final ImagePlus active) {
		return active == null ? Map.of() : Map.of("axis", ImagePlusAdapter.sliceAxis(active).name().toLowerCase(Locale.ROOT));
	}

	@Override
	protected void execute(final Monitor monitor) {
		final List<BatchCase> scans = textureFiles(texture, folder -> VolumeFiles.list(folder, true));
		final VolumeSeries fine = ImagePlusAdapter.toVolumes(input, monitor);
		open(scans, monitor, (maker, domain) -> {
			if (domain != null) TextureCheck.check(fine, grid(), domain, monitor);
			final VolumeSeries low = coarse(fine, maker, monitor);
			final String title = Descriptions.withoutSuffix(input.getTitle()) + " (" + Descriptions.withoutFolder(method()) + ", 1/" +
				factor() + ")";
			coarse = ImagePlusAdapter.toImagePlus(low, title, ImagePlusAdapter.displayRange(input), input.getNChannels());
			SourceLook.give(input, coarse);
			report(coarse.getTitle() + ": " + Descriptions.of(low));
			// Shown here as well as handed back: without windows only this makes it the macro's active image.
			ImageFiles.show(coarse);
		});
	}

	private VolumeSeries coarse(final VolumeSeries fine, final PairMaker maker, final Monitor monitor) {
		final List<Volume> low = new ArrayList<>();
		final List<PairLine> lines = new ArrayList<>();
		for (int i = 0; i < fine.size(); i++) {
			final PairMaker.Pair pair = maker.make(fine.volumes().get(i), input.getTitle(), i, monitor);
			low.add(pair.low());
			lines.addAll(pair.slices());
		}
		final LostAnatomy anatomy = new LostAnatomy();
		anatomy.add(input.getTitle(), lines);
		tellOf(anatomy, monitor);
		return new VolumeSeries(low, fine.step(), fine.stepUnit());
	}
}
