package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.LoopbackServer;

/** From the command line to files in the models folder, and what is said on the way. */
class DownloadModelsTest {

	@TempDir
	private Path folder;

	private LoopbackServer server;

	@BeforeEach
	void start() throws IOException {
		server = new LoopbackServer();
		server.answer(exchange -> {
			final byte[] bytes = (exchange.getRequestURI().getPath().equals("/two") ? "hello" : "abc").getBytes(
				StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		});
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void licenceIsShownFirst() {
		final Console c = run("model=pair");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final String one = server.address("/one").toString(), two = server.address("/two").toString();
		assertEquals("one.txt: file one\n  address: " + one + "\n  size: 3 bytes\n  checksum: sha256:ba7816bf8f01cfea41414" +
			"0de5dae2223b00361a396177a9cb410ff61f20015ad\n  licence: free\n  to cite: nobody\n\ntwo.txt: file two\n  address: " +
			two + "\n  size: 5 bytes\n  checksum: git-blob-sha1:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0\n  licence: free\n" +
			"  to cite: nobody\n\nThe notice of pair\nin <full>.\n\nNothing was downloaded. download=true accepts the licence " +
			"and downloads into " + folder + ".\n", c.out);
		assertEquals(List.of(), server.questions());
		assertEquals(List.of(), files());
	}

	@Test
	void acceptedLicenceBringsTheFiles() throws IOException {
		final Console c = run("model=pair", "download=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(folder.resolve("one.txt") + ": file one, 3 bytes, checksum as it should be; licence in " +
			"one.txt.licence.txt\n" + folder.resolve("two.txt") + ": file two, 5 bytes, checksum as it should be; licence in " +
			"two.txt.licence.txt\n", c.out);
		assertEquals(List.of("one.txt", "one.txt.licence.txt", "two.txt", "two.txt.licence.txt"), files());
		assertEquals("hello", Files.readString(folder.resolve("two.txt")));
		assertTrue(Files.readString(folder.resolve("one.txt.licence.txt")).endsWith("The notice of pair\nin <full>.\n"));
		assertEquals(CommandRunner.DONE, run("model=pair", "download=true").code);
		assertEquals(2, server.questions().size(), "what is there is not fetched again");
		final Console shown = run("model=pair");
		assertTrue(shown.out.contains("  is there already: " + folder.resolve("two.txt") + "\n"), shown.out);
		assertTrue(shown.out.endsWith("\nThere is nothing to download.\n"), shown.out);
	}

	@Test
	void oneFileOfAGroupCanBeNamed() {
		assertEquals(CommandRunner.DONE, run("model=two", "download=true").code);
		assertEquals(List.of("two.txt", "two.txt.licence.txt"), files());
	}

	@Test
	void wrongFileFailsAndTheOthersStay() {
		final Console c = run("model=all", "download=true");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.sentence().startsWith("other.txt from 127.0.0.1 is not the expected file: git-blob-sha1:b6fc4c62"),
			c.err);
		assertEquals(List.of("one.txt", "one.txt.licence.txt", "two.txt", "two.txt.licence.txt"), files());
	}

	@Test
	void otherOutcomesHaveTheirExitCodes() {
		final Console choice = run("model=par");
		assertEquals("model=par is not available. Did you mean pair? Choices: pair, other, all.", choice.sentence());
		assertEquals(CommandRunner.WRONG_USAGE, choice.code);
		final Console consent = run("model=pair", "download=yes");
		assertEquals("download=yes is neither true nor false. Write download=true or download=false.", consent.sentence());
		assertEquals(CommandRunner.WRONG_USAGE, consent.code);
		final int[] asked = new int[1];
		final Console canceled = Console.run(() -> ++asked[0] > 1, "download-here", "model=pair", "download=true", "address=" +
			server.address("/"), "folder=" + folder);
		assertEquals("Canceled while downloading one.txt. Nothing was written.", canceled.sentence());
		assertEquals(CommandRunner.CANCELED, canceled.code);
		final Console nowhere = Console.run("download-here", "model=pair", "download=true");
		assertTrue(nowhere.sentence().startsWith("There is no models folder to download into."), nowhere.err);
		assertEquals(CommandRunner.FAILED, nowhere.code);
		final Console shown = Console.run("download-here", "model=pair");
		assertTrue(shown.out.endsWith("into the models folder; name one by the system property ddasr.models.\n"), shown.out);
		assertEquals(List.of(), files());
	}

	@Test
	void everyLicenceOfTheSuiteIsShown() {
		final Console shown = Console.run("download-models", "model=all");
		assertEquals(CommandRunner.DONE, shown.code, shown.err);
		for (final DownloadEntry entry : DownloadIndex.standard().entries()) {
			assertTrue(shown.out.contains(entry.notice() + "\n"), entry.id());
			assertTrue(shown.out.contains("  address: " + entry.address() + "\n"), entry.id());
		}
		assertEquals(1, count(shown.out, "\"BRISQUE Software Release\""), "two files, one notice");
		assertEquals(1, count(shown.out, "The repository of ArSSR"), "three files, one notice");
		assertTrue(shown.out.contains("\n  size: 353.5 kB\n") && shown.out.contains("\n  size: about 10.3 MB\n"), shown.out);
		assertTrue(Console.run("help", "download-models").out.contains("model=live-niqe|live-brisque|basicsr-niqe|arssr|all"));
	}

	@Test
	void dialogShowsTheLicenceAndNothingAsksWhereAllIsSaid() throws Exception {
		try (Context context = new Context(CommandService.class, TaskService.class)) {
			final CommandInfo info = context.service(CommandService.class).getCommand(DownloadHere.class);
			final Module open = context.service(ModuleService.class).createModule(info);
			open.initialize();
			final String shown = (String) open.getInput("shown");
			assertTrue(shown.contains("The notice of pair<br>in &lt;full&gt;."), shown);
			assertFalse(open.isInputResolved("shown"));
			open.setInput("model", "other");
			info.getInput("model").callback(open);
			assertTrue(((String) open.getInput("shown")).contains("The notice of other<br>"));
			assertEquals(List.of("pair", "other", "all"), open.getInfo().getInput("model").getChoices());
			final Module said = context.service(ModuleService.class).createModule(info);
			said.resolveInput("model");
			said.resolveInput("download");
			said.initialize();
			assertTrue(said.isInputResolved("shown"));
		}
	}

	@Test
	void resultReachesScripts() throws Exception {
		try (Context context = new Context(CommandService.class, TaskService.class)) {
			final CommandInfo info = context.service(CommandService.class).getCommand(DownloadHere.class);
			final Module module = context.service(ModuleService.class).run(info, true, "model", "two", "download", true, //
				"address", server.address("/").toString(), "folder", folder.toFile()).get();
			assertEquals(folder.resolve("two.txt") + ": file two, 5 bytes, checksum as it should be; licence in " +
				"two.txt.licence.txt", module.getOutput("result"));
		}
	}

	private Console run(final String... arguments) {
		final String[] args = new String[arguments.length + 3];
		args[0] = "download-here";
		args[1] = "address=" + server.address("/");
		args[2] = "folder=" + folder;
		System.arraycopy(arguments, 0, args, 3, arguments.length);
		return Console.run(args);
	}

	private List<String> files() {
		return List.copyOf(new TreeSet<>(List.of(folder.toFile().list())));
	}

	private static long count(final String text, final String part) {
		return IntStream.range(0, text.length()).filter(i -> text.startsWith(part, i)).count();
	}
}
