package io.tidings.learn.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.tidings.classify.ModelId;
import io.tidings.event.DriftReport;
import io.tidings.event.ModelEvent;
import io.tidings.learn.drift.ErrorWatch;
import io.tidings.learn.drift.Proposal;
import org.jspecify.annotations.Nullable;

/// An instance between joining the group and leaving it: asks, begins trainings and carries out what comes of them, one
/// step at a time. What a step throws leaves nothing half done: the next one to open this finds all on the topics. Used
/// by one thread.
final class TrainerState implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CATCH_UP = Duration.ofMillis(100);
    private static final Duration CANCELLED = Duration.ofSeconds(3);
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final LearnTask task;
    private final TrainingRun.Sources sources;
    private final LearnObserver observer;
    private final Lease lease;
    private final Verdicts verdicts;
    private LoopState state = new LoopState.Standby();
    /// What came in before all topics were read.
    private Inbox early = Inbox.EMPTY;
    private @Nullable Feeds feeds;
    private @Nullable ErrorWatch errors;
    private @Nullable TrainingRun run;
    private long shown;

    TrainerState(LearnTask task, TrainingRun.Sources sources, LearnObserver observer) {
        this.task = task;
        this.sources = sources;
        this.observer = observer;
        this.lease = new Lease(task, this::lost);
        this.verdicts = new Verdicts(task, lease, sources.registry());
    }

    LoopState state() {
        return state;
    }

    /// Ends a step that waits, from any thread, with Kafka's WakeupException.
    void wakeup() {
        lease.wakeup();
    }

    void step() {
        List<Call> calls = lease.poll(POLL);
        if (!lease.held()) {
            return;
        }
        if (feeds == null) {
            feeds = new Feeds(task);
        }
        Feeds known = feeds;
        boolean caughtUp = known.poll(state instanceof LoopState.Standby ? CATCH_UP : Duration.ZERO);
        if (errors != null) {
            errors.poll(Duration.ZERO);
        }
        ask(calls, known.alarm());
        state = switch (state) {
            case LoopState.Standby standby -> caughtUp ? elected(standby, known) : standby;
            case LoopState.Waiting waiting -> consider(waiting.with(known.history()), known);
            case LoopState.Training training -> watch(training);
            case LoopState.Deciding deciding -> decide(deciding, known);
        };
    }

    private void ask(List<Call> calls, @Nullable DriftReport alarm) {
        state = state.asked(inbox -> asked(inbox, calls, alarm));
        if (state instanceof LoopState.Standby) {
            early = asked(early, calls, alarm);
        }
    }

    private Inbox asked(Inbox inbox, List<Call> calls, @Nullable DriftReport alarm) {
        Inbox all = inbox;
        if (alarm != null) {
            all = Proposal.of(alarm).map(found -> inbox.alarmed(found, alarm.getTo())).orElse(inbox);
        }
        for (Call call : calls) {
            all = all.called(call, now());
        }
        return all;
    }

    private LoopState elected(LoopState.Standby standby, Feeds known) {
        errors = ErrorWatch.open(new ErrorWatch.Topics(task.topics().examples(), task.topics().drift()),
                task.access().kafka(), task.sections().errors());
        observer.elected(known.examples().sight(known.history().examples()));
        return standby.elected(known.history(), early, now());
    }

    private LoopState consider(LoopState.Waiting waiting, Feeds known) {
        Optional<Plan> hopeless = waiting.hopeless();
        if (hopeless.isPresent()) {
            ModelEvent event = verdicts.told(verdicts.failed(hopeless.get(), "interrupted "
                    + hopeless.get().attempt() + " times: its process died or lost the right to train", false));
            known.told(event);
            observer.ended(hopeless.get(), event);
            return waiting.with(known.history());
        }
        Sight sight = known.examples().sight(known.history().examples());
        Optional<Trigger> trigger = waiting.due(sight, task.settings(), now());
        return trigger.isPresent() ? begin(waiting, trigger.get(), sight, known) : waiting;
    }

    private LoopState begin(LoopState.Waiting waiting, Trigger trigger, Sight sight, Feeds known) {
        Plan plan = waiting.plan(trigger, sight, task.settings().seed(), now());
        lease.answered();
        known.told(verdicts.begun(plan));
        observer.began(plan);
        ExamplesState examples = known.examples();
        run = new TrainingRun(task, sources,
                new TrainingRun.Job(plan, new TrainingRun.Examples(examples.examples(), examples.barred(),
                        examples.unreadable()), known.history().shadow()));
        run.start();
        return waiting.begin(plan);
    }

    private LoopState watch(LoopState.Training training) {
        TrainingRun running = run;
        if (running == null) {
            throw new IllegalStateException("a training that nobody runs");
        }
        Optional<Ending> ending = running.ending();
        if (ending.isPresent()) {
            run = null;
            return training.trained(ending.get());
        }
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
            shown = System.nanoTime();
            running.step().ifPresent(step -> {
                observer.went(step);
                if (!training.plan().calls().isEmpty()) {
                    lease.progress(Progress.of(training.plan(), step).toJson());
                }
            });
        }
        return training;
    }

    private LoopState decide(LoopState.Deciding deciding, Feeds known) {
        @Nullable
        ModelId shadow = known.history().shadow();
        ModelEvent event = verdicts.carryOut(deciding.plan(), deciding.ending(), shadow);
        known.told(event);
        observer.ended(deciding.plan(), event);
        return deciding.decided(known.history());
    }

    private Instant now() {
        return task.access().clock().instant();
    }

    /// Called as soon as another instance may train.
    private void lost() {
        if (run != null) {
            run.cancel();
        }
        run = null;
        if (feeds != null) {
            feeds.close();
            feeds = null;
            observer.dismissed();
        }
        if (errors != null) {
            errors.close();
            errors = null;
        }
        early = Inbox.EMPTY;
        state = state.dismissed();
    }

    @Override
    public void close() {
        TrainingRun running = run;
        lost();
        lease.close();
        if (running != null) {
            try {
                running.join(CANCELLED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
