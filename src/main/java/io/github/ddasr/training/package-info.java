/**
 * Training of networks: patches, losses, optimiser, loop, checkpoint, history.
 */
package io.github.ddasr.training;
