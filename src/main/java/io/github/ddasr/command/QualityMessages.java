package io.github.ddasr.command;

import java.util.Collection;
import java.util.List;

/** The sentences that a user may read of measuring and comparing; the others stand in {@link Messages}. */
final class QualityMessages {

	private QualityMessages() {}

	static String setsDiffer(final String first, final String second) {
		return "first= is " + first + ", but second= is " + second + ". Give two sets of one sort: tables of figures, files of " +
			"features, or images.";
	}

	static String oneFileOfNumbers(final String key, final int files) {
		return key + "= names " + files + " files with numbers among its files. Give one table of figures, one file of features, " +
			"or images.";
	}

	static String notTwoNames(final String text) {
		return "names=" + text + " are not the names of two sets. Write two different names separated by a semicolon, such as " +
			"names=cubic;network.";
	}

	static String notAPattern(final String text, final String problem) {
		return "subjects=" + text + " is not a pattern (" + problem + "). Write a regular expression, such as subjects=sub-\\d+.";
	}

	static String networkWithout(final String features) {
		return "features=" + features + " needs no network. Write features=network, or leave network= out.";
	}

	static String needsNetwork() {
		return "features=network needs the network. Give its TorchScript file as network=FILE.pt.";
	}

	static String notInception(final String features) {
		return "inception=true says that the features are Inception's, but features=" + features + " makes others. Leave it out, " +
			"or give Inception as network=.";
	}

	static String notInceptionsInput(final int side, final int channels) {
		return "inception=true with side=" + side + " and channels=" + channels + " is not FID, which is defined on 299 pixels and " +
			"3 channels. Leave side and channels out.";
	}

	static String maskNeedsBlocks(final String features) {
		return "foreground=mask leaves out blocks, but features=" + features + " takes whole slices. Write foreground=box.";
	}

	static String needsReference(final String metric) {
		return metric + " compares with a reference. Give reference=, or leave the metric out.";
	}

	static String notAWindow(final String text) {
		return "window=" + text + " is not a window. Write auto, none, full, basicsr, or two numbers such as 0:4095.";
	}

	static String seriesDiffer(final String name, final int volumes, final int references) {
		return name + " holds " + volumes + (volumes == 1 ? " volume" : " volumes") + ", its reference " + references +
			". Give a reference with one volume, or with as many.";
	}

	static String noMap() {
		return "None of the chosen metrics says where in a slice it is good or bad, so there is no map. Choose niqe-mr or, " +
			"with a reference, ssim.";
	}

	static String noReferenceOfThatName(final String file, final String folder) {
		return file + " has no reference: " + folder + " holds no image of that name. Put it there, or measure without reference=.";
	}

	static String severalReferences(final String file, final List<String> references) {
		return file + " has several references: " + join(references) + ". Leave one of them in the folder.";
	}

	static String writtenElsewhere(final String output) {
		return output + " was written by another process.";
	}

	static String failedSoFar(final int failed) {
		return failed + (failed == 1 ? " file" : " files") + " could not be measured, as said above. The table will say so, too.";
	}

	static String notDoneYet(final int open) {
		return "The table is written when all files are measured; " + open + (open == 1 ? " is" : " are") +
			" still to be done by other processes.";
	}

	static String someFailed(final int failed, final int files, final String output) {
		return failed + " of " + files + " files could not be measured, as said above. The figures of the others are in " +
			output + ".";
	}

	static String allFailed(final int files, final String first) {
		return "None of the " + files + " files could be measured, and nothing was written. The first: " + first;
	}

	static String notCsvOrJson(final String path) {
		return "output=" + path + " is not a table of figures. Give a name that ends in .csv or .json.";
	}

	static String notAComparison(final String path) {
		return "output=" + path + " is not a comparison. Give a name that ends in .csv, .json or .md.";
	}

	private static String join(final Collection<String> names) {
		return String.join(", ", names);
	}

	static String wholeSlicesOnly(final String foreground) {
		return "foreground=" + foreground + " would measure other pixels of each method, since each result has a foreground of its own. Leave it at none.";
	}

	static String noVideoLevels() {
		return "window=basicsr is for figures of files. Give auto, or two numbers such as 0:4095.";
	}

	static String noSubject(final String pattern, final String file) {
		return "subjects=" + pattern + " is not found in the file name " + file + ". Give a pattern that all file names have.";
	}

	static String notAScale(final String text) {
		return "scales=" + text + " is not a scale. Write numbers from 1 to 16 such as 2.5, or three for x, y and z such as 1,1,5, one of them " +
			"above 1.";
	}
}
