// Trains one network that enlarges by any scale from 1.1 to 4 (MIASSR) on the fine scans in a folder.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder, the name of the new model and the number of steps as
// argument:
//   fiji --headless -macro train-miassr.ijm "fine-scans;my-any-scale.safetensors;20000"
// A useful network takes about ten thousand steps: an hour on two cores, minutes on a graphics card.

argument = getArgument();
if (argument == "") {
	folder = getDirectory("Choose the folder of fine scans, one for each person");
	model = getDirectory("temp") + "my-any-scale.safetensors";
	steps = "20000";
}
else {
	parts = split(argument, ";");
	folder = parts[0];
	model = parts[1];
	steps = parts[2];
}

// A run that was stopped goes on from its checkpoint when it is started again with the same options. Every tenth person is
// set aside, and the network that does best on these is kept.
run("Train MIASSR...", "preset=tiny steps=" + steps + " input=[" + folder + "] output=[" + model + "]");

// The course of the training stands beside the model: step, loss, and PSNR beside zero-filling over several scales. The figures of
// each scale stand in the model's header.
lines = split(File.openAsString(replace(model, ".safetensors", ".csv")), "\n");
print(lines[0]);
print(lines[lines.length - 1]);
