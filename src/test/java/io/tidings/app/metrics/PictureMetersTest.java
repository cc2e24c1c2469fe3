package io.tidings.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.dashboard.view.EmptyPicture;
import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackFate.State;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.NamedModels;
import io.tidings.dashboard.view.NamedModels.Accuracy;
import io.tidings.dashboard.view.NamedModels.Drift;
import io.tidings.dashboard.view.Reading;
import io.tidings.dashboard.view.ShownModelEvent;
import org.junit.jupiter.api.Test;

/// Of a picture that changes between two looks.
class PictureMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Told told = new Told();
    private final PictureMeters meters = new PictureMeters(told, () -> NOW, registry);

    /// What the topics say.
    private static final class Told extends EmptyPicture {

        private List<FeedbackFate> feedback = List.of();
        private List<ShownModelEvent> events = List.of();
        private List<Accuracy> accuracy = List.of();
        private List<Drift> drift = List.of();
        private boolean caughtUp = true;

        @Override
        public FeedbackList feedback(int limit) {
            return new FeedbackList(feedback);
        }

        @Override
        public ModelsView models() {
            return new ModelsView(List.of(
                    new NamedModels("sentiment", null, List.of(), events, List.of(), accuracy, drift)));
        }

        @Override
        public Reading reading() {
            return new Reading(caughtUp, Map.of());
        }
    }

    @Test
    void feedbackIsCountedByItsStateAndStatesWithoutAnyAreZero() {
        told.feedback = List.of(fate(State.WAITING, 5), fate(State.JOINED, 20), fate(State.WAITING, 90));
        meters.refresh();

        assertThat(gauge("tidings.feedback", "state", "waiting")).isEqualTo(2);
        assertThat(gauge("tidings.feedback", "state", "joined")).isEqualTo(1);
        assertThat(gauge("tidings.feedback", "state", "champion")).isZero();
    }

    @Test
    void theLagIsThatOfFeedbackOfWhichNothingHasBeenSaid() {
        assertThat(gauge("tidings.feedback.lag.seconds")).isZero();
        told.feedback = List.of(fate(State.WAITING, 5), fate(State.TRAINED, 900), fate(State.WAITING, 90));

        assertThat(gauge("tidings.feedback.lag.records")).isEqualTo(2);
        assertThat(gauge("tidings.feedback.lag.seconds")).isEqualTo(90);
    }

    @Test
    void feedbackOfAClockThatRunsAheadHasNoNegativeAge() {
        told.feedback = List.of(fate(State.WAITING, -60));

        assertThat(gauge("tidings.feedback.lag.seconds")).isZero();
    }

    @Test
    void aTrainingRunsFromItsStartToWhateverEndsIt() {
        assertThat(gauge("tidings.training.running")).isZero();
        for (String end : List.of("published", "promoted", "rejected", "training-failed")) {
            told.events = List.of(event("training-started", 1));
            assertThat(gauge("tidings.training.running")).isEqualTo(1);
            told.events = List.of(event(end, 2), event("training-started", 1));
            assertThat(gauge("tidings.training.running")).as(end).isZero();
            told.events = List.of(event("training-started", 3), event(end, 2), event("training-started", 1));
            assertThat(gauge("tidings.training.running")).as("another one after " + end).isEqualTo(1);
        }
    }

    @Test
    void theNewestAccuracyAndTheNewestReportOfEachKindAreShown() {
        told.accuracy = List.of(new Accuracy(NOW.minusSeconds(9), 0.5, 10), new Accuracy(NOW, 0.75, 20));
        told.drift = List.of(drift(9, "distribution", 0.1, false), drift(8, "error", 0.3, false),
                drift(7, "distribution", 0.2, false));
        meters.refresh();

        assertThat(gauge("tidings.feedback.accuracy", "model", "sentiment")).isEqualTo(0.75);
        assertThat(gauge("tidings.drift.figure", "kind", "distribution", "figure", "psi")).isEqualTo(0.2);
        assertThat(gauge("tidings.drift.figure", "kind", "error", "figure", "psi")).isEqualTo(0.3);
    }

    @Test
    void trainingsAndAlarmsThatComeAreCountedOnceAndHistoryIsNot() {
        told.events = List.of(event("promoted", 10));
        told.drift = List.of(drift(60, "distribution", 0.3, true));
        meters.refresh();
        assertCounted(0, 0);

        told.events = Stream.of(event("rejected", 20), event("training-started", 19), event("promoted", 10)).toList();
        // A window ends before what was reported first of another kind.
        told.drift = List.of(drift(90, "error", 0.3, true), drift(60, "distribution", 0.3, true),
                drift(30, "distribution", 0.1, false));
        meters.refresh();
        meters.refresh();
        assertCounted(1, 1);
        assertThat(counter("tidings.trainings", "outcome", "rejected")).isEqualTo(1);
    }

    @Test
    void whatIsReadBeforeThePictureHasCaughtUpIsHistory() {
        told.caughtUp = false;
        meters.refresh();
        told.events = List.of(event("promoted", 10));
        told.drift = List.of(drift(60, "distribution", 0.3, true));
        meters.refresh();
        told.caughtUp = true;
        meters.refresh();
        assertCounted(0, 0);

        told.events = List.of(event("training-failed", 20), event("promoted", 10));
        meters.refresh();
        assertCounted(1, 0);
        assertThat(counter("tidings.trainings", "outcome", "failed")).isEqualTo(1);
    }

    private void assertCounted(double trainings, double alarms) {
        double counted = Stream.of("promoted", "rejected", "failed")
                .mapToDouble(outcome -> counter("tidings.trainings", "outcome", outcome))
                .sum();
        assertThat(counted).isEqualTo(trainings);
        assertThat(counter("tidings.drift.alarms", "model", "sentiment")).isEqualTo(alarms);
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private static FeedbackFate fate(State state, long secondsAgo) {
        return new FeedbackFate("r-" + secondsAgo, "pos", NOW.minusSeconds(secondsAgo), "page", state, "", null, null);
    }

    private static ShownModelEvent event(String kind, long second) {
        return new ShownModelEvent(Instant.ofEpochSecond(second), "sentiment", kind, "", "i", "", Map.of(), null);
    }

    private static Drift drift(long secondsAgo, String kind, double psi, boolean alarm) {
        return new Drift(NOW.minusSeconds(secondsAgo), kind, alarm, Map.of("psi", psi));
    }
}
