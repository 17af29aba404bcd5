// Enlarges every scan in a folder, also overnight: a run that was stopped goes on where it stood when it is started again.
//
// Run it with Plugins > Macros > Run..., or without windows, with both folders and the model as argument:
//   fiji --headless -macro enlarge-folder.ijm "scans;fine;srn-x2-small"
// Several computers may run it at the same time on one output folder; each scan is done once.

argument = getArgument();
if (argument == "") {
	input = getDirectory("Choose the folder of the scans");
	output = getDirectory("Choose the folder for the results");
	model = "srn-x2-small";
}
else {
	parts = split(argument, ";");
	input = parts[0];
	output = parts[1];
	model = parts[2];
}

// Folders within the input folder are searched, too. Results have the names of the scans. A scan that cannot be read does
// not end the run: it is named at the end, and the next run tries it again.
run("Super-Resolve Files...", "model=[" + model + "] input=[" + input + "] output=[" + output + "]");

// The ledger in the output folder says what was done: one line when a scan was begun, one when it was done or failed.
lines = split(File.openAsString(output + File.separator + "ddasr-ledger.csv"), "\n");
names = "\n";
done = 0;
for (i = 1; i < lines.length; i++) {
	fields = split(lines[i], ",");
	// A scan that was done again has several lines.
	if (indexOf(lines[i], ",done,") > 0 && indexOf(names, "\n" + fields[1] + "\n") < 0) {
		names = names + fields[1] + "\n";
		done++;
	}
}
print(done + " scans done");
