/**
 * Builds and checks the folder that Fiji's updater reads: the suite's jar, the
 * libraries that Fiji does not bring, macros, licences, and their list,
 * {@code db.xml.gz}. Compiled with the tests; not part of the suite's jar.
 */
package io.github.ddasr.site;
