package io.github.ddasr.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.scijava.Context;

import io.github.ddasr.comparison.CommonSpace;
import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.engine.NativesMissingException;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.ui.PreviewWindow;
import io.github.ddasr.ui.Windows;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SliceImage;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import net.imglib2.view.Views;

import ij.IJ;
import ij.ImagePlus;

/** What the preview button of a dialog does: one slice is enlarged beside the dialog, which stays open. */
final class SlicePreview {

	private final PreviewWindow window = new PreviewWindow();
	private final AtomicBoolean busy = new AtomicBoolean();

	/**
	 * Starts a preview with the values that the dialog holds now; does nothing while another one is being made, or where
	 * there are no windows.
	 *
	 * @param command the command of the dialog
	 * @param context SciJava's context
	 * @param input the scan
	 */
	void start(final EnlargementCommand command, final Context context, final ImagePlus input) {
		if (!Windows.areThere() || input == null || !busy.compareAndSet(false, true)) return;
		// The user may go on choosing; the preview keeps what it began with.
		final EnlargementCommand asked = (EnlargementCommand) new CommandCatalogue(context).create(command.getClass());
		for (final CommandParameter p : CommandParameter.of(command.getClass())) p.set(asked, p.get(command));
		final Thread thread = new Thread(() -> run(asked, input), "DDASR preview");
		thread.setDaemon(true);
		thread.start();
	}

	private void run(final EnlargementCommand asked, final ImagePlus input) {
		String last = "";
		try {
			final StatusLine monitor = new StatusLine();
			NativesConsent.run(() -> window.show(of(asked, input, monitor)), NativesConsent::ask, monitor);
		}
		catch (final NativesMissingException e) {
			// The user has just read what is missing, and does not want it now.
			last = Messages.noPreview();
		}
		catch (final DdasrException e) {
			IJ.error("DDASR", Refusal.wrapped(e.getMessage()));
		}
		catch (final OutOfMemoryError e) {
			IJ.error("DDASR", Refusal.wrapped(Messages.outOfMemory(Runtime.getRuntime().maxMemory())));
		}
		finally {
			IJ.showProgress(1);
			IJ.showStatus(last);
			busy.set(false);
		}
	}

	/**
	 * @param asked a command with its values set
	 * @param input the scan
	 * @param monitor progress and cancel
	 * @return the slice as it is and as the whole run would make it
	 */
	static ComparedImages of(final EnlargementCommand asked, final ImagePlus input, final Monitor monitor) {
		ParameterCheck.check(asked);
		final AtomicReference<ComparedImages> compared = new AtomicReference<>();
		asked.enlarge(monitor, enlargement -> {
			final Volume volume = NamedImages.shown(input, monitor);
			final int dimension = volume.geometry().dimensionOf(asked.axis());
			final int slice = dimension == 2 ? NamedImages.shownSlice(input) : Slices.count(volume.voxels(), dimension) / 2;
			final boolean turned = dimension != 2 && risesToTheTop(volume);
			final Volume coarse = upright(new SliceImage(volume, dimension).of(slice), turned);
			final Volume fine = upright(enlargement.preview(volume, slice, monitor), turned);
			final List<String> names = List.of("slice " + (slice + 1) + " as it is", "preview, " + asked.method());
			final CommonSpace space = CommonSpace.of(names, List.of(coarse, fine), monitor);
			compared.set(ComparedImages.of(space, NamedImages.window(input, volume, monitor), 0));
		});
		return compared.get();
	}

	/** Whether the rows of a slice that is cut across x or y would show the head upside down. */
	private static boolean risesToTheTop(final Volume volume) {
		return volume.geometry().dimensionOf(Axis.AXIAL) == 2 && volume.geometry().affine()[2][2] > 0;
	}

	private static Volume upright(final Volume slice, final boolean turned) {
		return turned ? slice.with(Views.zeroMin(Views.invertAxis(slice.voxels(), 1)), slice.geometry()) : slice;
	}

	/** ImageJ's status line and progress bar alone: a preview leaves nothing in the log. */
	private static final class StatusLine implements Monitor {

		@Override
		public void status(final String message) {
			IJ.showStatus(message);
		}

		@Override
		public void progress(final long done, final long total) {
			if (total > 0) IJ.showProgress((double) done / total);
		}
	}
}
