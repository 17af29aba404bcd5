/**
 * The published network architectures and the blocks that they are made of.
 */
package io.github.ddasr.network;
