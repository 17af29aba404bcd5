/**
 * The deep-learning engine: device choice, natives, scopes of native memory, and
 * translation of engine errors into sentences.
 */
package io.github.ddasr.engine;
