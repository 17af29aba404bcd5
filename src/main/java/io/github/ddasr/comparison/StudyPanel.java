package io.github.ddasr.comparison;

/**
 * A slice that is shown in the picture of a study.
 *
 * @param title what it shows
 * @param slice the slice, in its window
 */
record StudyPanel(String title, StudySlice slice) {}
