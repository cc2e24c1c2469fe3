package io.tidings.app.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.NamedModels;
import io.tidings.dashboard.view.Picture;
import io.tidings.dashboard.view.ShownModelEvent;

/// What all instances told on the topics, so that each instance gives the same: take the largest, not the sum.
final class PictureMeters {

    private static final String STARTED = "training-started";
    /// What a training comes to, by kind of event.
    private static final Map<String, String> OUTCOMES = Map.of("promoted", "promoted", "rejected", "rejected",
            "training-failed", "failed");
    private static final Set<String> ENDS = Set.of("published", "promoted", "rejected", "training-failed");

    private final Picture picture;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final MultiGauge feedback;
    private final MultiGauge accuracy;
    private final MultiGauge drift;
    /// What was there at the last look, by what it is; as much as the picture tells of it.
    private final Map<String, Set<Object>> seen = new HashMap<>();
    private boolean caughtUp;
    private boolean looked;

    PictureMeters(Picture picture, InstantSource clock, MeterRegistry registry) {
        this.picture = picture;
        this.clock = clock;
        this.registry = registry;
        feedback = gauges("tidings.feedback", "Of the newest 1,000 pieces of feedback, by what became of them");
        accuracy = gauges("tidings.feedback.accuracy",
                "Share of the newest feedback that the model's label agrees with");
        drift = gauges("tidings.drift.figure", "The newest report of drift, by kind and figure");
        Gauge.builder("tidings.feedback.lag.records", this, PictureMeters::waiting)
                .description("Pieces of feedback of which nothing has been said yet")
                .register(registry);
        Gauge.builder("tidings.feedback.lag.seconds", this, PictureMeters::longestWait)
                .description("The age of the oldest of these")
                .register(registry);
        Gauge.builder("tidings.training.running", this, PictureMeters::training)
                .description("1 while a training runs anywhere, else 0")
                .register(registry);
    }

    private MultiGauge gauges(String name, String meaning) {
        return MultiGauge.builder(name).description(meaning).register(registry);
    }

    private List<FeedbackFate> unsaid() {
        return picture.feedback(FeedbackList.MOST)
                .feedback()
                .stream()
                .filter(each -> each.state() == FeedbackFate.State.WAITING)
                .toList();
    }

    private double waiting() {
        return unsaid().size();
    }

    private double longestWait() {
        return unsaid().stream()
                .map(FeedbackFate::at)
                .min(Comparator.naturalOrder())
                .map(oldest -> (double) Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()))
                .orElse(0.0);
    }

    private double training() {
        return picture.models().names().stream().anyMatch(PictureMeters::isTraining) ? 1 : 0;
    }

    /// Events come newest first.
    private static boolean isTraining(NamedModels named) {
        return named.events()
                .stream()
                .map(ShownModelEvent::kind)
                .filter(kind -> kind.equals(STARTED) || ENDS.contains(kind))
                .findFirst()
                .map(STARTED::equals)
                .orElse(false);
    }

    void refresh() {
        var fates = new HashMap<String, Integer>();
        picture.feedback(FeedbackList.MOST)
                .feedback()
                .forEach(each -> fates.merge(each.state().toString(), 1, Integer::sum));
        List<MultiGauge.Row<?>> states = new ArrayList<>();
        for (FeedbackFate.State state : FeedbackFate.State.values()) {
            states.add(MultiGauge.Row.of(Tags.of("state", state.toString()),
                    fates.getOrDefault(state.toString(), 0)));
        }
        feedback.register(states, true);
        List<MultiGauge.Row<?>> accuracies = new ArrayList<>();
        List<MultiGauge.Row<?>> figures = new ArrayList<>();
        caughtUp = picture.reading().caughtUp();
        for (NamedModels named : picture.models().names()) {
            if (!named.accuracy().isEmpty()) {
                accuracies
                        .add(MultiGauge.Row.of(Tags.of("model", named.name()), named.accuracy().getLast().accuracy()));
            }
            newest(named).forEach((kind, report) -> report.figures()
                    .forEach((figure, value) -> figures.add(MultiGauge.Row
                            .of(Tags.of("model", named.name(), "kind", kind, "figure", figure), value))));
            countEvents(named);
        }
        looked = caughtUp;
        accuracy.register(accuracies, true);
        drift.register(figures, true);
    }

    private static Map<String, NamedModels.Drift> newest(NamedModels named) {
        var byKind = new HashMap<String, NamedModels.Drift>();
        named.drift().forEach(report -> byKind.put(report.kind(), report));
        return byKind;
    }

    private void countEvents(NamedModels named) {
        Counter alarms = Counter.builder("tidings.drift.alarms")
                .description("Reports of drift with an alarm")
                .tag("model", named.name())
                .register(registry);
        var reports = come("drift " + named.name(), named.drift());
        alarms.increment((double) reports.stream().filter(NamedModels.Drift::alarm).count());
        var events = come("events " + named.name(), named.events());
        OUTCOMES.forEach((kind, outcome) -> Counter.builder("tidings.trainings")
                .description("What came of trainings")
                .tags("model", named.name(), "outcome", outcome)
                .register(registry)
                .increment((double) events.stream().filter(event -> event.kind().equals(kind)).count()));
    }

    /// Those that were not there at the last look. What was there at the first is history: counted, it would look as if
    /// all of it had happened when this process began.
    private <T> List<T> come(String what, List<T> present) {
        if (!caughtUp) {
            return List.of();
        }
        Set<Object> before = seen.getOrDefault(what, Set.of());
        seen.put(what, Set.copyOf(present));
        return looked ? present.stream().filter(each -> !before.contains(each)).toList() : List.of();
    }
}
