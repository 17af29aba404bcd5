// Compares ways of making low-resolution slices with a real low-resolution scanner.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder of fine scans, the folder of coarse scans to be
// imitated, the folder of coarse scans of other people to compare with, the methods and the report as argument:
//   fiji --headless -macro degradation-report.ijm "fine;coarse;other-coarse;cubic,k-space;report.md"

argument = getArgument();
if (argument == "") {
	fine = getDirectory("Choose the folder of fine scans");
	coarse = getDirectory("Choose the folder of coarse scans to imitate");
	others = getDirectory("Choose the folder of coarse scans of other people");
	methods = "usual";
	report = getDirectory("temp") + "degradation.md";
}
else {
	parts = split(argument, ";");
	fine = parts[0];
	coarse = parts[1];
	others = parts[2];
	methods = parts[3];
	report = parts[4];
}

// Each method is run with several seeds. The report has a table and two pictures; the figures stand beside it as .csv.
run("Degradation Report...", "methods=" + methods + " factor=2 seeds=2 input=[" + fine + "] texture=[" + coarse +
	"] real=[" + others + "] output=[" + report + "]");

// One line for each seed of each method: the distance of the power spectrum is in the sixth column, that of the texture in
// the ninth.
lines = split(File.openAsString(replace(report, ".md", ".csv")), "\n");
for (i = 1; i < lines.length; i++) {
	fields = split(lines[i], ",");
	if (fields[1] != "") print(fields[0] + ", seed " + fields[1] + ": spectrum " + fields[5] + ", texture " + fields[8]);
}
