/**
 * Speed, measured with JMH, and agreement with other programs. Absolute times
 * belong to one machine; what counts are ratios within one run.
 */
package io.github.ddasr.bench;
