/**
 * Image quality metrics, full-reference and no-reference.
 */
package io.github.ddasr.quality;
