// Makes a super-resolution network for a scanner of your own from good scans and poor scans, and enlarges a scan with it.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder of good scans, the folder of poor ones, the name of
// the new network, a poor scan, its enlargement and further options as argument:
//   fiji --headless -macro train-ddasr.ijm "good-scans;poor-scans;my-scanner.safetensors;scan.nii.gz;enlarged.nii.gz;hours=8"
// The two folders need not show the same people. Eight hours on a processor, or one on a graphics card, make a useful network.

argument = getArgument();
if (argument == "") {
	good = getDirectory("Choose the folder of good scans, one for each person");
	poor = getDirectory("Choose the folder of poor scans, whose look is learned");
	model = getDirectory("temp") + "my-scanner.safetensors";
	scan = File.openDialog("Choose a poor scan (NIfTI)");
	enlarged = getDirectory("temp") + "enlarged.nii.gz";
	options = "hours=8";
}
else {
	parts = split(argument, ";");
	good = parts[0];
	poor = parts[1];
	model = parts[2];
	scan = parts[3];
	enlarged = parts[4];
	options = parts[5];
}

// Run again after it was stopped, it goes on where it was.
run("Train DDASR...", options + " input=[" + good + "] texture=[" + poor + "] output=[" + model + "]");

// The report beside the model says what was done; the lines of its table that begin with cubic and with L1 are figures.
lines = split(File.openAsString(replace(model, ".safetensors", ".md")), "\n");
for (i = 0; i < lines.length; i++) if (startsWith(lines[i], "| cubic") || startsWith(lines[i], "| L1")) print(lines[i]);

// A model is taken by its path; in the models folder its name would do.
run("Super-Resolve File...", "model=[" + model + "] input=[" + scan + "] output=[" + enlarged + "]");
