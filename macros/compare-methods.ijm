// Compares two methods on scans of your own, and plots the result.
//
// A fine scan is made coarse, enlarged by both methods, and compared with itself. Run it with Plugins > Macros > Run..., or
// without windows, with the fine scan, the methods, the table and the picture as argument:
//   fiji --headless -macro compare-methods.ijm "fine.nii.gz;cubic;srn-x2-small;table.csv;plot.png"

argument = getArgument();
if (argument == "") {
	scan = File.openDialog("Choose a fine scan (NIfTI)");
	first = "cubic";
	second = "srn-x2-small";
	table = getDirectory("temp") + "comparison.csv";
	picture = getDirectory("temp") + "comparison.png";
}
else {
	parts = split(argument, ";");
	scan = parts[0];
	first = parts[1];
	second = parts[2];
	table = parts[3];
	picture = parts[4];
}
setBatchMode(true);

// Noise is a share of the brightest tissue: none, and 3 percent. Methods are separated by semicolons.
run("Compare Methods...", "models=[" + first + ";" + second + "] noise=0;0.03 input=[" + scan + "] output=[" + table + "]");

// One line for each scan, down-sampling, noise and method; lines that begin with # say how it was done.
lines = split(File.openAsString(table), "\n");
names = newArray(0);
firstFigures = newArray(0);
secondFigures = newArray(0);
for (i = 0; i < lines.length; i++) {
	fields = split(lines[i], ",");
	method = "";
	if (fields.length > 5) method = fields[3];
	if (method == first) {
		names = Array.concat(names, fields[1] + ", noise " + fields[2]);
		firstFigures = Array.concat(firstFigures, parseFloat(fields[5]));
	}
	if (method == second) secondFigures = Array.concat(secondFigures, parseFloat(fields[5]));
}

x = Array.getSequence(names.length);
Array.getStatistics(Array.concat(firstFigures, secondFigures), lowest, highest);
Plot.create("PSNR of " + first + " and " + second, "simulation (as numbered in the log)", "PSNR (dB)");
Plot.setLineWidth(3);
Plot.setColor("gray", "gray");
Plot.add("boxes", x, firstFigures);
Plot.setColor("blue", "blue");
Plot.add("circles", x, secondFigures);
Plot.setLegend(first + "\t" + second, "top-right");
Plot.setLimits(-0.5, names.length - 0.5, lowest - 0.3, highest + 0.7);
Plot.show();
saveAs("PNG", picture);
for (i = 0; i < names.length; i++) {
	print(i + ": " + names[i] + ": " + d2s(firstFigures[i], 2) + " and " + d2s(secondFigures[i], 2) + " dB");
}
