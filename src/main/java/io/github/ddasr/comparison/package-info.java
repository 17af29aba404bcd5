/**
 * Methods × images × metrics: tables and reports.
 */
package io.github.ddasr.comparison;
