/**
 * Many files, one after the other: which there are, which are done, who does which,
 * what came of each. A case is claimed before it is begun, so that several processes
 * share one output folder, and a run that ended at any moment goes on where it stood.
 */
package io.github.ddasr.batch;
