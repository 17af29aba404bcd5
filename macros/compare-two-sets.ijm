// Compares two sets from a macro: is one better than the other?
//
// Run it with Plugins > Macros > Run..., or without windows, with both sets and the results as argument:
//   fiji --headless -macro compare-two-sets.ijm "cubic.csv;network.csv;comparison.csv"
// A set is a table of Image Quality of Files, and both were measured on the same scans with the same metrics. Where two
// folders of images are given instead, the distance between the sets is computed, and nothing is tested.

argument = getArgument();
if (argument == "") {
	first = File.openDialog("Choose the table of the first method (CSV)");
	second = File.openDialog("Choose the table of the second method (CSV)");
	output = getDirectory("temp") + "comparison.csv";
}
else {
	parts = split(argument, ";");
	first = parts[0];
	second = parts[1];
	output = parts[2];
}

// Each subject counts once, with the mean of its slices, because slices of one subject are not independent. A subject is
// a file; where one person has several files, subjects=sub-\d+ finds the person in their names.
run("Compare Two Sets...", "unit=subject first=[" + first + "] second=[" + second + "] output=[" + output + "]");

// The figures are now in a table, and in the file: for tables a row for each metric and test, the verdict in the row of the
// test that decides; for images a row for each distance.
headings = split(File.openAsString(output), ",");
if (headings[0] == "metric") {
	for (row = 0; row < nResults; row++) {
		verdict = getResultString("verdict", row);
		if (verdict != "") {
			print(getResultString("metric", row) + ": " + verdict + ", p = " + d2s(getResult("p_holm", row), 4));
		}
	}
}
else {
	for (row = 0; row < nResults; row++) {
		print(getResultString("distance", row) + ": " + getResult("value", row));
	}
}
