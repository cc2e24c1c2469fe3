package io.tidings.app.model;

import java.util.List;
import java.util.Set;

import io.tidings.model.Excerpt;
import io.tidings.model.LstmSettings;
import io.tidings.nn.DropoutRates;
import io.tidings.nn.Pooling;
import io.tidings.training.LearningRate;
import io.tidings.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a network is shaped and trained: mix in with `@Mixin`. An option that is left out takes the value of
/// [LstmSettings#DEFAULT].
final class TrainingOptions {

    private static final LstmSettings DEFAULT = LstmSettings.DEFAULT;

    @Option(names = "--embedding", paramLabel = "N", description = "Numbers a word. Default: 64")
    private @Nullable Integer embedding;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of the LSTM. Default: 128")
    private @Nullable Integer hidden;

    @Option(names = "--pooling", paramLabel = "KIND", split = ",", description = "How the states of a text become one: ${COMPLETION-CANDIDATES}. Default: MEAN,MAX")
    private @Nullable List<Pooling> pooling;

    @Option(names = "--min-count", paramLabel = "N", description = "How often a word must occur to be known. Default: 3")
    private @Nullable Long minCount;

    @Option(names = "--max-vocabulary", paramLabel = "N", description = "Words known at most. Default: 30000")
    private @Nullable Integer maxVocabulary;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Tokens read of a text at most. Default: 400")
    private @Nullable Integer maxTokens;

    @Option(names = "--head-tokens", paramLabel = "N", description = "How many of them from the beginning, the rest from the end. Default: a quarter")
    private @Nullable Integer headTokens;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the reviews at most. Default: 5")
    private @Nullable Integer epochs;

    @Option(names = "--patience", paramLabel = "N", description = "Epochs without a better validation loss before training stops. Default: 3")
    private @Nullable Integer patience;

    @Option(names = "--batch", paramLabel = "N", description = "Reviews a step. Default: 64")
    private @Nullable Integer batch;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Its peak. Default: 0.002")
    private @Nullable Double learningRate;

    @Option(names = "--warm-up", paramLabel = "SHARE", description = "Of all steps, before the peak. Default: 0.05")
    private @Nullable Double warmUp;

    @Option(names = "--end-rate", paramLabel = "SHARE", description = "Of the peak, at the last step. Default: 0.02")
    private @Nullable Double endRate;

    @Option(names = "--clip", paramLabel = "NORM", description = "The largest norm of a step's gradient. Default: 1")
    private @Nullable Double clip;

    @Option(names = "--word-dropout", paramLabel = "SHARE", description = "Of tokens read as unknown. Default: 0.4")
    private @Nullable Double wordDropout;

    @Option(names = "--embedding-dropout", paramLabel = "SHARE", description = "Of embedding columns. Default: 0.5")
    private @Nullable Double embeddingDropout;

    @Option(names = "--pooled-dropout", paramLabel = "SHARE", description = "Of the pooled vector. Default: 0.5")
    private @Nullable Double pooledDropout;

    @Option(names = "--label-smoothing", paramLabel = "SHARE", description = "Of each target, spread over all labels. Default: 0.05")
    private @Nullable Double labelSmoothing;

    @Option(names = "--averaging", paramLabel = "DECAY", description = "Of the moving average of the weights; 0 turns it off. Default: 0.998")
    private @Nullable Double averaging;

    @Option(names = "--threads", paramLabel = "N", description = "That compute; has no influence on the result. Default: one a processor")
    private @Nullable Integer threads;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same weights. Default: 1")
    private @Nullable Long seed;

    /// @throws IllegalArgumentException where a value cannot be
    LstmSettings settings() {
        LstmSettings.Shape shape = DEFAULT.shape();
        LstmSettings.Words words = DEFAULT.vocabulary();
        return DEFAULT
                .with(new LstmSettings.Shape(or(embedding, shape.embedding()), or(hidden, shape.hidden()),
                        pooling == null ? shape.pooling() : Set.copyOf(pooling)))
                .with(new LstmSettings.Words(or(minCount, words.minCount()), or(maxVocabulary, words.maxSize())))
                .with(excerpt())
                .with(training());
    }

    long seed() {
        return or(seed, DEFAULT.training().seed());
    }

    private Excerpt excerpt() {
        int tokens = or(maxTokens, DEFAULT.excerpt().maxTokens());
        double share = (double) DEFAULT.excerpt().head() / DEFAULT.excerpt().maxTokens();
        return new Excerpt(tokens, or(headTokens, (int) (tokens * share)));
    }

    private TrainingSettings training() {
        TrainingSettings base = DEFAULT.training();
        LearningRate rate = base.schedule();
        DropoutRates dropout = base.dropout();
        return new TrainingSettings(or(epochs, base.epochs()), or(batch, base.batch()),
                new LearningRate(or(learningRate, rate.peak()), or(warmUp, rate.warmUp()), or(endRate, rate.end())),
                or(clip, base.clip()),
                new DropoutRates(or(wordDropout, dropout.word()), or(embeddingDropout, dropout.embedding()),
                        or(pooledDropout, dropout.pooled())),
                or(labelSmoothing, base.labelSmoothing()), or(averaging, base.averaging()),
                or(patience, base.patience()), or(threads, base.threads()), seed());
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
