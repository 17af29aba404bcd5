package io.github.ddasr.io;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.volume.Monitor;

/** Keeps the warnings that it hears. */
final class Warnings implements Monitor {

	final List<String> heard = new ArrayList<>();

	@Override
	public void warn(final String message) {
		heard.add(message);
	}
}
