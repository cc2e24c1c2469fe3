package io.tidings.stream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the model which words decided, for the events that are to say it. For any threads.
///
/// An event carries its words, so a batch waits for them; but no longer than the settings allow, and other threads
/// help. What there is no time for goes without words and is counted: the least certain labels come first.
final class DecidingWords {

    private static final Logger LOG = LoggerFactory.getLogger(DecidingWords.class);

    private final ExplainSettings settings;
    private final double uncertainBelow;
    private final Executor helpers;
    private final LongSupplier nanos;
    private final AtomicBoolean failed = new AtomicBoolean();

    /// @param helpers run what others may do of a batch, when they have time
    /// @param nanos   of any origin, never going back
    DecidingWords(ScoreSettings settings, Executor helpers, LongSupplier nanos) {
        this.settings = settings.explain();
        this.uncertainBelow = settings.uncertainBelow();
        this.helpers = helpers;
        this.nanos = nanos;
    }

    /// With the help of what the process has of idle processors.
    static DecidingWords of(ScoreSettings settings) {
        return new DecidingWords(settings, ForkJoinPool.commonPool(), System::nanoTime);
    }

    /// @param words  the weightiest words of a text, by its place in the batch
    /// @param wanted how many texts were to have them
    record Found(Map<Integer, List<Word>> words, int wanted) {}

    /// Never fails: a review without an explanation is still labelled.
    Found of(Classifier model, List<String> texts, List<Classification> batch) {
        List<Integer> wanted = wanted(batch.stream().map(Classification::scores).toList());
        if (wanted.isEmpty() || !(model instanceof Explainer explainer)) {
            return new Found(Map.of(), wanted.size());
        }
        var tasks = wanted.stream()
                .map(place -> ForkJoinTask.adapt(() -> words(model.id(), explainer, texts.get(place))))
                .toList();
        var done = new SharedWork<>(tasks, timeLeft()).with(helpers, settings.threads() - 1);
        var words = new HashMap<Integer, List<Word>>();
        for (int i = 0; i < done.size(); i++) {
            int place = wanted.get(i);
            done.get(i).ifPresent(found -> words.put(place, found));
        }
        return new Found(words, wanted.size());
    }

    /// The places of the events that are to say why, the least certain first.
    private List<Integer> wanted(List<Scores> batch) {
        var places = IntStream.range(0, batch.size()).boxed();
        return switch (settings.events()) {
            case NONE -> List.of();
            case LOW_CONFIDENCE -> byDoubt(places.filter(i -> batch.get(i).uncertain(uncertainBelow)), batch);
            case ALL -> byDoubt(places, batch);
        };
    }

    private static List<Integer> byDoubt(Stream<Integer> places, List<Scores> batch) {
        return places.sorted(Comparator.comparingDouble(i -> batch.get(i).confidence())).toList();
    }

    private BooleanSupplier timeLeft() {
        long most = TimeUnit.MILLISECONDS.toNanos(settings.millis());
        long start = nanos.getAsLong();
        return () -> most == 0 || nanos.getAsLong() - start < most;
    }

    private Optional<List<Word>> words(ModelId model, Explainer explainer, String text) {
        try {
            return Optional.of(explainer.explain(text).deciding(settings.words()));
        } catch (RuntimeException | StackOverflowError e) {
            if (failed.compareAndSet(false, true)) {
                LOG.warn("model {} cannot explain a label; events like it go without words, and this is said once",
                        model.abbreviated(), e);
            }
            return Optional.empty();
        }
    }
}
