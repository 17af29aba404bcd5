// Plots the run of a training from the table beside its model: the loss, and the validation beside the method that the network is
// compared with.
//
// Run it with Plugins > Macros > Run..., or without windows, with the table and a name for the pictures as argument:
//   fiji --headless -macro plot-training.ijm "my-model.csv;my-model"
// It then writes my-model-loss.png and my-model-validation.png. Train SRN shows the same curves while it runs.

// Functions see these.
var table, pictures, lines;

argument = getArgument();
if (argument == "") {
	table = File.openDialog("Choose the table of a training (CSV)");
	pictures = "";
}
else {
	parts = split(argument, ";");
	table = parts[0];
	pictures = parts[1];
}
if (pictures != "") setBatchMode(true);

colours = newArray("blue", "red", "green", "magenta", "orange", "black");
lines = split(File.openAsString(table), "\n");
headings = split(lines[0], ",");
steps = column(0);

// Every column whose heading speaks of a loss is a curve.
Plot.create("Training loss of " + File.getNameWithoutExtension(table), "Step (batches)", "Loss");
legend = "";
curves = 0;
lowest = 1;
for (i = 1; i < headings.length; i++) {
	if (indexOf(headings[i], "loss") >= 0) {
		Plot.setColor(colours[curves % colours.length]);
		values = column(i);
		Plot.add("line", steps, values);
		legend = legend + headings[i] + "\n";
		curves++;
		Array.getStatistics(values, least, most, mean, deviation);
		lowest = minOf(lowest, least);
	}
}
if (lowest > 0) Plot.setLogScaleY(true);
Plot.setLegend(legend);
Plot.setLimitsToFit();
finish("loss");

// Without validation scans these columns hold no numbers.
validation = column(indexIn(headings, "validation PSNR (dB)"));
if (!isNaN(validation[0])) {
	Plot.create("Validation of " + File.getNameWithoutExtension(table), "Step (batches)", "PSNR (dB)");
	Plot.setColor("blue");
	Plot.add("line", steps, validation);
	Plot.setColor("gray");
	// The column behind it holds the other method, under its name.
	other = indexIn(headings, "validation PSNR (dB)") + 1;
	baseline = column(other);
	Plot.add("line", steps, baseline);
	Plot.setLegend("network\n" + substring(headings[other], 0, indexOf(headings[other], " PSNR")));
	// Wider than the curves, so that none lies on the frame.
	Plot.setLimitsToFit();
	Plot.getLimits(first, last, bottom, top);
	margin = (top - bottom) / 10;
	Plot.setLimits(0, last, bottom - margin, top + margin);
	finish("validation");
}

// The numbers of a column, one for each line below the headings.
function column(index) {
	values = newArray(lines.length - 1);
	for (row = 1; row < lines.length; row++) {
		fields = split(lines[row], ",");
		values[row - 1] = parseFloat(fields[index]);
	}
	return values;
}

function indexIn(words, word) {
	for (k = 0; k < words.length; k++) if (words[k] == word) return k;
	exit("The table " + table + " has no column " + word + ". Choose one that Train SRN wrote.");
}

// Shows the plot, or writes it.
function finish(what) {
	Plot.show();
	if (pictures != "") {
		saveAs("PNG", pictures + "-" + what + ".png");
		close();
	}
}
