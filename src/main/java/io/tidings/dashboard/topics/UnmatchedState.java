package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import io.tidings.event.EventCodec;
import io.tidings.event.UnmatchedFeedback;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Feedback that gave no example, and why. One thread writes, any may ask.
final class UnmatchedState implements Sink {

    private static final int DETAIL = 500;

    private record Key(String reviewId, String model, String label, Instant at) {}

    /// @param reason by its name on the topic, such as `duplicate`
    record Refusal(String reason, String detail) {}

    private final NewestState<Key, Refusal> refusals;

    UnmatchedState(int most) {
        this.refusals = new NewestState<>(most);
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            return Taken.READ;
        }
        UnmatchedFeedback event = EventCodec.UNMATCHED_FEEDBACK.read(record.value());
        var key = new Key(event.getReviewId(), event.getModel(), event.getLabel(), event.getAt());
        var refusal = new Refusal(event.getReason(), Shown.cut(event.getDetail(), DETAIL));
        synchronized (this) {
            refusals.put(key, refusal);
        }
        return Taken.READ;
    }

    synchronized Optional<Refusal> of(FeedbackState.Given given) {
        return refusals.get(new Key(given.reviewId(), given.model(), given.label(), given.at()));
    }

    @Override
    public synchronized void clear() {
        refusals.clear();
    }
}
