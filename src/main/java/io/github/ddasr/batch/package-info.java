/**
 * Many files, one after the other: which there are, which are done, who does which,
 * what came of each. A case is claimed before it is begun, so that several processes
 * share one output folder, and a run that ended at any moment goes on where it stood.
 * <p>
 * {@link io.github.ddasr.batch.DdasrTraining} puts such a run between trainings: from good and poor scans to a network.
 */
package io.github.ddasr.batch;
