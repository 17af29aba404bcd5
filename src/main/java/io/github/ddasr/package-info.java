/**
 * The entry for the command line. Everything else lives in the packages below, each of which uses only
 * those under it: command, ui, comparison, training, then superresolution, downsampling and quality side by
 * side, network, model, engine, io, volume.
 */
package io.github.ddasr;
