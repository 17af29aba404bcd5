package io.github.ddasr.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.scijava.Context;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.service.Service;

/**
 * SciJava's context where there is no Fiji: on the command line and in plain ImageJ 1.x. What the suite adds to Fiji's
 * own libraries is left out, since those libraries are not there, and nobody is told that it could not be loaded.
 */
final class SuiteContext {

	/** Package of the classes that the build profile "fiji" adds. */
	private static final String FIJI_ONLY = "io.github.ddasr.scifio.";

	private SuiteContext() {}

	/**
	 * @param services what is needed
	 * @return a context, to be closed
	 */
	@SafeVarargs
	static Context start(final Class<? extends Service>... services) {
		return new Context(List.of(services), new Plugins());
	}

	private static final class Plugins extends PluginIndex {

		@Override
		public void discover() {
			super.discover();
			removeAll(getAll().stream().filter(Plugins::isForFiji).toList());
		}

		@Override
		public Map<String, Throwable> getExceptions() {
			final Map<String, Throwable> exceptions = new TreeMap<>(super.getExceptions());
			exceptions.keySet().removeIf(name -> name.startsWith(FIJI_ONLY));
			return exceptions;
		}

		private static boolean isForFiji(final PluginInfo<?> info) {
			return info.getClassName().startsWith(FIJI_ONLY);
		}
	}
}
