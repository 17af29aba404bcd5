// Measures the quality of a scan from a macro.
//
// Run it with Plugins > Macros > Run..., or without windows, with scan, reference and table as argument:
//   fiji --headless -macro image-quality.ijm "scan.nii.gz;reference.nii.gz;table.csv"
// The reference is what the scan should be, on the same grid: the fine scan, for instance, that was made coarse and
// enlarged again.

argument = getArgument();
if (argument == "") {
	scan = File.openDialog("Choose a scan (NIfTI)");
	reference = File.openDialog("Choose its reference (NIfTI)");
	table = getDirectory("temp") + "image-quality.csv";
}
else {
	parts = split(argument, ";");
	scan = parts[0];
	reference = parts[1];
	table = parts[2];
}
setBatchMode(true);

// Brackets keep paths and titles with spaces together.
run("Open NIfTI...", "input=[" + reference + "]");
truth = getTitle();
run("Open NIfTI...", "input=[" + scan + "]");

// The active image alone. Keys that are left out keep their defaults; "Main help image-quality" lists them all.
// metrics=auto takes what needs no download; write metrics=niqe,brisque for the published ones.
// foreground=mask leaves the air around the head out of account.
run("Image Quality...", "metrics=auto foreground=mask output=[" + table + "]");

// The figures are now in a table, and in the file: one row for each slice, reasons in the last column.
lines = split(File.openAsString(table), "\n");
print("columns: " + lines[0]);
print((lines.length - 1) + " slices measured");

// An area selection restricts the metrics to its pixels.
makeOval(getWidth() / 4, getHeight() / 4, getWidth() / 2, getHeight() / 2);
run("Image Quality...", "metrics=auto");

// Against the reference, which is named by its title. The selection still holds.
run("Image Quality...", "metrics=psnr,ssim reference=[" + truth + "]");
