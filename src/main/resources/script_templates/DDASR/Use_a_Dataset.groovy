// NIfTI as a Dataset, the image of ImageJ2, in and out of DDASR for Fiji.
// Plugins > DDASR > Engine Information says whether NIfTI as a SCIFIO format, which this needs, is built in.

#@ File (label = "Scan (NIfTI)") scan
#@ File (label = "Result (.nii or .nii.gz)", style = "save") result
#@ DatasetIOService datasets
#@ CommandService commands
#@ ModuleService modules
#@ ConvertService convert

import io.github.ddasr.command.SuperResolve
import net.imagej.Dataset

// Real-world values, and axes in mm.
def dataset = datasets.open(scan.path)
for (d in 0..<dataset.numDimensions()) {
	def axis = dataset.axis(d)
	println axis.type().toString() + ": " + dataset.dimension(d) + " of " + axis.averageScale(0, 1) + " " + axis.unit()
}

// A Dataset or ImgPlus is taken wherever a command wants an image. What comes back is an ImagePlus.
def command = modules.createModule(commands.getCommand(SuperResolve))
// What the script does not set keeps its default; without this, a dialog would ask for it.
command.info.inputs().each { command.resolveInput(it.name) }
def module = modules.run(command, true, "model", "cubic", "input", dataset).get()
if (module.isCanceled()) {
	println module.getCancelReason()
	return
}
def fine = convert.convert(module.getOutput("enlarged"), Dataset)
datasets.save(fine, result.path)
println "saved " + result
