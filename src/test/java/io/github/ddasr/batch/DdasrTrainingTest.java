package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.downsampling.DownsamplingMethods;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.training.DsnOptions;
import io.github.ddasr.training.GanOptions;
import io.github.ddasr.training.GanRecipe;
import io.github.ddasr.training.Loss;
import io.github.ddasr.training.SrnMethod;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** From two folders to a network, stopped in every stage on the way. */
class DdasrTrainingTest {

	@TempDir
	Path folder;

	private final List<BatchCase> good = new ArrayList<>();
	private final List<BatchCase> poor = new ArrayList<>();

	@BeforeEach
	void scans() throws IOException {
		for (int i = 0; i < 3; i++) good.add(scan("good" + i + ".nii", 64, 1));
		poor.add(scan("poor.nii", 32, 1));
	}

	private BatchCase scan(final String name, final int side, final int volumes) {
		final Volume head = Phantom.brain(side, side, 4);
		final Path file = folder.resolve(name);
		Nifti.write(file, new VolumeSeries(Stream.generate(() -> head).limit(volumes).toList(), 1, ""), PixelType.UINT16);
		return new BatchCase(name, file);
	}

	/** Cancels when a stage has been announced and, after that, a line begins with some words. */
	private static final class Stopper implements Monitor {

		final List<String> lines = new ArrayList<>();
		private final String stage, words;
		private boolean there, canceled;

		Stopper(final String stage, final String words) {
			this.stage = stage;
			this.words = words;
		}

		@Override
		public void status(final String message) {
			lines.add(message);
			there |= message.startsWith(stage);
			canceled |= there && message.startsWith(words);
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}

		long count(final String start) {
			return lines.stream().filter(l -> l.startsWith(start)).count();
		}
	}

	@Test
	void stoppedInEachStageAndGoneOnWith() throws IOException {
		final DdasrRequest request = request(null, 2, 2, 2, false);
		final Path dsn = folder.resolve("m-dsn.safetensors"), plain = folder.resolve("m-work/plain.safetensors");
		assertEquals("Canceled in stage 1 of 5 (the down-sampling network). What is done stays in " + folder.resolve("m-work") +
			" and beside it; the same command goes on from there.", canceled(request, "stage 1 of 5 (", "checkpoint").message);
		assertTrue(Files.exists(folder.resolve("m-dsn.checkpoint")));
		final Canceled second = canceled(request, "stage 2 of 5 (", "file 2 of 3");
		assertEquals(1, second.monitor.count("resuming at step 1"));
		assertFalse(Files.exists(folder.resolve("m-dsn.checkpoint")));
		final String look = ModelFile.open(dsn).sha256();
		final Canceled third = canceled(request, "stage 3 of 5 (", "checkpoint");
		assertEquals(0, third.monitor.count("checkpoint, step 2"));
		// Both draws lack pairs: the first one two, the second one all three.
		assertEquals(2, third.monitor.count("draw "));
		final Canceled fourth = canceled(request, "stage 4 of 5 (", "checkpoint");
		assertEquals(1, fourth.monitor.count("resuming at step 1"));
		final Canceled fifth = canceled(request, "stage 5 of 5 (", "enlarging");
		assertEquals(1, fifth.monitor.count("resuming at step 1"));
		final Stopper last = new Stopper("never", "never");
		final List<String> report = new DdasrTraining(request, (what, steps) -> TrainingListener.NONE).run(last);
		assertEquals(0, last.count("checkpoint"));
		assertEquals(1, last.count("stage "));
		assertEquals("To use it: `super-resolve model=" + folder.resolve("m.safetensors") + " input=scan.nii.gz output=fine.nii.gz`; copied into " +
			"the models folder, Super-Resolve lists it.", report.get(0));
		// Heading, line, two interpolations, two networks, the truth.
		assertEquals(9, report.size(), report.toString());
		assertTrue(report.get(6).startsWith("| m | "), report.toString());
		assertEquals("report: " + folder.resolve("m.md"), report.get(8));
		assertTrue(Files.readString(folder.resolve("m.md")).contains("| the down-sampling network | 2 | "));
		assertTrue(Files.readString(folder.resolve("m.md")).contains(look));
		assertEquals(look, ModelFile.open(dsn).sha256());
		assertEquals(4, lines(folder.resolve("m-work/pairs-1/pairs.csv"), "good2.nii.gz"));
		assertEquals("seed 2", seedOf(folder.resolve("m-work/pairs-2/pairs.csv")));
		final var provenance = ModelFile.open(folder.resolve("m.safetensors")).header().provenance();
		assertTrue(provenance.get("start").endsWith(ModelFile.open(plain).sha256()), provenance.toString());
		// The scan that is set aside is learned from in no draw.
		assertEquals(4, provenance.get("input").split("pair, m-dsn.safetensors, SHA-256 " + look).length - 1);
		assertFalse(provenance.get("input").contains("good2"));
		assertFalse(ModelFile.open(dsn).header().provenance().get("input").contains("good2"));
		assertTrue(Files.exists(folder.resolve("m-comparison.png")) && Files.exists(folder.resolve("m.png")) && Files.exists(folder.resolve(
			"m-dsn.png")));
		// Done is done.
		final Stopper again = new Stopper("never", "never");
		new DdasrTraining(request, (what, steps) -> TrainingListener.NONE).run(again);
		assertEquals(0, again.count("stage "));
	}

	@Test
	void otherParametersAreRefusedOrDoneAnew() throws IOException {
		final Stopper first = new Stopper("never", "never");
		new DdasrTraining(request("area", 1, 1, 1, false), (what, steps) -> TrainingListener.NONE).run(first);
		assertEquals(4, first.count("stage "));
		final String plain = ModelFile.open(folder.resolve("m-work/plain.safetensors")).sha256();
		assertEquals(folder.resolve("m-work") + " holds another run: the super-resolution network, perceptual loss and discriminator, made with " +
			"gansteps=1 instead of gansteps=2. Repeat its parameters to go on with it, give output= another name, or set overwrite=true to do anew " +
			"what differs.", refused(request("area", 1, 2, 1, false)));
		final Stopper second = new Stopper("never", "never");
		new DdasrTraining(request("area", 1, 2, 1, true), (what, steps) -> TrainingListener.NONE).run(second);
		// Pairs and L1 stay, the last stage and the report are new.
		assertEquals(2, second.count("stage "));
		assertEquals(plain, ModelFile.open(folder.resolve("m-work/plain.safetensors")).sha256());
		assertEquals("2", ModelFile.open(folder.resolve("m.safetensors")).header().provenance().get("steps done"));
		Files.copy(folder.resolve("m-work/plain.safetensors"), folder.resolve("m.safetensors"), StandardCopyOption.REPLACE_EXISTING);
		assertEquals(folder.resolve("m.safetensors") + " was changed since it was trained here. Put the file back, or set overwrite=true to train " +
			"it anew.", refused(request("area", 1, 2, 1, false)));
	}

	@Test
	void aModelOfSomebodyElseStays() throws IOException {
		Files.writeString(folder.resolve("m.safetensors"), "precious");
		assertEquals(folder.resolve("m.safetensors") + " is there already, and this command did not make it. Give output= another name, or set " +
			"overwrite=true.", refused(request("area", 1, 1, 1, false)));
		assertEquals("precious", Files.readString(folder.resolve("m.safetensors")));
	}

	@Test
	void scansThatDoNotFitAreRefusedAtOnce() {
		poor.set(0, scan("poor2.nii", 32, 2));
		assertEquals("good0 has 1 volume (channels or time points), the low-resolution scans have 2 volumes each, so that their contrasts " +
			"would be mixed up. Give scans with the same number.", refused(request(null, 1, 1, 1, false)));
		good.set(1, scan("good3.nii", 64, 2));
		assertEquals("The high-resolution scans differ in their number of volumes (channels or time points): good3.nii has 2, the first one 1. " +
			"Give scans of one kind.", refused(request("area", 1, 1, 1, false)));
		good.subList(1, 3).clear();
		assertEquals("Of fewer than 3 scans some slices are set aside to judge the result, but good0.nii has fewer than 10. Give more scans " +
			"with input=.", refused(request("area", 1, 1, 1, false)));
		poor.clear();
		assertEquals("Training needs low-resolution scans whose look is learned. Give a folder or files with texture=.", refused(request(null,
			1, 1, 1, false)));
		assertFalse(Files.exists(folder.resolve("m-work")));
	}

	private record Canceled(String message, Stopper monitor) {}

	private static Canceled canceled(final DdasrRequest request, final String stage, final String words) {
		final Stopper monitor = new Stopper(stage, words);
		return new Canceled(assertThrows(CanceledException.class, () -> new DdasrTraining(request, (what, steps) -> TrainingListener.NONE)
			.run(monitor)).getMessage(), monitor);
	}

	private static String refused(final DdasrRequest request) {
		return assertThrows(DdasrException.class, () -> new DdasrTraining(request, (what, steps) -> TrainingListener.NONE).run(Monitor.NONE))
			.getMessage();
	}

	private static long lines(final Path table, final String file) throws IOException {
		return Files.readAllLines(table).stream().filter(l -> l.startsWith(file + ",")).count();
	}

	private static String seedOf(final Path table) throws IOException {
		return "seed " + Files.readAllLines(table).get(1).split(",")[6];
	}

	private DdasrRequest request(final String method, final int steps, final int sharp, final int draws, final boolean overwrite) {
		final DsnOptions usual = DsnOptions.defaults();
		final DsnOptions look = new DsnOptions(usual.configuration(), 1, 1, 64, usual.weights(), usual.rate(), usual.axis(), usual.resize(),
			false, "random", 1, 1);
		final TrainingOptions o = TrainingOptions.defaults();
		final TrainingOptions pairs = new TrainingOptions(o.preset(), 2, o.skip(), 1, 1, 16, Loss.L1, o.learningRate(), 1, TrainingOptions.PAIRS,
			0, 0.3, 0, 0, 0, 1, 1);
		final GanOptions g = GanOptions.of(GanRecipe.DDASR, "random");
		final SrnMethod game = new SrnMethod(null, 1, new GanOptions(1, 1, 0.1, 0, g.game(), g.taps(), "random", DiscriminatorKind.ATTENTION_UNET,
			4, 0, 1e-4, false));
		return new DdasrRequest(good, poor, method, new DownsamplingMethods(ModelStore.standard(null)), look, draws, pairs, null, game,
			new DdasrRequest.Steps(steps, steps, sharp), 1, folder.resolve("m.safetensors"), DeviceChoice.CPU, 1,
			new SrnTraining.Origin("", ""), false, overwrite);
	}
}
