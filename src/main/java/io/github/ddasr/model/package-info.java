/**
 * Model files: one {@code .safetensors} file per model, header metadata, bundled models
 * and the user's models folder.
 */
package io.github.ddasr.model;
