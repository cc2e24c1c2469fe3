package io.tidings.learn.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import io.tidings.learn.drift.Proposal;
import io.tidings.learn.service.LoopState.Standby;
import io.tidings.learn.service.LoopState.Training;
import io.tidings.learn.service.LoopState.Waiting;
import org.junit.jupiter.api.Test;

class LoopStateTest {

    private static final String MODEL = "sentiment";
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final LearnSettings SETTINGS = LearnSettings.defaults().withTriggers(60, 10).withGrowth(0);

    private final Waiting fresh = new Standby().elected(History.none(MODEL), Inbox.EMPTY, BEGIN);

    @Test
    void waitsUntilEnoughExamplesAreNew() {
        assertThat(fresh.due(sight(100, 9), SETTINGS, BEGIN)).isEmpty();
        assertThat(fresh.due(sight(100, 10), SETTINGS, BEGIN)).contains(new Trigger.NewExamples(10, 10));
    }

    @Test
    void theMoreIsKnownTheMoreMustBeNew() {
        LearnSettings growing = SETTINGS.withGrowth(0.2);

        assertThat(fresh.due(sight(100, 10), growing, BEGIN)).isEmpty();
        assertThat(fresh.due(sight(118, 18), growing, BEGIN)).isEmpty();
        assertThat(fresh.due(sight(120, 20), growing, BEGIN)).contains(new Trigger.NewExamples(20, 20));
    }

    @Test
    void trainsOnScheduleIfAnythingIsNew() {
        Instant later = BEGIN.plus(Duration.ofMinutes(60));

        assertThat(fresh.due(sight(100, 1), SETTINGS, later.minusMillis(1))).isEmpty();
        assertThat(fresh.due(sight(100, 1), SETTINGS, later)).contains(new Trigger.Schedule(60));
        assertThat(fresh.due(sight(100, 0), SETTINGS, later)).isEmpty();
        assertThat(fresh.due(sight(100, 1), SETTINGS.withTriggers(0, 10), later)).as("no schedule").isEmpty();
    }

    @Test
    void anAlarmNeedsAQuarterOfTheExamplesAndCountsOnce() {
        LoopState alarmed = fresh.asked(inbox -> inbox.alarmed(drift("a"), BEGIN.plusSeconds(5)));

        assertThat(((Waiting) alarmed).due(sight(100, 1), SETTINGS, BEGIN)).isEmpty();
        Optional<Trigger> due = ((Waiting) alarmed).due(sight(100, 2), SETTINGS, BEGIN);
        assertThat(due).contains(new Trigger.Drift("drift"));

        Training training = begin((Waiting) alarmed, due.orElseThrow(), sight(100, 2), BEGIN.plusSeconds(6));
        History ended = ended(training.plan(), History.none(MODEL), "rejected", BEGIN.plusSeconds(9));
        Waiting again = training.trained(new Ending.Broken("x", false)).decided(ended);
        assertThat(again.due(sight(110, 9), SETTINGS, BEGIN.plusSeconds(10))).as("the alarm was answered").isEmpty();
    }

    @Test
    void anAlarmOnAModelThatWasReplacedIsNoReason() {
        Inbox alarmed = Inbox.EMPTY.alarmed(drift(ModelId.ofName("old").value()), BEGIN.plusSeconds(5));
        History old = History.none(MODEL).after(event("promoted", ModelId.ofName("old").value(), BEGIN, Map.of()));
        History next = old.after(event("promoted", ModelId.ofName("new").value(), BEGIN, Map.of()));

        assertThat(new Waiting(old, alarmed, BEGIN).due(sight(100, 9), SETTINGS, BEGIN)).isPresent();
        assertThat(new Waiting(next, alarmed, BEGIN).due(sight(100, 9), SETTINGS, BEGIN)).isEmpty();
        Inbox unnamed = Inbox.EMPTY.alarmed(drift(""), BEGIN.plusSeconds(5));
        assertThat(new Waiting(next, unnamed, BEGIN).due(sight(100, 9), SETTINGS, BEGIN)).isPresent();
    }

    @Test
    void aCallIsAnsweredWhateverTheExamplesAndTwoAreAnsweredAtOnce() {
        Call one = new Call("1", MODEL, "I say so", BEGIN.plusSeconds(60));
        Call two = new Call("2", MODEL, "me too", BEGIN.plusSeconds(60));
        Waiting called = (Waiting) fresh.asked(inbox -> inbox.called(one, BEGIN).called(two, BEGIN).called(one, BEGIN));

        Trigger trigger = called.due(sight(3, 0), SETTINGS, BEGIN).orElseThrow();

        assertThat(trigger.words()).isEqualTo("by hand: I say so; me too");
        Training training = begin(called, trigger, sight(3, 0), BEGIN);
        assertThat(training.plan().calls()).containsExactly("1", "2");
        assertThat(training.inbox().calls()).isEmpty();
    }

    @Test
    void nobodyIsAnsweredWhoHasStoppedWaiting() {
        Call call = new Call("1", MODEL, "I say so", BEGIN.plusSeconds(60));
        Waiting called = (Waiting) fresh.asked(inbox -> inbox.called(call, BEGIN));

        Instant late = BEGIN.plusSeconds(61);
        assertThat(called.due(sight(3, 0), SETTINGS, late)).isEmpty();
        assertThat(called.plan(new Trigger.Schedule(60), sight(3, 3), 1, late).calls()).isEmpty();
    }

    @Test
    void whoHasStoppedWaitingTakesNobodysPlace() {
        Inbox full = Inbox.EMPTY;
        for (int i = 0; i < 100; i++) {
            full = full.called(new Call("" + i, MODEL, "I say so", BEGIN.plusSeconds(60)), BEGIN);
        }
        Call next = new Call("next", MODEL, "me too", BEGIN.plusSeconds(120));

        assertThat(full.called(next, BEGIN).calls()).hasSize(100).doesNotContain(next);
        assertThat(full.called(next, BEGIN.plusSeconds(61)).calls()).containsExactly(next);
    }

    @Test
    void afterFruitlessTrainingsMoreIsAskedForEachTime() {
        History history = History.none(MODEL);
        for (int fruitless = 0; fruitless < 5; fruitless++) {
            int enough = 10 << Math.min(3, fruitless);
            Waiting waiting = new Waiting(history, Inbox.EMPTY, BEGIN);
            assertThat(waiting.due(sight(500, enough - 1), SETTINGS, BEGIN)).isEmpty();
            Training training = begin(waiting, waiting.due(sight(500, enough), SETTINGS, BEGIN).orElseThrow(),
                    sight(500, enough), BEGIN);
            history = ended(training.plan(), history, "rejected", BEGIN);
        }
        assertThat(history.fruitless()).isEqualTo(5);

        var promotion = event("promoted", ModelId.ofName("other").value(), BEGIN, Map.of());
        assertThat(history.after(promotion).fruitless()).as("another champion").isZero();
    }

    @Test
    void aTrainingThatNeverEndedBeginsAgainAndAnswersTheSameCalls() {
        Call call = new Call("1", MODEL, "I say so", BEGIN.plusSeconds(60));
        Waiting called = (Waiting) fresh.asked(inbox -> inbox.called(call, BEGIN));
        Plan plan = begin(called, new Trigger.ByHand(List.of(call)), sight(3, 3), BEGIN).plan();
        History told = History.none(MODEL).after(started(plan));

        Waiting next = new Standby().elected(told, Inbox.EMPTY, BEGIN);
        Trigger trigger = next.due(sight(3, 3), SETTINGS, BEGIN).orElseThrow();
        Training again = begin(next, trigger, sight(3, 3), BEGIN);

        assertThat(trigger.words()).isEqualTo("again after an interruption, by hand: I say so");
        assertThat(again.plan().attempt()).isEqualTo(2);
        assertThat(again.plan().calls()).containsExactly("1");
        assertThat(again.plan().at()).as("names differ though the clock stands").isAfter(plan.at());
    }

    @Test
    void aTrainingThatIsInterruptedAgainAndAgainIsGivenUp() {
        History history = History.none(MODEL);
        for (int attempt = 1; attempt <= Waiting.MOST_ATTEMPTS; attempt++) {
            Waiting waiting = new Standby().elected(history, Inbox.EMPTY, BEGIN);
            assertThat(waiting.hopeless()).isEmpty();
            history = history.after(started(begin(waiting, new Trigger.Schedule(60), sight(3, 3), BEGIN).plan()));
        }
        assertThat(new Standby().elected(history, Inbox.EMPTY, BEGIN).hopeless()).isPresent();
    }

    @Test
    void whoLosesTheRightStandsByAndTakesNothingAlong() {
        Training training = begin(fresh, new Trigger.Schedule(60), sight(3, 3), BEGIN);

        assertThat(training.dismissed()).isEqualTo(new Standby());
        assertThat(training.trained(new Ending.Broken("x", false)).dismissed()).isEqualTo(new Standby());
        assertThat(fresh.dismissed().asked(inbox -> inbox.alarmed(drift("a"), BEGIN))).isEqualTo(new Standby());
    }

    @Test
    void whatIsAskedDuringATrainingIsConsideredAfterIt() {
        Training training = begin(fresh, new Trigger.Schedule(60), sight(3, 3), BEGIN);
        Call call = new Call("1", MODEL, "and now?", BEGIN.plusSeconds(60));

        Training asked = (Training) training.asked(inbox -> inbox.called(call, BEGIN));
        Waiting waiting = asked.trained(new Ending.Broken("x", false)).decided(History.none(MODEL));

        assertThat(waiting.due(sight(3, 0), SETTINGS, BEGIN)).contains(new Trigger.ByHand(List.of(call)));
    }

    @Test
    void anEventThatIsHeardTwiceChangesNothing() {
        Plan plan = begin(fresh, new Trigger.Schedule(60), sight(3, 3), BEGIN).plan();
        ModelEvent end = event("shadow", ModelId.ofName("shadow").value(), BEGIN, Map.of(Plan.FIGURE, plan.name()));
        History once = History.none(MODEL).after(started(plan)).after(end);

        assertThat(once.shadow()).isEqualTo(ModelId.ofName("shadow"));
        assertThat(once.after(started(plan)).after(end)).isEqualTo(once);
    }

    @Test
    void theEndOfAnotherTrainingDoesNotEndThisOne() {
        Plan plan = begin(fresh, new Trigger.Schedule(60), sight(3, 3), BEGIN).plan();
        History open = History.none(MODEL).after(started(plan));

        assertThat(open.after(event("rejected", "", BEGIN, Map.of(Plan.FIGURE, 12.0)))).isEqualTo(open);
        assertThat(open.after(event("promoted", ModelId.ofName("other").value(), BEGIN, Map.of())).open()).as("by hand")
                .isEqualTo(plan);
    }

    @Test
    void afterAFailureThatWillPassTheSameExamplesAreNewStill() {
        Plan plan = begin(fresh, new Trigger.Schedule(60), sight(3, 3), BEGIN).plan();
        History open = History.none(MODEL).after(started(plan));

        History passing = open.after(event("training-failed", "", BEGIN,
                Map.of(Plan.FIGURE, plan.name(), History.AGAIN, 1.0)));
        History lasting = open.after(event("training-failed", "", BEGIN, Map.of(Plan.FIGURE, plan.name())));

        assertThat(passing.examples()).isEqualTo(Positions.NONE);
        assertThat(lasting.examples()).isEqualTo(plan.examples());
    }

    @Test
    void afterEachFailureThatWillPassTheNextTrainingWaitsTwiceAsLongButACallDoesNot() {
        History history = History.none(MODEL);
        for (long rest : new long[]{5, 10, 20, 40}) {
            Plan plan = begin(waiting(history), new Trigger.Schedule(60), sight(30, 30), BEGIN).plan();
            history = history.after(started(plan))
                    .after(event("training-failed", "", BEGIN, Map.of(Plan.FIGURE, plan.name(), History.AGAIN, 1.0)));
            Instant rested = BEGIN.plusSeconds(rest);
            assertThat(waiting(history).due(sight(30, 30), SETTINGS, rested.minusMillis(1))).isEmpty();
            assertThat(waiting(history).due(sight(30, 30), SETTINGS, rested))
                    .contains(new Trigger.NewExamples(30, 10));
        }
        Call call = new Call("1", MODEL, "now", BEGIN.plusSeconds(60));
        assertThat(new Waiting(history, Inbox.EMPTY.called(call, BEGIN), BEGIN).due(sight(30, 30), SETTINGS, BEGIN))
                .contains(new Trigger.ByHand(List.of(call)));

        Plan plan = begin(waiting(history), new Trigger.Schedule(60), sight(30, 30), BEGIN).plan();
        assertThat(ended(plan, history, "rejected", BEGIN).passing()).isZero();
    }

    private static Proposal drift(String modelId) {
        return new Proposal(MODEL, modelId, "drift");
    }

    private static Waiting waiting(History history) {
        return new Waiting(history, Inbox.EMPTY, BEGIN);
    }

    private static Sight sight(int count, int fresh) {
        return new Sight(count, fresh, Positions.NONE.with(0, count));
    }

    private static Training begin(Waiting waiting, Trigger trigger, Sight sight, Instant now) {
        return waiting.begin(waiting.plan(trigger, sight, 1, now));
    }

    private static History ended(Plan plan, History history, String kind, Instant at) {
        return history.after(started(plan)).after(event(kind, "", at, Map.of(Plan.FIGURE, plan.name())));
    }

    private static ModelEvent started(Plan plan) {
        ModelEvent event = event("training-started", "", plan.at(), Map.of(Plan.FIGURE, plan.name()));
        event.setReport(plan.toJson());
        return event;
    }

    private static ModelEvent event(String kind, String modelId, Instant at, Map<String, Double> figures) {
        return ModelEvent.newBuilder()
                .setKind(kind)
                .setModel(MODEL)
                .setModelId(modelId)
                .setAt(at)
                .setFigures(figures)
                .build();
    }
}
