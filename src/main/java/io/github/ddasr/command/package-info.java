/**
 * Menu entries, macro and headless commands: each gathers and checks parameters,
 * calls one task and hands back the result. No arithmetic lives here.
 */
package io.github.ddasr.command;
