// Trains a network on the fine scans in a folder that enlarges whole volumes by any scale, thick slices among them.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder, the name of the new model and further options of Train
// ArSSR as argument:
//   fiji --headless -macro train-arssr.ijm "fine-scans;my-volumes.safetensors;steps=6000 thick=7"
// A useful network takes some thousands of steps: an hour or more on one core, minutes on a graphics card.

argument = getArgument();
if (argument == "") {
	folder = getDirectory("Choose the folder of fine scans, one for each person");
	model = getDirectory("temp") + "my-volumes.safetensors";
	options = "steps=6000 thick=7";
}
else {
	parts = split(argument, ";");
	folder = parts[0];
	model = parts[1];
	options = parts[2];
}

// A run that was stopped goes on from its checkpoint when it is started again with the same options.
run("Train ArSSR...", "preset=tiny " + options + " input=[" + folder + "] output=[" + model + "]");

// The course of the training stands beside the model: step, loss, and PSNR beside that of cubic B-spline interpolation.
lines = split(File.openAsString(replace(model, ".safetensors", ".csv")), "\n");
print(lines[0]);
print(lines[lines.length - 1]);
