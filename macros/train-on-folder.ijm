// Trains a network on the fine scans in a folder, and enlarges a scan with it.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder, the name of the new model, a coarse scan, its
// enlargement and the number of steps as argument:
//   fiji --headless -macro train-on-folder.ijm "fine-scans;my-model.safetensors;scan.nii.gz;enlarged.nii.gz;30000"
// A useful network takes tens of thousands of steps: an hour or two on two cores, minutes on a graphics card.

argument = getArgument();
if (argument == "") {
	folder = getDirectory("Choose the folder of fine scans, one for each person");
	model = getDirectory("temp") + "my-model.safetensors";
	scan = File.openDialog("Choose a coarse scan (NIfTI)");
	enlarged = getDirectory("temp") + "enlarged.nii.gz";
	steps = "30000";
}
else {
	parts = split(argument, ";");
	folder = parts[0];
	model = parts[1];
	scan = parts[2];
	enlarged = parts[3];
	steps = parts[4];
}

// A run that was stopped goes on from its checkpoint when it is started again with the same options. Every tenth person is
// set aside, and the network that does best on these is kept.
run("Train SRN...", "preset=tiny steps=" + steps + " input=[" + folder + "] output=[" + model + "]");

// The course of the training stands beside the model: step, loss, and how much better than zero-filling it is.
lines = split(File.openAsString(replace(model, ".safetensors", ".csv")), "\n");
print(lines[0]);
print(lines[lines.length - 1]);

// A model is taken by its path; in the models folder its name would do.
run("Super-Resolve File...", "model=[" + model + "] input=[" + scan + "] output=[" + enlarged + "]");
