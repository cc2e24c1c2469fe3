package io.tidings.dashboard.topics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.TextId;
import io.tidings.text.Redaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest feedback, and the newest label that each review was given. One thread writes, any may ask.
final class FeedbackState implements Sink {

    private static final int NAME = 256;

    /// Feedback, as far as it matters here.
    record Given(String reviewId, String model, String label, Instant at, String source) {}

    private record Position(int partition, long offset) {}

    private final NewestState<Position, Given> given;
    private final NewestState<String, Given> byReview;
    private final ReviewsState reviews;
    private final Shown shown = new Shown();

    /// @param reviews are told what is to be forgotten
    FeedbackState(int most, ReviewsState reviews) {
        this.given = new NewestState<>(most);
        this.byReview = new NewestState<>(most);
        this.reviews = reviews;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            forget(key);
            return Taken.READ;
        }
        Feedback event = EventCodec.FEEDBACK.read(record.value());
        Optional<String> author = event.getForgetAuthor();
        if (author.isPresent()) {
            reviews.forgetAuthor(author.get());
        } else {
            add(new Position(record.partition(), record.offset()), new Given(Shown.cut(id(event, key), NAME),
                    shown.name(event.getModel()), shown.name(event.getLabel()), event.getAt(),
                    shown.name(event.getSource())));
        }
        return Taken.READ;
    }

    /// As the join of feedback names the review.
    private static String id(Feedback event, String key) {
        if (!event.getReviewId().isEmpty()) {
            return event.getReviewId();
        }
        return event.getText().map(text -> TextId.of(Redaction.redact(text.strip()))).orElse(key);
    }

    private synchronized void add(Position position, Given one) {
        given.put(position, one);
        if (!one.reviewId().isEmpty()) {
            byReview.put(one.reviewId(), one);
        }
    }

    private void forget(String id) {
        reviews.forget(id);
        synchronized (this) {
            byReview.remove(id);
        }
    }

    synchronized Optional<String> labelOf(String reviewId) {
        return byReview.get(reviewId).map(Given::label);
    }

    /// Newest first.
    List<Given> newest(int limit) {
        List<Given> all;
        synchronized (this) {
            all = new ArrayList<>(given.values());
        }
        all.sort(Comparator.comparing(Given::at).reversed());
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    @Override
    public synchronized void clear() {
        given.clear();
        byReview.clear();
    }
}
