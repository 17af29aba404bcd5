package io.github.ddasr.training;

import java.util.List;

/**
 * Volumes to learn from and volumes to be judged on, split by subject.
 *
 * @param training at least one volume
 * @param validation volumes of other subjects (or parts of subjects that are not learned from); may be empty
 */
public record TrainingData(List<TrainingVolume> training, List<TrainingVolume> validation) {

	/** Copies the lists. */
	public TrainingData {
		training = List.copyOf(training);
		validation = List.copyOf(validation);
	}
}
