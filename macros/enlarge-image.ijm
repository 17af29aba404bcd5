// Enlarges one scan: opens it, super-resolves it, saves the result.
//
// Run it with Plugins > Macros > Run..., or without windows, with scan, result and model as argument:
//   fiji --headless -macro enlarge-image.ijm "scan.nii.gz;fine.nii.gz;srn-x2-small"

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

// Brackets keep paths with spaces together. Where a scan is open already, leave this line out.
run("Open NIfTI...", "input=[" + scan + "]");
getVoxelSize(width, height, depth, unit);

// The active image becomes a new one. Slices are cut across the axis, which is found from the scan's orientation, and
// enlarged; their distance stays. Keys that are left out keep their defaults: "Main help super-resolve" lists them.
run("Super-Resolve...", "model=[" + model + "] axis=axial");
getVoxelSize(fineWidth, fineHeight, fineDepth, unit);
print(getTitle());
print(width + " x " + height + " x " + depth + " " + unit + " became " + fineWidth + " x " + fineHeight + " x " + fineDepth);

// The result has the voxel size and the orientation that belong to it, and the number type of the scan.
run("Save as NIfTI...", "output=[" + fine + "]");
