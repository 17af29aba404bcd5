// Makes pairs of low and high resolution of the fine scans in a folder, and trains a network on them.
//
// Run it with Plugins > Macros > Run..., or without windows, with the folder of fine scans, the folder of coarse ones, the
// method, a new folder for the pairs, the name of the new network and the number of steps as argument:
//   fiji --headless -macro make-training-pairs.ijm "good-scans;poor-scans;my-scanner.safetensors;pairs;my-model.safetensors;30000"
// The method is a simulated scanner (k-space), or the file of a network that has learned the look of one. Only the second
// kind looks at the coarse scans, which need not show the same people.

argument = getArgument();
if (argument == "") {
	fine = getDirectory("Choose the folder of fine scans, one for each person");
	coarse = getDirectory("Choose the folder of coarse scans, whose look is wanted");
	method = File.openDialog("Choose the network that has learned this look");
	pairs = getDirectory("temp") + "pairs";
	model = getDirectory("temp") + "my-model.safetensors";
	steps = "30000";
}
else {
	parts = split(argument, ";");
	fine = parts[0];
	coarse = parts[1];
	method = parts[2];
	pairs = parts[3];
	model = parts[4];
	steps = parts[5];
}

// Run again, it goes on where it was stopped, and makes the same pairs.
run("Synthesize Low Resolution Files...", "method=[" + method + "] factor=2 axis=axial input=[" + fine + "] texture=[" + coarse +
	"] output=[" + pairs + "]");

// The list beside the pairs has one line for each slice: file, volume, slice, method, and what the slice was made from.
lines = split(File.openAsString(pairs + File.separator + "pairs.csv"), "\n");
print((lines.length - 1) + " slices");

run("Train SRN...", "preset=tiny scale=2 steps=" + steps + " pairs=[" + pairs + "] output=[" + model + "]");
lines = split(File.openAsString(replace(model, ".safetensors", ".csv")), "\n");
print(lines[lines.length - 1]);
