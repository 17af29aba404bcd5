package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.ui.UIService;

/** Which lines of a result reach the log, where Fiji opens its console for each of them. */
class ResultLinesTest {

	private static final UIService WINDOWS = (UIService) Proxy.newProxyInstance(ResultLinesTest.class.getClassLoader(),
		new Class<?>[] { UIService.class }, (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);

	@Test
	void withoutWindowsAllAreLogged() {
		assertEquals(List.of("a line"), logged(null, "shown", false));
	}

	@Test
	void whatAWindowShowsIsNotLogged() {
		assertEquals(List.of(), logged(WINDOWS, "shown", false));
	}

	@Test
	void withoutAnOutputTheLogIsTheOnlyPlace() {
		assertEquals(List.of("a line"), logged(WINDOWS, null, false));
	}

	@Test
	void outputsOfCanceledCommandsAreNotShown() {
		assertEquals(List.of("a line"), logged(WINDOWS, "shown", true));
	}

	private static List<String> logged(final UIService windows, final String output, final boolean canceled) {
		final List<String> logged = new ArrayList<>();
		try (Context context = new Context(LogService.class, CommandService.class)) {
			final LogService log = context.service(LogService.class);
			log.addLogListener(message -> logged.add(message.text()));
			final Cite command = new Cite();
			context.inject(command);
			command.setOutput("references", output);
			if (canceled) command.cancel("No.");
			final ResultLines lines = new ResultLines(log, windows);
			lines.accept("a line");
			lines.finish(command);
		}
		return logged;
	}
}
