// Enlarges one scan, lets it agree with what was measured, and maps how far it can be trusted.
//
// Run it with Plugins > Macros > Run..., or without windows, with scan, result and model as argument:
//   fiji --headless -macro enlarge-and-check.ijm "scan.nii.gz;fine.nii.gz;srn-x2-small"

argument = getArgument();
if (argument == "") {
	scan = File.openDialog("Choose a scan (NIfTI)");
	fine = getDirectory("temp") + "fine.nii.gz";
	model = "srn-x2-small";
}
else {
	parts = split(argument, ";");
	scan = parts[0];
	fine = parts[1];
	model = parts[2];
}
setBatchMode(true);
run("Open NIfTI...", "input=[" + scan + "]");

// Back-projection corrects the result until, made coarse again, it equals the scan within noise. The two maps are images of
// their own; the result is the active image afterwards.
run("Super-Resolve...", "model=[" + model + "] axis=axial backproject=true consistency=true uncertainty=true");
title = getTitle();
print(title);
run("Save as NIfTI...", "output=[" + fine + "]");

// Numbers are percent of white. Where the consistency map is far from 0, the result shows what was not measured.
selectImage(title + ", consistency");
Stack.getStatistics(count, mean, min, max);
print("consistency: mean " + d2s(mean, 3) + " % of white, from " + d2s(min, 3) + " to " + d2s(max, 3));
run("Save as NIfTI...", "output=[" + replace(fine, ".nii.gz", "-consistency.nii.gz") + "]");

selectImage(title + ", uncertainty");
Stack.getStatistics(count, mean, min, max);
print("uncertainty: mean " + d2s(mean, 3) + " % of white");
run("Save as NIfTI...", "output=[" + replace(fine, ".nii.gz", "-uncertainty.nii.gz") + "]");
