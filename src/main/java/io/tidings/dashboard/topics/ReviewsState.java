package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The newest labelled reviews, by subject. One thread writes, any may ask.
final class ReviewsState implements Sink {

    /// How many times the reviews that are kept are read at the start: marks of transactions take offsets too.
    static final int HISTORY = 2;

    private static final String AUTHOR = "author"; // by which name events carry it among their attributes
    private static final int FORGOTTEN = 10_000;
    private static final int MODELS = 200;

    /// @param number in the order of reading
    /// @param author the pseudonym
    private record Kept(long number, ShownReview review, String author) {

        long weight() {
            return review.text().length();
        }
    }

    private final FairShareState<String, Long, Kept> kept;
    private final NewestState<String, Boolean> forgottenAuthors = new NewestState<>(FORGOTTEN);
    private final NewestState<String, Boolean> forgottenIds = new NewestState<>(FORGOTTEN);
    private final NewestState<String, Instant> reigns = new NewestState<>(MODELS);
    private final Map<Integer, String> lastModel = new HashMap<>();
    private final TokenBucketState budget;
    private final Shown shown = new Shown();
    private final LiveState live;
    private final UnaryOperator<String> pseudonym;
    private final InstantSource clock;
    private long number;
    private long forgettings;

    /// @param pseudonym of an author's name: events carry the name, what is to be forgotten its pseudonym
    ReviewsState(PictureSettings.Bounds bounds, LiveState live, UnaryOperator<String> pseudonym, InstantSource clock) {
        this.kept = new FairShareState<>(
                new FairShareState.Most(bounds.subjects(), bounds.reviews(), bounds.reviewCharacters()), Kept::weight);
        this.budget = new TokenBucketState(bounds.reviewsPerSecond(),
                Math.max(HISTORY * bounds.reviews(), bounds.reviewsPerSecond()));
        this.live = live;
        this.pseudonym = pseudonym;
        this.clock = clock;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        live.labeled();
        if (!budget.take(clock.millis())) {
            live.sampledOut();
            return Taken.SAMPLED_OUT;
        }
        if (record.value() == null) {
            return Taken.READ;
        }
        LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
        ShownReview review = shown.review(event);
        if (add(record.partition(), review, author(event))) {
            live.review(review);
        }
        return Taken.READ;
    }

    private synchronized boolean add(int partition, ShownReview review, String author) {
        if (isForgotten(author, review.id())) {
            return false;
        }
        String former = lastModel.put(partition, review.modelId());
        if (former != null && !former.equals(review.modelId()) && reigns.get(review.modelId()).isEmpty()) {
            reigns.put(review.modelId(), review.at());
        }
        kept.put(review.subject(), number, new Kept(number, review, author));
        number++;
        return true;
    }

    /// The time, by the reviews, from which on a model labelled; empty where that was not seen.
    synchronized Optional<Instant> reignOf(String modelId) {
        return reigns.get(modelId);
    }

    /// Shows no review of an author any more.
    ///
    /// @param who the name or its pseudonym
    synchronized void forgetAuthor(String who) {
        String author = pseudonym.apply(who);
        forgottenAuthors.put(author, true);
        forgetIf(one -> one.author().equals(author));
    }

    /// Shows these reviews no more.
    synchronized void forget(String whole) {
        String id = Shown.id(whole);
        forgottenIds.put(id, true);
        forgetIf(one -> one.review().id().equals(id));
    }

    /// Whether an event on the topic may be shown, or is one that was to be forgotten.
    synchronized boolean mayShow(LabeledReview event) {
        return !isForgotten(author(event), Shown.id(event.getId()));
    }

    private boolean isForgotten(String author, String id) {
        return forgottenAuthors.get(author).isPresent() || forgottenIds.get(id).isPresent();
    }

    private String author(LabeledReview event) {
        return pseudonym.apply(event.getAttributes().getOrDefault(AUTHOR, ""));
    }

    private void forgetIf(Predicate<Kept> gone) {
        forgettings++;
        kept.removeIf(gone);
    }

    /// Those that were asked for, in the order that was asked for.
    ///
    /// @param judged whether it is known what a review with this id is; where the uncertain are asked for, those are left
    ///               out
    List<ShownReview> select(ReviewQuery query, Predicate<String> judged) {
        Comparator<Kept> order = switch (query.order()) {
            case NEWEST -> Comparator.comparingLong(Kept::number).reversed();
            case UNCERTAIN -> Comparator.<Kept>comparingDouble(one -> one.review().confidence())
                    .thenComparing(Comparator.comparingLong(Kept::number).reversed());
        };
        Predicate<ShownReview> wanted = query.order() == ReviewQuery.Order.UNCERTAIN
                ? query.filter().and(review -> !judged.test(review.id()))
                : query.filter();
        return snapshot(query.subject()).filter(one -> wanted.test(one.review()))
                .sorted(order)
                .limit(query.limit())
                .map(Kept::review)
                .toList();
    }

    /// The newest of a subject, newest first.
    List<ShownReview> of(String subject, int most) {
        return snapshot(subject).toList().reversed().stream().limit(most).map(Kept::review).toList();
    }

    /// What the reviews of a subject are at a moment; as long as it is the same, nothing has changed.
    ///
    /// @param newest      the number of the newest
    /// @param forgettings how often any review was forgotten
    record Version(long newest, long forgettings) {}

    synchronized Version version(String subject) {
        return new Version(kept.last(subject).map(Kept::number).orElse(-1L), forgettings);
    }

    // Only references are copied while the reader waits.
    private synchronized Stream<Kept> snapshot(@Nullable String subject) {
        return (subject == null ? kept.all() : kept.of(subject)).stream();
    }

    @Override
    public synchronized void clear() {
        kept.clear();
        reigns.clear();
        lastModel.clear();
        forgettings++;
    }
}
