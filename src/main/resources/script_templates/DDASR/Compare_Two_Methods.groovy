// Is a network better than an interpolation on your own scans? With DDASR for Fiji: fine scans are made coarse,
// enlarged by both methods, and compared with themselves, inside the brain.

#@ File[] (label = "Fine scans (NIfTI)") scans
#@ String (label = "First method", value = "srn-x2-tiny") first
#@ String (label = "Second method", value = "cubic") second
#@ String (label = "Down-sampling", choices = {"k-space", "area", "cubic", "all"}) downsampling
#@ File (label = "Table", style = "save", value = "comparison.csv") table
#@ CommandService commands
#@ ModuleService modules

import io.github.ddasr.command.CompareMethods

def module = modules.run(commands.getCommand(CompareMethods), true, "models", first + ";" + second,
	"downsampling", downsampling, "noise", "0", "input", scans, "output", table).get()
if (module.isCanceled()) {
	println module.getCancelReason()
	return
}
// The table is in the log as well. Gains are counted from zero-filling, the strongest simple way.
println "The table is in " + table
