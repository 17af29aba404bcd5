# Measures the quality of every slice of an image file with DDASR for Fiji, and finds the worst slice.

#@ File (label = "Scan (NIfTI, TIFF or a picture)") scan
#@ String (label = "Metrics", value = "niqe-mr,laplacian-variance,snr") metrics
#@ File (label = "Table (a name alone: in your home folder)", style = "save", value = "quality.csv") table
#@ CommandService commands
#@ ModuleService modules

import csv
import os

from io.github.ddasr.command import ImageQualityOfFiles
from java.io import File
from java.lang import System
from jarray import array

# A name without a folder goes into the home folder.
if not table.isAbsolute():
    table = File(System.getProperty("user.home"), table.getPath())
command = modules.createModule(commands.getCommand(ImageQualityOfFiles))
# What the script does not set keeps its default; without this, a dialog would ask for it.
for item in command.getInfo().inputs():
    command.resolveInput(item.getName())
# A list of files is an array of java.io.File.
module = modules.run(command, True,
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
