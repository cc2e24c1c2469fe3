package io.tidings.dashboard.web;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.Picture;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.WindowQuery;

/// What is shown: every question that [Picture] answers.
final class ViewOperations {

    private static final int LIMIT = 50;

    private final Picture picture;
    private final Duration smallest;

    /// @param sizes of the windows that there are, the smallest first
    ViewOperations(Picture picture, List<Duration> sizes) {
        this.picture = picture;
        this.smallest = sizes.getFirst();
    }

    List<Operation> all() {
        return List.of(
                Operation.get("/api/v1/reviews",
                        Set.of("subject", "label", "minConfidence", "maxConfidence", "text", "from", "to", "order",
                                "limit"),
                        call -> Answer.json(picture.reviews(reviewQuery(call)))),
                Operation.get("/api/v1/reviews/past",
                        Set.of("subject", "label", "minConfidence", "maxConfidence", "text", "from", "to", "limit"),
                        call -> Answer.json(picture.past(reviewQuery(call)))),
                Operation.get("/api/v1/subjects", Set.of("size", "order", "limit"), this::subjects),
                Operation.get("/api/v1/subjects/{subject}", Set.of("size"), this::subject),
                Operation.get("/api/v1/windows", Set.of("size", "subject", "from", "to"), this::windows),
                Operation.get("/api/v1/alerts", Set.of("limit"),
                        call -> Answer.json(picture.alerts(limit(call)))),
                Operation.get("/api/v1/feedback", Set.of("limit"),
                        call -> Answer.json(picture.feedback(limit(call)))),
                Operation.get("/api/v1/models", Set.of(), _ -> Answer.json(picture.models())),
                Operation.get("/api/v1/stream", Set.of(), _ -> Answer.json(picture.stream())),
                Operation.get("/api/v1/dead-letters", Set.of("reason", "limit"),
                        call -> Answer.json(picture.deadLetters(
                                new DeadLetterQuery(call.query().text("reason"), limit(call))))),
                Operation.get("/api/v1/events", Set.of("subject", "label"), call -> new Answer.Events(
                        new LiveFilter(call.query().subject(), call.query().text("label")))));
    }

    private static ReviewQuery reviewQuery(Call call) {
        Query query = call.query();
        return new ReviewQuery(query.subject(), query.text("label"), query.number("minConfidence", 0),
                query.number("maxConfidence", 1), query.text("text"), query.time("from"), query.time("to"),
                query.choice("order", ReviewQuery.Order.NEWEST), limit(call));
    }

    private Answer subjects(Call call) {
        Query query = call.query();
        return Answer.json(picture.subjects(new SubjectQuery(query.duration("size", smallest),
                query.choice("order", SubjectQuery.Order.MOVEMENT), limit(call))));
    }

    private Answer subject(Call call) {
        return Answer.json(picture.subject(call.path("subject"), call.query().duration("size", smallest)));
    }

    private Answer windows(Call call) {
        Query query = call.query();
        return Answer.json(picture.windows(new WindowQuery(query.duration("size", smallest), query.subject(),
                query.time("from"), query.time("to"))));
    }

    private static int limit(Call call) {
        return call.query().count("limit", LIMIT);
    }
}
