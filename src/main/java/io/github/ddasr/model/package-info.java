/**
 * Model files: one {@code .safetensors} file per model, header metadata, bundled models,
 * the user's models folder, and the index of what can be downloaded into it.
 */
package io.github.ddasr.model;
