package io.github.ddasr.batch;

import java.nio.file.Path;

/**
 * How many files are run.
 *
 * @param output folder of the outputs and of the ledger; it is there
 * @param shard which share of the cases
 * @param overwrite whether files are replaced that other runs, or the user, put there
 */
public record BatchOptions(Path output, Shard shard, boolean overwrite) {}
