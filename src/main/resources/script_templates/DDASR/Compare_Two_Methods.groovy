// Is a network better than an interpolation on your own scans? With DDASR for Fiji: fine scans are made coarse,
// enlarged by both methods, and compared with themselves, inside the brain.

#@ File[] (label = "Fine scans (NIfTI)") scans
#@ String (label = "First method", value = "srn-x2-tiny") first
#@ String (label = "Second method", value = "cubic") second
#@ String (label = "Down-sampling", choices = {"k-space", "area", "cubic", "slice-profile", "real-esrgan", "all"}) downsampling
#@ File (label = "Table (a name alone: in your home folder)", style = "save", value = "comparison.csv") table
#@ CommandService commands
#@ ModuleService modules

import io.github.ddasr.command.CompareMethods

// A name without a folder goes into the home folder.
if (!table.absolute) table = new File(System.getProperty("user.home"), table.path)
def command = modules.createModule(commands.getCommand(CompareMethods))
// What the script does not set keeps its default; without this, a dialog would ask for it.
command.info.inputs().each { command.resolveInput(it.name) }
def module = modules.run(command, true, "models", first + ";" + second,
	"downsampling", downsampling, "noise", "0", "input", scans, "output", table).get()
if (module.isCanceled()) {
	println module.getCancelReason()
	return
}
// The table is in the log as well. Gains are counted from zero-filling, the strongest simple way.
println "The table is in " + table
