/**
 * The deep-learning engine: device choice, natives, scopes of native memory, and
 * translation of engine errors into sentences.
 * <p>
 * Never ask the engine for bfloat16: converting to that type ends the whole Java
 * process (DJL 0.35.1), and no exception can be caught.
 */
package io.github.ddasr.engine;
