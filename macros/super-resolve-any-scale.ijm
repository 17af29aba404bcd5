// Makes one scan finer by any scale, or to voxels of a given size.
//
// Run it with Plugins > Macros > Run..., or without windows, with scan, result, model and grid as argument:
//   fiji --headless -macro super-resolve-any-scale.ijm "scan.nii.gz;fine.nii.gz;bspline;scale=2.5"
// The grid is scale=2.5 (both sides of a slice; all three axes with ArSSR models), scale=1,1,3 (along x, y and z), or
// spacing=1,1,1 (new voxels in mm), or size=256,256,180 (voxels of the result).

argument = getArgument();
if (argument == "") {
	scan = File.openDialog("Choose a scan (NIfTI)");
	fine = getDirectory("temp") + "fine.nii.gz";
	model = "bspline";
	grid = getString("scale=..., spacing=... or size=...", "scale=2.5");
}
else {
	parts = split(argument, ";");
	scan = parts[0];
	fine = parts[1];
	model = parts[2];
	grid = parts[3];
}
setBatchMode(true);
run("Open NIfTI...", "input=[" + scan + "]");
run("Super-Resolve...", "model=[" + model + "] " + grid);
getVoxelSize(width, height, depth, unit);
print(getTitle() + ": " + d2s(width, 3) + " x " + d2s(height, 3) + " x " + d2s(depth, 3) + " " + unit);
run("Save as NIfTI...", "output=[" + fine + "]");
