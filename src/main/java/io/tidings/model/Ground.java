package io.tidings.model;

import java.util.List;
import java.util.stream.Stream;

import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Weights;
import io.tidings.text.Tokens;
import io.tidings.text.Vocabulary;
import io.tidings.training.TrainingSettings;

/// What a training by lessons begins from: the parent, or nothing where the parent knows nothing of what the lessons are
/// written in.
///
/// @param fresh    whether the parent's weights are left behind
/// @param words    that the challenger will know
/// @param start    weights to begin with
/// @param training how they are trained
record Ground(boolean fresh, Vocabulary words, Weights start, TrainingSettings training) {

    /// Of how many lessons a model was made that began from nothing; among the figures of a model.
    static final String FRESH = "tuning.fresh";

    /// A parent that reads more of the lessons than this as unknown words has nothing to give.
    private static final double MOST_UNKNOWN = 0.5;
    /// One that was itself made from nothing is made anew while lessons grow so fast.
    private static final double GROWTH = 1.3;
    private static final int MIN_COUNT = 2;
    private static final int MOST_WORDS = 30_000;

    static Ground of(LstmContent parent, List<Tokens> lessons, List<Tokens> rehearsal, TuningSettings settings) {
        return outgrown(parent, lessons)
                ? fromNothing(parent, lessons, settings)
                : fromParent(parent, lessons, rehearsal, settings);
    }

    private static boolean outgrown(LstmContent parent, List<Tokens> lessons) {
        Double before = parent.measured().get(FRESH);
        if (before != null && lessons.size() >= GROWTH * before) {
            return true;
        }
        long all = 0;
        long unknown = 0;
        for (Tokens lesson : lessons) {
            for (int word : parent.vocabulary().encode(lesson)) {
                all++;
                unknown += word == Vocabulary.UNKNOWN ? 1 : 0;
            }
        }
        return unknown > MOST_UNKNOWN * all;
    }

    /// Of lessons alone: texts of the stream could only be rehearsed by what the parent says of them.
    private static Ground fromNothing(LstmContent parent, List<Tokens> lessons, TuningSettings settings) {
        var counts = Vocabulary.builder();
        lessons.forEach(counts::add);
        Vocabulary words = counts.build(MIN_COUNT, MOST_WORDS);
        var shape = parent.weights().spec();
        var spec = new NetworkSpec(words.size(), shape.embedding(), shape.hidden(), shape.classes(), shape.pooling());
        return new Ground(true, words, Weights.random(spec, settings.seed()), settings.fromNothing());
    }

    private static Ground fromParent(LstmContent parent, List<Tokens> lessons, List<Tokens> rehearsal,
            TuningSettings settings) {
        var counts = Vocabulary.builder();
        Stream.concat(lessons.stream(), rehearsal.stream()).forEach(counts::add);
        Vocabulary words = parent.vocabulary()
                .plus(counts.build(settings.minCount(), Integer.MAX_VALUE), settings.newWords());
        return new Ground(false, words, parent.weights().grown(words.size(), Vocabulary.UNKNOWN),
                settings.training());
    }
}
