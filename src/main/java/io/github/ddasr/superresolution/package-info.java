/**
 * Enlarging a volume: the plugin type {@code EnlargementMethod}, its methods, and the
 * pipeline window → slices → tiles → network → blend → inverse window.
 */
package io.github.ddasr.superresolution;
