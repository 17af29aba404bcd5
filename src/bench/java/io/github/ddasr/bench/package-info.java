/**
 * Speed, measured with JMH. Absolute times belong to one machine; what counts are
 * ratios within one run.
 */
package io.github.ddasr.bench;
