package io.github.ddasr.site;

/**
 * A version of a file that users may still have.
 *
 * @param name path in Fiji's folder
 * @param checksum as {@link UpdaterChecksum} computes it
 * @param timestamp when it came to the site, as the digits yyyyMMddHHmmss
 * @param obsolete when it was replaced or taken from the site, in the same form
 */
record Version(String name, String checksum, long timestamp, long obsolete) {}
