/**
 * Live plots, previews and comparison windows: it shows, and computes nothing.
 */
package io.github.ddasr.ui;
