// Judges two methods on real scans of which nobody knows the truth.
//
// Each scan is enlarged by both and by cubic interpolation. The report has figures of quality, the agreement with the scans, and tests of
// the first method against the others. Run it with Plugins > Macros > Run..., or without windows, with the folder of scans, the methods,
// and the report as argument:
//   fiji --headless -macro compare-on-real-scans.ijm "scans;srn-x2-small;zero-filling;report.md"

argument = getArgument();
if (argument == "") {
	scans = getDirectory("Choose the folder of scans (NIfTI)");
	first = "srn-x2-small";
	second = "zero-filling";
	page = getDirectory("temp") + "real-scans.md";
}
else {
	parts = split(argument, ";");
	scans = parts[0];
	first = parts[1];
	second = parts[2];
	page = parts[3];
}
setBatchMode(true);

// Metrics that need a download are left out here; with LIVE's files in the models folder write metrics=niqe,brisque,niqe-mr.
run("Compare Methods on Real Scans...", "models=[" + first + ";" + second + ";cubic] metrics=niqe-mr axis=axial input=[" + scans +
	"] output=[" + page + "] picture=[" + replace(page, "\\.md$", ".png") + "]");

// The first table: a line for each method.
lines = split(File.openAsString(page), "\n");
for (i = 0; i < lines.length; i++) {
	if (startsWith(lines[i], "| " + first + " |") || startsWith(lines[i], "| cubic |")) {
		fields = split(lines[i], "|");
		if (fields.length < 7) print(String.trim(fields[0]) + ": NIQE-MR " + String.trim(fields[2]));
	}
}
