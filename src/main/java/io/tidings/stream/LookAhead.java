package io.tidings.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.Decoded;
import io.tidings.event.Decoded.Complete;
import io.tidings.event.Decoded.Undecodable;
import io.tidings.event.Review;
import io.tidings.event.ReviewDecoder;
import io.tidings.event.SourceRecord;
import io.tidings.stream.Slot.Alone;
import io.tidings.stream.Slot.Ready;
import io.tidings.stream.Slot.Waiting;
import org.jspecify.annotations.Nullable;

/// Finds the outcome of records, scoring poll-mates ahead of their turn in one pass. Used by one thread at a time.
///
/// The outcome does not depend on the way it was found: alone, in a batch, or alone after a batch has failed.
final class LookAhead {

    private final ReviewDecoder decoder;
    private final ActiveModel model;
    private final BatchSettings limits;
    private final ScoreMeters meters;
    private final LongSupplier clock;

    LookAhead(Parts parts, BatchSettings limits, LongSupplier clock) {
        this.decoder = parts.decoder();
        this.model = parts.model();
        this.meters = parts.meters();
        this.limits = limits;
        this.clock = clock;
    }

    /// What every task of a topology shares.
    record Parts(ReviewDecoder decoder, ActiveModel model, ScoreMeters meters) {}

    /// The outcome of a record without poll-mates.
    Outcome outcome(SourceRecord source) {
        return switch (decoder.decode(source)) {
            case Undecodable(DeadLetterReason reason, String message) -> new Outcome.Refused(reason, message, null);
            case Complete(Review review) -> alone(review);
        };
    }

    /// The outcome of a tagged record, whose turn has come.
    Outcome outcome(PollTag tag, SourceRecord source) {
        PollBuffer poll = tag.poll();
        if (poll.get(tag.index()) instanceof Waiting) {
            scoreFrom(poll, tag.index());
        }
        Slot slot = poll.get(tag.index());
        poll.put(tag.index(), new Slot.Taken());
        return switch (slot) {
            case Ready(Outcome outcome) -> outcome;
            case Alone(Review review) -> alone(review);
            case Waiting _ -> outcome(source);
            case Slot.Taken _ -> outcome(source);
        };
    }

    /// Decodes and scores the record at `first` and as many waiting ones as the limits allow: those behind it, then,
    /// because a task may take its partitions in another order than the poll has them, those before it.
    private void scoreFrom(PollBuffer poll, int first) {
        var indices = new ArrayList<Integer>();
        var reviews = new ArrayList<Review>();
        long characters = 0;
        for (int i = 0; i < poll.size() && reviews.size() < limits.texts() && characters < limits.characters(); i++) {
            int index = (first + i) % poll.size();
            if (poll.get(index) instanceof Waiting(SourceRecord source)) {
                Decoded decoded = decoder.decode(source);
                switch (decoded) {
                    case Undecodable(DeadLetterReason reason, String message) ->
                        poll.put(index, new Slot.Ready(new Outcome.Refused(reason, message, null)));
                    case Complete(Review review) -> {
                        indices.add(index);
                        reviews.add(review);
                        characters += review.getText().length();
                    }
                }
            }
        }
        if (reviews.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = score(reviews);
        for (int i = 0; i < reviews.size(); i++) {
            poll.put(indices.get(i),
                    outcomes == null ? new Slot.Alone(reviews.get(i)) : new Slot.Ready(outcomes.get(i)));
        }
    }

    private Outcome alone(Review review) {
        try {
            return classify(List.of(review)).getFirst();
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Refused(DeadLetterReason.SCORING_FAILED, "the model failed on this text: " + e, e);
        }
    }

    /// The outcomes of a batch, or null where the model failed on it; which text is to blame nobody knows yet.
    private @Nullable List<Outcome> score(List<Review> reviews) {
        try {
            return classify(reviews);
        } catch (RuntimeException | StackOverflowError e) {
            meters.batchFailed();
            return null;
        }
    }

    /// Scores with one model, whatever is swapped meanwhile.
    private List<Outcome> classify(List<Review> reviews) {
        Classifier champion = model.current();
        List<Classification> found = champion.classify(reviews.stream().map(Review::getText).toList());
        if (found.size() != reviews.size()) {
            throw new IllegalStateException("model " + champion.id().abbreviated() + " gave " + found.size()
                    + " outcomes for " + reviews.size() + " texts");
        }
        meters.scored(reviews.size());
        long now = clock.getAsLong();
        var outcomes = new ArrayList<Outcome>(reviews.size());
        for (int i = 0; i < reviews.size(); i++) {
            outcomes.add(new Outcome.Labeled(reviews.get(i), found.get(i), champion.id(), now));
        }
        return outcomes;
    }
}
