package io.tidings.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tidings.nn.DropoutRates;
import io.tidings.training.LearningRate;
import io.tidings.training.TrainingSettings;

/// How a model is trained further.
///
/// Components that are left out (null) take the defaults, which were found on airline tweets with a model of film and
/// product reviews, chosen on the first half of the stream.
///
/// @param epochs          passes over the lessons at the most
/// @param batch           texts a step
/// @param learningRate    its peak
/// @param balance         how far rare labels are made up for: 0 not at all, 1 until all labels weigh the same
/// @param newWords        words that join the vocabulary at the most
/// @param minCount        how often a new word must occur in lessons and rehearsal
/// @param pseudoTexts     made-up texts for rehearsal at the most, see [PseudoTexts]; fewer where there are few lessons
/// @param rehearsalWeight how much a rehearsed text counts beside a lesson
/// @param threads         that compute; have no influence on the result
/// @param seed            of order, pseudo texts and dropout
public record TuningSettings(Integer epochs, Integer batch, Double learningRate, Double balance, Integer newWords,
        Integer minCount, Integer pseudoTexts, Double rehearsalWeight, Integer threads, Long seed) {

    private static final int EPOCHS = 8;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 6e-4;
    private static final double BALANCE = 0.5;
    private static final int NEW_WORDS = 2_000;
    private static final int MIN_COUNT = 3;
    private static final int PSEUDO_TEXTS = 16_000;
    private static final double REHEARSAL_WEIGHT = 0.1;
    private static final double WARM_UP = 0.1;
    private static final double END = 0.05;
    private static final double AVERAGING = 0.99;
    private static final int PATIENCE = 3;
    private static final int FRESH_EPOCHS = 16;
    private static final double FRESH_RATE = 2e-3;
    private static final DropoutRates FRESH_DROPOUT = new DropoutRates(0.3, 0.4, 0.4);
    private static final double FRESH_SMOOTHING = 0.05;
    private static final int FRESH_PATIENCE = 4;

    public TuningSettings {
        epochs = epochs == null ? EPOCHS : epochs;
        batch = batch == null ? BATCH : batch;
        learningRate = learningRate == null ? LEARNING_RATE : learningRate;
        balance = balance == null ? BALANCE : balance;
        newWords = newWords == null ? NEW_WORDS : newWords;
        minCount = minCount == null ? MIN_COUNT : minCount;
        pseudoTexts = pseudoTexts == null ? PSEUDO_TEXTS : pseudoTexts;
        rehearsalWeight = rehearsalWeight == null ? REHEARSAL_WEIGHT : rehearsalWeight;
        threads = threads == null ? 1 : threads;
        seed = seed == null ? 1L : seed;
        require(balance >= 0 && balance <= 1, "balance: expected 0..1, found " + balance);
        require(newWords >= 0, "newWords: expected at least 0, found " + newWords);
        require(minCount >= 1, "minCount: expected at least 1, found " + minCount);
        require(pseudoTexts >= 0, "pseudoTexts: expected at least 0, found " + pseudoTexts);
        require(rehearsalWeight >= 0, "rehearsalWeight: expected at least 0, found " + rehearsalWeight);
        require(learningRate > 0 && learningRate < 1, "learningRate: expected above 0 and below 1, found "
                + learningRate);
        require(epochs >= 1, "epochs: expected at least 1, found " + epochs);
        require(batch >= 1, "batch: expected at least 1, found " + batch);
        require(threads >= 1, "threads: expected at least 1, found " + threads);
    }

    public static TuningSettings defaults() {
        return new TuningSettings(EPOCHS, BATCH, LEARNING_RATE, BALANCE, NEW_WORDS, MIN_COUNT, PSEUDO_TEXTS,
                REHEARSAL_WEIGHT, 1,
                1L);
    }

    public TuningSettings withThreads(int other) {
        return new TuningSettings(epochs, batch, learningRate, balance, newWords, minCount, pseudoTexts,
                rehearsalWeight, other, seed);
    }

    public TuningSettings withSeed(long other) {
        return new TuningSettings(epochs, batch, learningRate, balance, newWords, minCount, pseudoTexts,
                rehearsalWeight, threads, other);
    }

    public TuningSettings withEpochs(int other) {
        return new TuningSettings(other, batch, learningRate, balance, newWords, minCount, pseudoTexts,
                rehearsalWeight, threads, seed);
    }

    /// No dropout: it would make the rehearsed texts another function than the one to be kept.
    TrainingSettings training() {
        return new TrainingSettings(epochs, batch, new LearningRate(learningRate, WARM_UP, END), 1, DropoutRates.NONE,
                0, AVERAGING, PATIENCE, threads, seed);
    }

    /// Where there are no weights to begin with and nothing to keep: more and longer steps, and much dropout, because
    /// lessons are few.
    TrainingSettings fromNothing() {
        return new TrainingSettings(FRESH_EPOCHS, batch, new LearningRate(FRESH_RATE, WARM_UP, END), 1, FRESH_DROPOUT,
                FRESH_SMOOTHING, AVERAGING, FRESH_PATIENCE, threads, seed);
    }

    /// Every setting by name, for provenance. The number of threads is left out: it has no influence.
    Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        named.put("epochs", epochs.toString());
        named.put("batch", batch.toString());
        named.put("learningRate", learningRate.toString());
        named.put("balance", balance.toString());
        named.put("newWords", newWords.toString());
        named.put("minCount", minCount.toString());
        named.put("pseudoTexts", pseudoTexts.toString());
        named.put("rehearsalWeight", rehearsalWeight.toString());
        named.put("seed", seed.toString());
        return named;
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
