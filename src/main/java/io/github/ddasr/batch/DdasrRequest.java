package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.List;

import io.github.ddasr.downsampling.CoarseGrid;
import io.github.ddasr.downsampling.DownsamplingMethods;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.training.DsnOptions;
import io.github.ddasr.training.SrnMethod;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.volume.DdasrException;

/**
 * What a training from two folders is asked for. Numbers of steps in the options mean nothing; those of {@link Steps} do.
 *
 * @param input high-resolution scans
 * @param texture low-resolution scans; may be empty for a method that needs none
 * @param method how the pairs are made: a name or a path, or null to train a down-sampling network
 * @param methods all down-sampling methods
 * @param dsn how that network is trained
 * @param draws sets of pairs, each with other noise and other looks
 * @param plain how the super-resolution network is trained, pairs being ready
 * @param start a network of the same shape with which its training begins, or null for random weights
 * @param sharp how it is trained against a discriminator, in the last stage
 * @param steps lengths of the stages
 * @param hours how long all may take
 * @param output the model file
 * @param device where
 * @param cards how many graphics cards share each batch
 * @param origin what the models' headers say about the data
 * @param half whether weights are stored with 16 bits
 * @param overwrite whether stages are done anew that were done with other settings
 */
public record DdasrRequest(List<BatchCase> input, List<BatchCase> texture, String method, DownsamplingMethods methods,
	DsnOptions dsn, int draws, TrainingOptions plain, ModelFile start, SrnMethod sharp, Steps steps, double hours, Path output,
	DeviceChoice device, int cards, SrnTraining.Origin origin, boolean half, boolean overwrite)
{

	/**
	 * Optimiser steps of the three networks; 0 for as many as fit into the hours.
	 *
	 * @param dsn of the down-sampling network
	 * @param plain of the super-resolution network by L1
	 * @param sharp of the same against a discriminator
	 */
	public record Steps(long dsn, long plain, long sharp) {

		/** That of a stage; 1 for one that has none. */
		long of(final DdasrStage stage) {
			return switch (stage) {
				case DSN -> dsn;
				case PLAIN -> plain;
				case SHARP -> sharp;
				default -> 1;
			};
		}
	}

	/** Checks the numbers. */
	public DdasrRequest {
		if (draws < 1) throw new DdasrException("Training cannot start: draws=" + draws + " is out of range. Give 1 or more.");
		if (!(hours > 0)) throw new DdasrException("Training cannot start: hours=" + hours + " is out of range. Give a number above 0.");
		input = List.copyOf(input);
		texture = List.copyOf(texture);
	}

	/** Whether a down-sampling network is trained. */
	boolean trainsDsn() {
		return method == null;
	}

	/** The stages that there are. */
	List<DdasrStage> stages() {
		return List.of(DdasrStage.values()).stream().filter(s -> s != DdasrStage.DSN || trainsDsn()).toList();
	}

	/** Whether the method looks at low-resolution scans. */
	boolean needsTexture() {
		return trainsDsn() || methods.needsTexture(method);
	}

	/** What becomes coarser. */
	CoarseGrid grid() {
		return new CoarseGrid(dsn.axis(), plain.scale(), false);
	}

	/** The plain training as a method: the same network and parts, without the game. */
	SrnMethod plainMethod() {
		return new SrnMethod(sharp.rrdb(), sharp.parts(), null);
	}
}
