package io.github.ddasr.batch;

import java.nio.file.Path;

/**
 * What came of a case.
 *
 * @param file the case
 * @param output the first of its outputs
 * @param state where it stands
 * @param seconds how long it took in this run
 * @param message why it failed, or what stands in its way; empty otherwise
 */
public record CaseResult(BatchCase file, Path output, CaseState state, double seconds, String message) {}
