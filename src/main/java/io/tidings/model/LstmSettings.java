package io.tidings.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Pooling;
import io.tidings.training.TrainingSettings;

/// All that decides what an [LstmTrainer] makes of its data.
///
/// @param shape      the network
/// @param vocabulary the words it knows
/// @param excerpt    how much of a long text it reads
/// @param validation the share of examples that the trainer sets aside where it is given no validation set
/// @param buckets    for word pairs in the linear baseline, see [LinearBaseline]
/// @param training   how weights are found
public record LstmSettings(Shape shape, Words vocabulary, Excerpt excerpt, double validation, int buckets,
        TrainingSettings training) {

    /// @param embedding E
    /// @param hidden    H
    /// @param pooling   see [Pooling]
    public record Shape(int embedding, int hidden, Set<Pooling> pooling) {

        public Shape {
            pooling = Set.copyOf(pooling);
        }
    }

    /// @param minCount how often a word must stand in the training part
    /// @param maxSize  how many indices at most, the two reserved ones included
    public record Words(long minCount, int maxSize) {}

    /// What was found good on film reviews.
    public static final LstmSettings DEFAULT = new LstmSettings(new Shape(64, 128, Set.of(Pooling.MEAN, Pooling.MAX)),
            new Words(3, 30_000), new Excerpt(400, 100), 0.1, LinearBaseline.DEFAULT_BUCKETS,
            TrainingSettings.DEFAULT);

    public LstmSettings {
        if (!(validation > 0 && validation < 1)) {
            throw new IllegalArgumentException("the validation share must be above 0 and below 1, found "
                    + validation);
        }
        if (buckets < 1 || buckets > 1 << 24) {
            throw new IllegalArgumentException("the baseline needs 1 to " + (1 << 24) + " buckets, found " + buckets);
        }
        // The largest network that the texts may lead to must be possible: better said now than when they are read.
        new NetworkSpec(vocabulary.maxSize(), shape.embedding(), shape.hidden(), 2, shape.pooling());
    }

    public LstmSettings with(TrainingSettings other) {
        return new LstmSettings(shape, vocabulary, excerpt, validation, buckets, other);
    }

    public LstmSettings with(Shape other) {
        return new LstmSettings(other, vocabulary, excerpt, validation, buckets, training);
    }

    public LstmSettings with(Words other) {
        return new LstmSettings(shape, other, excerpt, validation, buckets, training);
    }

    public LstmSettings with(Excerpt other) {
        return new LstmSettings(shape, vocabulary, other, validation, buckets, training);
    }

    public LstmSettings withBuckets(int other) {
        return new LstmSettings(shape, vocabulary, excerpt, validation, other, training);
    }

    /// Every setting by name, for provenance. The number of threads is left out: it has no influence.
    Map<String, String> named() {
        var named = new LinkedHashMap<String, Object>();
        named.put("embedding", shape.embedding());
        named.put("hidden", shape.hidden());
        named.put("pooling", shape.pooling().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
        named.put("minCount", vocabulary.minCount());
        named.put("maxVocabulary", vocabulary.maxSize());
        named.put("maxTokens", excerpt.maxTokens());
        named.put("headTokens", excerpt.head());
        named.put("validation", validation);
        named.put("baselineBuckets", buckets);
        named.put("epochs", training.epochs());
        named.put("batch", training.batch());
        named.put("learningRate", training.schedule().peak());
        named.put("warmUp", training.schedule().warmUp());
        named.put("endRate", training.schedule().end());
        named.put("clip", training.clip());
        named.put("wordDropout", training.dropout().word());
        named.put("embeddingDropout", training.dropout().embedding());
        named.put("pooledDropout", training.dropout().pooled());
        named.put("labelSmoothing", training.labelSmoothing());
        named.put("averaging", training.averaging());
        named.put("patience", training.patience());
        named.put("seed", training.seed());
        var texts = new LinkedHashMap<String, String>();
        named.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
