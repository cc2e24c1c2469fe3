package io.tidings.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

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

/// Finds the outcome of records, scoring poll-mates ahead of their turn in one pass. Used by one thread at a time.
///
/// The outcome does not depend on the way it was found: alone, in a batch, or alone after a batch has failed.
final class LookAhead {

    private final ReviewDecoder decoder;
    private final Scoring scoring;
    private final BatchSettings limits;
    private final LongSupplier clock;

    /// @param clock milliseconds since 1970-01-01T00:00Z
    LookAhead(ReviewDecoder decoder, Scoring scoring, BatchSettings limits, LongSupplier clock) {
        this.decoder = decoder;
        this.scoring = scoring;
        this.limits = limits;
        this.clock = clock;
    }

    /// The outcome of a record without poll-mates.
    Outcome outcome(SourceRecord source) {
        return switch (decoder.decode(source)) {
            case Undecodable(DeadLetterReason reason, String message) -> new Outcome.Refused(reason, message, null);
            case Complete(Review review) -> scoring.alone(review, clock);
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
            case Alone(Review review) -> scoring.alone(review, clock);
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
        List<Outcome> outcomes = scoring.batch(reviews, clock);
        for (int i = 0; i < reviews.size(); i++) {
            poll.put(indices.get(i),
                    outcomes == null ? new Slot.Alone(reviews.get(i)) : new Slot.Ready(outcomes.get(i)));
        }
    }
}
