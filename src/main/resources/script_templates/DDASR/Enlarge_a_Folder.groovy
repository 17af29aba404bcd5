// Enlarges every NIfTI file of a folder with DDASR for Fiji, one after the other, from file to file.
// A file that cannot be enlarged is reported and does not end the run; files that are there already are left out,
// so the script can be run again after it was interrupted.

#@ File (label = "Folder with scans", style = "directory") input
#@ File (label = "Folder for results", style = "directory") output
#@ String (label = "Model or interpolation", value = "srn-x2-small") model
#@ String (label = "Axis of the slices", choices = {"axial", "coronal", "sagittal"}) axis
#@ CommandService commands
#@ ModuleService modules

import io.github.ddasr.command.SuperResolveFile

def isNifti = { it.isFile() && it.name ==~ /(?i).*\.nii(\.gz)?/ && !it.name.startsWith(".") }
def scans = input.listFiles().findAll(isNifti).sort { it.name }
def failed = []
scans.each { scan ->
	def result = new File(output, scan.name)
	if (result.exists()) return
	println "Enlarging " + scan.name
	def command = modules.createModule(commands.getCommand(SuperResolveFile))
	// What the script does not set keeps its default; without this, a dialog would ask for it.
	command.info.inputs().each { command.resolveInput(it.name) }
	def module = modules.run(command, true, "model", model, "axis", axis,
		"input", scan, "output", result).get()
	// A command that refuses or fails says why; nothing is left at the place of its result.
	if (module.isCanceled()) failed << scan.name + ": " + module.getCancelReason()
}
println "" + (scans.size() - failed.size()) + " of " + scans.size() + " scans are in " + output
for (line in failed) println line
