package io.tidings.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import io.tidings.classify.ActiveModels;
import io.tidings.classify.ActiveModels.Champions;
import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.ShadowModel;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.Review;
import io.tidings.stream.Outcome.Judgment;
import org.jspecify.annotations.Nullable;

/// Scores reviews with all models, each once. Shared by the tasks of a topology.
final class Scoring {

    private final ActiveModels models;
    private final ScoreMeters meters;
    private final ModelBreaker breaker;
    private final DecidingWords words;

    Scoring(ActiveModels models, ScoreMeters meters, ModelBreaker breaker, DecidingWords words) {
        this.models = models;
        this.meters = meters;
        this.breaker = breaker;
        this.words = words;
    }

    ScoreMeters meters() {
        return meters;
    }

    /// @throws StreamFailure where a model has failed on so many reviews in a row that it is not theirs to answer for
    Outcome alone(Review review, LongSupplier clock) {
        try {
            return all(List.of(review), clock).getFirst();
        } catch (ModelException e) {
            breaker.failed(e);
            return new Outcome.Refused(DeadLetterReason.SCORING_FAILED, String.valueOf(e.getMessage()), e.getCause());
        }
    }

    /// The outcomes of a batch, or null where a model failed on it; which text is to blame nobody knows yet.
    @Nullable
    List<Outcome> batch(List<Review> reviews, LongSupplier clock) {
        try {
            return all(reviews, clock);
        } catch (ModelException e) {
            meters.batchFailed();
            return null;
        }
    }

    /// Scores with the models of one moment, whatever is swapped meanwhile.
    private List<Outcome> all(List<Review> reviews, LongSupplier clock) {
        List<String> texts = reviews.stream().map(Review::getText).toList();
        Champions champions = models.champions(clock);
        List<Classification> found = judge("the model", champions.main(), texts);
        var others = new TreeMap<String, List<Judgment>>();
        champions.others()
                .forEach((name, model) -> others.put(name, judge("the model " + name, model, texts).stream()
                        .map(each -> new Judgment(each, model.id(), null))
                        .toList()));
        breaker.succeeded();
        meters.scored(reviews.size());
        DecidingWords.Found explained = words.of(champions.main(), texts, found);
        meters.unexplained(explained.wanted() - explained.words().size());
        var outcomes = new ArrayList<Outcome>(reviews.size());
        for (int i = 0; i < reviews.size(); i++) {
            var judgment = new Judgment(found.get(i), champions.main().id(), explained.words().get(i));
            outcomes.add(new Outcome.Labeled(reviews.get(i), judgment, at(i, others), champions.at()));
        }
        if (models.shadow().scores()) {
            models.shadow()
                    .observe(new ShadowModel.Batch(champions.main().id(), reviews.stream().map(Review::getId).toList(),
                            texts, found));
        }
        return outcomes;
    }

    private static List<Classification> judge(String which, Classifier model, List<String> texts) {
        List<Classification> found;
        try {
            found = model.classify(texts);
        } catch (RuntimeException | StackOverflowError e) {
            throw new ModelException(which, e);
        }
        if (found.size() != texts.size()) {
            throw new ModelException(which, new IllegalStateException("model " + model.id().abbreviated() + " gave "
                    + found.size() + " outcomes for " + texts.size() + " texts"));
        }
        return found;
    }

    private static Map<String, Judgment> at(int place, Map<String, List<Judgment>> others) {
        if (others.isEmpty()) {
            return Map.of();
        }
        var found = new TreeMap<String, Judgment>();
        others.forEach((name, judgments) -> found.put(name, judgments.get(place)));
        return found;
    }
}
