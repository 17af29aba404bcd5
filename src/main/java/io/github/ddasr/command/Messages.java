package io.github.ddasr.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Similarity;

/**
 * Every sentence with which the commands refuse wrong input, in one place: what is
 * wrong, where, and what is allowed.
 */
final class Messages {

	/** What Engine Information says of a jar built with the profile "fiji". */
	static final String WITH_SCIFIO = "NIfTI as a SCIFIO format is built in, for scripts that open and save a Dataset in Fiji";

	/** What Engine Information says of a jar built without it. */
	static final String WITHOUT_SCIFIO = "NIfTI as a SCIFIO format is not in this jar (built without -Pfiji), so a script's " +
		"Dataset of a NIfTI file comes from another reader; File > Open, macros and all commands are not concerned";

	private Messages() {}

	static String unknownCommand(final String name, final Collection<String> known) {
		return "There is no command \"" + name + "\"." + didYouMean(name, known) + " Commands: " + join(known) + ".";
	}

	static String unknownKey(final String command, final String key, final List<String> keys) {
		if (keys.isEmpty()) return command + " has no parameters, but got \"" + key + "\".";
		return command + " has no parameter \"" + key + "\"." + didYouMean(key, keys) + " Parameters: " + join(keys) + ".";
	}

	static String notAnAssignment(final String argument) {
		return "\"" + argument + "\" is not of the form key=value. Write for instance model=cubic; " +
			"quote the whole argument where a value has spaces.";
	}

	static String noValue(final String key) {
		return "The parameter \"" + key + "\" has no value. Write " + key + "=value.";
	}

	static String repeated(final String key) {
		return "The parameter \"" + key + "\" is given twice. Give it once.";
	}

	static String openBracket(final String key) {
		return "The value of \"" + key + "\" begins with [ but has no closing ]. Write " + key + "=[value].";
	}

	static String missing(final String command, final String key, final String placeholder) {
		return command + " needs " + key + "=" + placeholder + ".";
	}

	static String decimalComma(final String key, final String text) {
		return key + "=" + text + " is written with a comma. Write " + key + "=" + text.replace(',', '.') +
			", with a decimal point.";
	}

	static String notWhole(final String key, final String text, final String range) {
		return key + "=" + text + " is not a whole number. Give one " + range + ".";
	}

	static String notNumber(final String key, final String text, final String range) {
		return key + "=" + text + " is not a number. Give one " + range + ".";
	}

	static String outOfRange(final String key, final String value, final String range) {
		return key + "=" + value + " is out of range. Give a number " + range + ".";
	}

	static String notBoolean(final String key, final String text) {
		return key + "=" + text + " is neither true nor false. Write " + key + "=true or " + key + "=false.";
	}

	static String notAChoice(final String key, final String text, final List<String> choices) {
		return key + "=" + text + " is not available." + didYouMean(text, choices) + " Choices: " + join(choices) + ".";
	}

	static String noSuchFile(final String key, final String path) {
		return key + "=" + path + " does not exist. Check the path.";
	}

	static String lostCharacters(final String key, final String path) {
		return key + "=" + path.replace('\uFFFD', '?') + " has letters that the locale of this shell cannot carry. " +
			"Set LC_ALL=C.UTF-8 and try again.";
	}

	static String isFolder(final String key, final String path) {
		return key + "=" + path + " is a folder. Give a file.";
	}

	static String isFile(final String key, final String path) {
		return key + "=" + path + " is a file. Give a folder.";
	}

	static String noSuchFolder(final String key, final String path, final String folder) {
		return key + "=" + path + " cannot be written: the folder " + folder + " does not exist. Make it first.";
	}

	static String readOnlyFolder(final String key, final String path, final String folder) {
		return key + "=" + path + " cannot be written: the folder " + folder +
			" is read-only. Choose another folder.";
	}

	static String sameFile(final String output, final String input) {
		return output + " would overwrite " + input + ". Give another name; the input is never overwritten.";
	}

	static String noImage(final String key) {
		return "There is no image to work on. Open one first, or give the title of an open image as " + key + "=title.";
	}

	static String noSuchImage(final String title) {
		return "There is no open image with the title \"" + title + "\". Open it, or give the title of one that is open.";
	}

	static String noSuchImageOrFile(final String text) {
		return "There is neither an open image with the title \"" + text + "\" nor a file of that name. Check the title or the path.";
	}

	static String notNifti(final String path) {
		return "output=" + path + " is not a NIfTI file. Give a name that ends in .nii, .nii.gz, .hdr or .img.";
	}

	static String notATable(final String path) {
		return "output=" + path + " is not a table. Give a name that ends in .csv or .md.";
	}

	static String notBibtex(final String path) {
		return "output=" + path + " is not a file of references. Give a name that ends in .bib.";
	}

	static String citationOf(final String model, final String description, final String citation) {
		return "% " + model + ": " + description + (citation.isBlank() ? "" : "\n% Its file says to cite: " + citation);
	}

	static String wouldBeRefused(final int blocked) {
		return "The run would be refused: " + blocked + (blocked == 1 ? " file" : " files") +
			" would be replaced. Choose another output folder, or set overwrite=true.";
	}

	static String someFilesFailed(final int failed, final int files, final String output) {
		return failed + " of " + files + " files failed, as said above and in " + output +
			". The others are done; the same run again tries only these.";
	}

	static String firstOf(final String path, final int volumes) {
		return path + " holds " + volumes + " volumes; the first one is shown. super-resolve enlarges all of them.";
	}

	static String oneOf(final String title, final int volume, final int volumes) {
		return title + " holds " + volumes + " volumes; volume " + volume + ", which it shows, is taken.";
	}

	static String noSuchSlice(final int slice, final String title, final int slices) {
		return "slice=" + slice + " is out of range: " + title + " has " + slices + (slices == 1 ? " slice" : " slices") +
			". Give a number from 1 to " + slices + ", or 0 for the one that is shown.";
	}

	static String notAsManyTitles(final String titles, final int images) {
		return "titles=" + titles + " are not " + images + " titles. Write one for each image, separated by semicolons.";
	}

	static String notARange(final String text) {
		return "window=" + text + " is not a range of grey values. Write auto, or two numbers such as 0:4095.";
	}

	static String notPng(final String key, final String path) {
		return key + "=" + path + " is not a picture. Give a name that ends in .png.";
	}

	static String resampled(final String second, final String first) {
		return second + " was resampled to the voxels of " + first + " by cubic convolution.";
	}

	static String noWindows(final String option) {
		return "There are no windows here, so " + option + " shows nothing.";
	}

	static String noNewFolder(final String path) {
		return "The folder " + path + " cannot be made. Check the path and its permissions.";
	}

	static String nothingToDownload() {
		return "There is nothing to download.";
	}

	static String howToDownload(final Path folder) {
		return "Nothing was downloaded. download=true accepts the licence and downloads into " + (folder == null
			? "the models folder; name one by the system property " + ModelStore.FOLDER_PROPERTY + "." : folder + ".");
	}

	static String help() {
		return "Help";
	}

	static String helpLink() {
		return "what each parameter does";
	}

	static String downloadNatives(final String offer) {
		return offer + " Nothing else is downloaded, and nothing is sent. Download them now?";
	}

	static String noPreview() {
		return "No preview: a network needs PyTorch's natives.";
	}

	static String downloadScan(final String scan, final String size, final String host, final String licence, final Path folder) {
		return scan + " (" + size + ", " + licence + ") would be downloaded from " + host + " into " + folder +
			", once. Nothing is sent. Download it now?";
	}

	static String downloadingNatives() {
		return "downloading the natives of PyTorch; this cannot be interrupted";
	}

	static String outOfMemory(final long bytes) {
		return "Java's memory of " + bytes / (1 << 20) + " MB is not enough for this image. Start Java with more (-Xmx), " +
			"or in ImageJ raise Edit > Options > Memory & Threads.";
	}

	static String brokenInstallation(final String className) {
		return className + " cannot be loaded: the installation is incomplete. Install the suite again.";
	}

	static String unexpected(final Throwable error) {
		final String detail = error.getMessage() == null ? "" : ": " + error.getMessage().lines().findFirst().orElse("");
		return "An unexpected error ended the run (" + error.getClass().getSimpleName() + detail +
			"). Nothing was written. Please report it with the output of the same command and --debug.";
	}

	private static String didYouMean(final String wrong, final Collection<String> known) {
		return Similarity.nearest(wrong, known).map(name -> " Did you mean " + name + "?").orElse("");
	}

	private static String join(final Collection<String> names) {
		return String.join(", ", names);
	}
}
