// How near do two methods come to a fine scan at several scales?
//
// Each scan is made coarse by each scale, enlarged by both methods and compared with itself. A scale is a number for all axes, or three for
// x, y and z: 1,1,5 makes thick slices. Run it with Plugins > Macros > Run..., or without windows, with the folder of scans, the methods, the
// scales separated by blanks, and the table as argument:
//   fiji --headless -macro compare-at-any-scale.ijm "scans;bspline;zero-filling;2 2.5 1,1,5;table.csv"

argument = getArgument();
if (argument == "") {
	scans = getDirectory("Choose the folder of fine scans");
	first = "bspline";
	second = "zero-filling";
	scales = "2 2.5 3 4";
	table = getDirectory("temp") + "any-scale.csv";
}
else {
	parts = split(argument, ";");
	scans = parts[0];
	first = parts[1];
	second = parts[2];
	scales = parts[3];
	table = parts[4];
}
setBatchMode(true);

run("Compare at Any Scale...", "methods=[" + first + ";" + second + "] scales=[" + replace(scales, " ", ";") +
	"] downsampling=blur metrics=psnr;ssim input=[" + scans + "] output=[" + table + "] picture=[" + replace(table, "\\.csv$", ".png") + "]");

// Columns: subject, volume, downsampling, scale, method, PSNR, ... A scale of three numbers stands in quotation marks.
names = split(scales, " ");
lines = split(File.openAsString(table), "\n");
for (s = 0; s < names.length; s++) {
	print(names[s] + ": " + first + " " + meanOf(first, names[s]) + " dB, " + second + " " + meanOf(second, names[s]) + " dB");
}

// Mean PSNR inside the brain of all scans at one scale.
function meanOf(method, scale) {
	sum = 0;
	count = 0;
	begin = "," + scale + "," + method + ",";
	if (indexOf(scale, ",") >= 0) begin = ",\"" + scale + "\"," + method + ",";
	for (i = 1; i < lines.length; i++) {
		place = indexOf(lines[i], begin);
		if (place >= 0) {
			figures = split(substring(lines[i], place + lengthOf(begin)), ",");
			sum = sum + parseFloat(figures[0]);
			count = count + 1;
		}
	}
	return d2s(sum / count, 2);
}
