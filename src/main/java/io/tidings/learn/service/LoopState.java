package io.tidings.learn.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.tidings.learn.drift.Proposal;

/// Where the trainer is. Transitions are methods on the state that is left; none of them does anything else, and time is
/// a parameter.
public sealed interface LoopState {

    /// Another instance trains, or nobody knows yet who does.
    record Standby() implements LoopState {

        /// This instance is the trainer from now on.
        ///
        /// @param history of what was done so far, by whomever
        Waiting elected(History history, Inbox inbox, Instant now) {
            return new Waiting(history, inbox, now);
        }
    }

    /// The trainer, with nothing to do.
    ///
    /// @param since when this instance became the trainer, from which the schedule counts where there was no training
    record Waiting(History history, Inbox inbox, Instant since) implements LoopState {

        /// After so many interruptions of one training it counts as failed.
        static final int MOST_ATTEMPTS = 5;
        private static final int MOST_DOUBLINGS = 3;
        /// After a failure that passes by itself.
        private static final Duration REST = Duration.ofSeconds(5);
        private static final int MOST_REST_DOUBLINGS = 9;
        /// An alarm needs a quarter of the examples that are enough without one.
        private static final int ALARM_SHARE = 4;

        Waiting with(History next) {
            return new Waiting(next, inbox, since);
        }

        /// Why a training should begin now, if it should. Never on examples that gave nothing before, unless somebody
        /// asks for it; after fruitless trainings more new examples, and more time, are asked for each time. After
        /// failures that pass the same examples are tried again, each time after a longer rest.
        Optional<Trigger> due(Sight sight, LearnSettings settings, Instant now) {
            Plan interrupted = history.open();
            if (interrupted != null) {
                return Optional.of(new Trigger.Resumed(interrupted.trigger()));
            }
            List<Call> calls = inbox.at(now).calls();
            if (!calls.isEmpty()) {
                return Optional.of(new Trigger.ByHand(calls));
            }
            if (now.isBefore(rested())) {
                return Optional.empty();
            }
            int doublings = Math.min(MOST_DOUBLINGS, history.fruitless());
            int learnt = sight.count() - sight.fresh();
            int enough = Math.max(settings.minExamples(), (int) (settings.growth() * learnt)) << doublings;
            if (sight.fresh() >= enough) {
                return Optional.of(new Trigger.NewExamples(sight.fresh(), enough));
            }
            Proposal alarm = inbox.alarm();
            if (alarm != null && history.mayLabel(alarm.modelId()) && inbox.alarmed().isAfter(history.ended())
                    && sight.fresh() >= Math.max(1, enough / ALARM_SHARE)) {
                return Optional.of(new Trigger.Drift(alarm.reason()));
            }
            return sight.fresh() > 0 && scheduled(settings, doublings, now)
                    ? Optional.of(new Trigger.Schedule(settings.everyMinutes()))
                    : Optional.empty();
        }

        private Instant rested() {
            int doublings = Math.min(MOST_REST_DOUBLINGS, history.passing() - 1);
            return doublings < 0 ? Instant.EPOCH : history.ended().plus(REST.multipliedBy(1L << doublings));
        }

        private boolean scheduled(LearnSettings settings, int doublings, Instant now) {
            Instant begun = history.ended().isAfter(Instant.EPOCH) ? history.ended() : since;
            Duration pause = Duration.ofMinutes((long) settings.everyMinutes() << doublings);
            return settings.everyMinutes() > 0 && !now.isBefore(begun.plus(pause));
        }

        /// The training that a trigger leads to.
        Plan plan(Trigger trigger, Sight sight, long seed, Instant now) {
            // Names must differ, whatever the clocks of two instances say.
            Instant at = now.isAfter(history.latest()) ? now : history.latest().plusMillis(1);
            Plan interrupted = history.open();
            List<String> calls = inbox.at(now).calls().stream().map(Call::id).toList();
            return interrupted == null
                    ? new Plan(at, trigger.words(), sight.positions(), sight.count(), sight.fresh(), seed, 1, calls)
                    : new Plan(at, trigger.words(), sight.positions(), sight.count(), sight.fresh(), seed,
                            interrupted.attempt() + 1,
                            Stream.concat(interrupted.calls().stream(), calls.stream()).toList());
        }

        /// An interrupted training that must not begin again: whoever runs it seems to die of it.
        Optional<Plan> hopeless() {
            return Optional.ofNullable(history.open()).filter(plan -> plan.attempt() >= MOST_ATTEMPTS);
        }

        Training begin(Plan plan) {
            return new Training(inbox.answered(), since, plan);
        }
    }

    /// A training runs.
    record Training(Inbox inbox, Instant since, Plan plan) implements LoopState {

        Deciding trained(Ending ending) {
            return new Deciding(inbox, since, plan, ending);
        }
    }

    /// A training has ended, and what came of it is still to be written.
    record Deciding(Inbox inbox, Instant since, Plan plan, Ending ending) implements LoopState {

        /// @param history with the event of this training
        Waiting decided(History history) {
            return new Waiting(history, inbox, since);
        }
    }

    /// The right to train is lost, whatever was going on. What was begun is found on the topics by whoever has it next.
    default Standby dismissed() {
        return new Standby();
    }

    /// What asks for a training is kept in mind until it is answered.
    default LoopState asked(UnaryOperator<Inbox> change) {
        return switch (this) {
            case Standby standby -> standby;
            case Waiting(History history, Inbox inbox, Instant since) ->
                new Waiting(history, change.apply(inbox), since);
            case Training(Inbox inbox, Instant since, Plan plan) ->
                new Training(change.apply(inbox), since, plan);
            case Deciding(Inbox inbox, Instant since, Plan plan, Ending ending) ->
                new Deciding(change.apply(inbox), since, plan, ending);
        };
    }
}
