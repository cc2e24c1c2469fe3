package io.tidings.dashboard.page;

import static io.tidings.dashboard.page.InventedReviews.MODEL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.tidings.dashboard.view.DeadLetterList;
import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.EmptyPicture;
import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.Mark;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.PastReviews;
import io.tidings.dashboard.view.RankedSubject;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ReviewList;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownAlert;
import io.tidings.dashboard.view.ShownDeadLetter;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.SubjectList;
import io.tidings.dashboard.view.SubjectPage;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.TellingWord;
import io.tidings.dashboard.view.Trend;
import io.tidings.dashboard.view.WindowQuery;

/// A stream of ten reviews each quarter of a second, and a history behind it. Feedback has always gone all the way.
final class InventedPicture extends EmptyPicture implements AutoCloseable {

    private static final int KEPT = 200;
    private static final int BATCH = 10;
    private static final int BEAT_MILLIS = 250;
    private static final int WINDOWS = 40;
    private static final Map<String, Long> LABELS = Map.of("neg", 30L, "pos", 50L);

    private final InventedReviews source;
    private final List<ShownReview> kept = new CopyOnWriteArrayList<>();
    private final List<FeedbackFate> said = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> arriving;
    /// How long the figures of a subject take.
    volatile Duration pause = Duration.ZERO;

    InventedPicture(InventedReviews source) {
        this.source = source;
        arrive();
        arriving = beat.scheduleAtFixedRate(this::arrive, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void arrive() {
        var batch = new ArrayList<ShownReview>();
        for (int i = 0; i < BATCH; i++) {
            batch.addFirst(source.next(Instant.now()));
        }
        kept.addAll(0, batch);
        while (kept.size() > KEPT) {
            kept.removeLast();
        }
        for (Told told : listeners) {
            List<ShownReview> passed = batch.stream()
                    .filter(r -> told.filter().passes(r.subject(), r.label()))
                    .toList();
            told.listener().reviews(new ReviewBatch(passed, passed.size(), passed.size()));
            told.listener().stream(stream());
        }
    }

    void say(String reviewId, String label, Instant at) {
        said.addFirst(new FeedbackFate(reviewId, label, at, "page", FeedbackFate.State.CHAMPION, "", 3L, MODEL));
    }

    @Override
    public ReviewList reviews(ReviewQuery query) {
        Comparator<ShownReview> order = query.order() == ReviewQuery.Order.UNCERTAIN
                ? Comparator.comparingDouble(ShownReview::confidence)
                : Comparator.comparing(ShownReview::at).reversed();
        return new ReviewList(kept.stream().filter(query.filter()).sorted(order).limit(query.limit()).toList());
    }

    /// Three from the beginning of the time asked for, and then it has read enough.
    @Override
    public PastReviews past(ReviewQuery query) {
        Instant from = Objects.requireNonNull(query.from());
        return new PastReviews(Stream.generate(() -> source.next(from)).limit(3).toList(), 50_000, false);
    }

    @Override
    public SubjectList subjects(SubjectQuery query) {
        return new SubjectList(query.size(), source.subjects()
                .stream()
                .map(s -> new RankedSubject(s, 80, LABELS, 0.8, 0.25, s.length() % 2 == 0 ? 0.1 : -0.1))
                .toList(), 0);
    }

    @Override
    public SubjectPage subject(String subject, Duration size) {
        LockSupport.parkNanos(pause.toNanos());
        var words = List.of(new TellingWord("wonderful", 2.5, 7), new TellingWord("<b>late</b>", 1.5, 4));
        List<ShownReview> some = kept.stream().filter(r -> r.subject().equals(subject)).limit(4).toList();
        return new SubjectPage(subject, 80, LABELS, 0.8, 0.25, words, words, some, some);
    }

    @Override
    public Trend windows(WindowQuery query) {
        Instant end = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        var windows = new ArrayList<ShownWindow>();
        for (int i = WINDOWS; i > 0; i--) {
            Instant start = end.minus(query.size().multipliedBy(i));
            long positive = 40 + i % 7 * 5L;
            windows.add(new ShownWindow(start, start.plus(query.size()), query.size(), query.subject(), 80,
                    Map.of("neg", 80 - positive, "pos", positive), 0.8, (2.0 * positive - 80) / 80, i == 1 ? 3 : 0));
        }
        String subject = source.subjects().getFirst();
        return new Trend(query.size(), query.subject(), windows,
                List.of(mark(
                        new ShownAlert(windows.get(10).start(), subject, "neg", query.size(), 0.71, 0.52, 1_084, 1e-6,
                                "neg is 71 % of 1084")),
                        new Mark(windows.get(25).start(), "promotion", null, "better", MODEL, null)));
    }

    private static Mark mark(ShownAlert alert) {
        return new Mark(alert.at(), "alert", alert.subject(), alert.text(), null, alert);
    }

    @Override
    public FeedbackList feedback(int limit) {
        return new FeedbackList(said.stream().limit(limit).toList());
    }

    @Override
    public ModelsView models() {
        return InventedModels.view();
    }

    @Override
    public DeadLetterList deadLetters(DeadLetterQuery query) {
        return new DeadLetterList(List.of(new ShownDeadLetter("tidings.dead-letters", 0, 5, Instant.now(),
                "UNDECODABLE_BYTES", "no JSON: <b>{</b>", new ShownDeadLetter.Source("reviews", 0, 16), null,
                "<script>window.ran = 1</script>", Map.of("tidings.reason", "UNDECODABLE_BYTES"))));
    }

    @Override
    public void close() {
        arriving.cancel(true);
        beat.shutdownNow();
    }
}
