package io.github.ddasr.batch;

import java.nio.file.Path;

/**
 * One file of a run over many.
 *
 * @param name what it is called in the ledger and in messages: its path within the folder that was given, with slashes, or
 *          the file's name
 * @param input where it is
 */
public record BatchCase(String name, Path input) {}
