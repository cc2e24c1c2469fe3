package io.tidings.dashboard.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidings.classify.Word;
import io.tidings.dashboard.view.AlertList;
import io.tidings.dashboard.view.DeadLetterList;
import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.EmptyPicture;
import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.Mark;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.NamedModels;
import io.tidings.dashboard.view.PastReviews;
import io.tidings.dashboard.view.RankedSubject;
import io.tidings.dashboard.view.ReviewList;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownAlert;
import io.tidings.dashboard.view.ShownDeadLetter;
import io.tidings.dashboard.view.ShownModel;
import io.tidings.dashboard.view.ShownModelEvent;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.SubjectList;
import io.tidings.dashboard.view.SubjectPage;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.TellingWord;
import io.tidings.dashboard.view.Trend;
import io.tidings.dashboard.view.WindowQuery;
import org.jspecify.annotations.Nullable;

/// A picture of which nothing changes by itself: one of everything, and what it was asked.
final class StillPicture extends EmptyPicture {

    static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    static final String MODEL = "ab".repeat(32);

    final AtomicReference<@Nullable Object> asked = new AtomicReference<>();

    static ShownReview review() {
        return new ShownReview("r-1", "soap", "<b>Clean</b> & \u202enice", "pos", Map.of("pos", 0.9f, "neg", 0.1f),
                0.9f, false,
                MODEL, AT, AT, "reviews", 0, 17, List.of(new Word(3, 8, 1.5)), "pos");
    }

    static ShownWindow window() {
        return new ShownWindow(AT, AT.plusSeconds(60), Duration.ofMinutes(1), "soap", 2, Map.of("pos", 2L), 0.9, 1, 0);
    }

    static ShownAlert alert() {
        return new ShownAlert(AT, "soap", "neg", Duration.ofMinutes(1), 0.8, 0.2, 40, 1e-6, "neg has jumped");
    }

    static ShownModelEvent modelEvent() {
        return new ShownModelEvent(AT, "sentiment", "promoted", MODEL, "demo", "better", Map.of("p", 0.01),
                JsonNodeFactory.instance.objectNode().put("verdict", "promoted"));
    }

    @Override
    public ReviewList reviews(ReviewQuery query) {
        asked.set(query);
        return new ReviewList(List.of(review()));
    }

    @Override
    public PastReviews past(ReviewQuery query) {
        asked.set(query);
        return new PastReviews(List.of(review()), 50_000, false);
    }

    @Override
    public SubjectList subjects(SubjectQuery query) {
        asked.set(query);
        return new SubjectList(query.size(),
                List.of(new RankedSubject("soap", 3, Map.of("pos", 2L, "neg", 1L), 0.8, 0.33, -0.1)), 0);
    }

    @Override
    public SubjectPage subject(String subject, Duration size) {
        asked.set(subject);
        var word = new TellingWord("clean", 2.5, 7);
        return new SubjectPage(subject, 3, Map.of("pos", 3L), 0.9, 1, List.of(word), List.of(word), List.of(review()),
                List.of(review()));
    }

    @Override
    public Trend windows(WindowQuery query) {
        asked.set(query);
        return new Trend(query.size(), query.subject(), List.of(window()),
                List.of(new Mark(AT, "alert", "soap", "neg has jumped", null, alert()),
                        new Mark(AT, "promotion", null, "better", MODEL, null)));
    }

    @Override
    public AlertList alerts(int limit) {
        return new AlertList(List.of(alert()));
    }

    @Override
    public FeedbackList feedback(int limit) {
        return new FeedbackList(List.of(
                new FeedbackFate("r-1", "pos", AT, "page", FeedbackFate.State.CHAMPION, "", 1L, MODEL),
                new FeedbackFate("r-2", "neg", AT, "page", FeedbackFate.State.WAITING, "", null, null)));
    }

    @Override
    public ModelsView models() {
        var model = new ShownModel(MODEL, "", AT, 1000, List.of("neg", "pos"), Map.of("accuracy", 0.9),
                Map.of("seed", "1"), "champion");
        return new ModelsView(List.of(new NamedModels("sentiment", MODEL, List.of(model), List.of(modelEvent()),
                List.of(new NamedModels.Acknowledgement("demo", MODEL, AT)),
                List.of(new NamedModels.Accuracy(AT, 0.8, 10)),
                List.of(new NamedModels.Drift(AT, "distribution", false, Map.of("psi.labels", 0.01))))));
    }

    @Override
    public DeadLetterList deadLetters(DeadLetterQuery query) {
        asked.set(query);
        return new DeadLetterList(List.of(new ShownDeadLetter("tidings.dead-letters", 0, 5, AT, "UNDECODABLE_BYTES",
                "no JSON", new ShownDeadLetter.Source("reviews", 0, 16), null, "{", Map.of("reason", "x"))));
    }
}
