// Enlarges the active image with DDASR for Fiji and saves the result as NIfTI.
//
// Open a scan first (File > Open, or File > Open Samples > MR Brain Phantom). Every key and its choices are listed by
// the command's dialog; keys that are left out keep their defaults.

model = "srn-x2-small"; // a network, or an interpolation: cubic, lanczos, bspline, zero-filling
axis = "axial"; // the direction in which the scan is cut into slices

if (nImages == 0) run("MR Brain Phantom (1.6 mm)");
coarse = getTitle();
run("Super-Resolve...", "model=" + model + " scale=auto axis=" + axis + " ensemble=false");

// The result is now the active image: same place in space, finer slices.
getVoxelSize(width, height, depth, unit);
print(coarse + " -> " + getTitle() + ": " + getWidth() + " x " + getHeight() + " x " + nSlices + " voxels of " + width +
	" x " + height + " x " + depth + " " + unit);

// To keep it, remove the two slashes; brackets keep a path with spaces together.
// run("Save as NIfTI...", "type=input output=[" + getDirectory("home") + "fine.nii.gz]");
