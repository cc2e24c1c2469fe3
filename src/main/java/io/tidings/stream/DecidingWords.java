package io.tidings.stream;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the model which words decided, for the events that are to say it. For any threads.
final class DecidingWords {

    private static final Logger LOG = LoggerFactory.getLogger(DecidingWords.class);

    private final ExplainSettings settings;
    private final double uncertainBelow;
    private final AtomicBoolean failed = new AtomicBoolean();

    DecidingWords(ScoreSettings settings) {
        this.settings = settings.explain();
        this.uncertainBelow = settings.uncertainBelow();
    }

    /// The weightiest words of a text, or null where none are wanted or the model cannot say. Never fails: a review
    /// without an explanation is still labelled.
    @Nullable
    List<Word> of(Classifier model, String text, Scores scores) {
        boolean wanted = switch (settings.events()) {
            case NONE -> false;
            case LOW_CONFIDENCE -> scores.uncertain(uncertainBelow);
            case ALL -> true;
        };
        if (!wanted || !(model instanceof Explainer explainer)) {
            return null;
        }
        try {
            return explainer.explain(text).deciding(settings.words());
        } catch (RuntimeException e) {
            if (failed.compareAndSet(false, true)) {
                LOG.warn("model {} cannot explain a label; events like it go without words, and this is said once",
                        model.id().abbreviated(), e);
            }
            return null;
        }
    }
}
