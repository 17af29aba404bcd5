// Makes a scan of thick slices isotropic: voxels as long as they are wide.
//
// Run it with Plugins > Macros > Run..., or without windows, with scan, result and method as argument:
//   fiji --headless -macro make-isotropic.ijm "thick.nii.gz;isotropic.nii.gz;auto"
// auto takes an ArSSR model that learned slices as thick as these, else B-spline interpolation, and the log says which.

argument = getArgument();
if (argument == "") {
	scan = File.openDialog("Choose a scan of thick slices (NIfTI)");
	fine = getDirectory("temp") + "isotropic.nii.gz";
	model = "auto";
}
else {
	parts = split(argument, ";");
	scan = parts[0];
	fine = parts[1];
	model = parts[2];
}
setBatchMode(true);
run("Open NIfTI...", "input=[" + scan + "]");
getVoxelSize(width, height, depth, unit);

// One line does it. spacing=1 would ask for voxels of 1 mm, inplane=srn-x2-small would make the slices finer first.
run("Make Isotropic...", "model=[" + model + "]");
getVoxelSize(newWidth, newHeight, newDepth, unit);
print(getTitle());
print(d2s(width, 2) + " x " + d2s(height, 2) + " x " + d2s(depth, 2) + " " + unit + " became " + d2s(newWidth, 2) + " x " + d2s(newHeight, 2) +
	" x " + d2s(newDepth, 2));
run("Save as NIfTI...", "output=[" + fine + "]");
