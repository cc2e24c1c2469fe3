package io.tidings.nn;

/// What one batch cost.
///
/// @param loss    summed over texts, in nats
/// @param texts   how many texts
/// @param correct how many of them got their label the largest score
public record BatchLoss(double loss, int texts, int correct) {

    public BatchLoss plus(BatchLoss other) {
        return new BatchLoss(loss + other.loss, texts + other.texts, correct + other.correct);
    }
}
