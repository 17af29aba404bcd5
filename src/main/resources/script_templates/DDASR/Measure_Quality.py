# Measures the quality of every slice of an image file with DDASR for Fiji, and finds the worst slice.

#@ File (label = "Scan (NIfTI, TIFF or a picture)") scan
#@ String (label = "Metrics", value = "niqe-mr,laplacian-variance,snr") metrics
#@ File (label = "Table", style = "save", value = "quality.csv") table
#@ CommandService commands
#@ ModuleService modules

import csv
import os

from io.github.ddasr.command import ImageQualityOfFiles
from java.io import File
from jarray import array

# A list of files is an array of java.io.File.
module = modules.run(commands.getCommand(ImageQualityOfFiles), True,
    ["input", array([scan], File), "metrics", metrics, "output", table]).get()
if module.isCanceled():
    print(module.getCancelReason())
else:
    # The table has one row for each slice: file, slice, one column for each metric, notes.
    with open(table.getPath()) as rows:
        all = list(csv.DictReader(rows))
    first = metrics.split(",")[0]
    # "NaN" stands where a metric has no figure, for instance in air; the reason is in the notes.
    measured = [row for row in all if row[first] != "NaN"]
    print("%d slices, %d of them measured by %s" % (len(all), len(measured), first))
    if measured:
        worst = max(measured, key=lambda row: float(row[first]))
        print("highest %s: slice %s with %s" % (first, worst["slice"], worst[first]))
