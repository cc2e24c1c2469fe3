package io.tidings.learn.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.tidings.modelregistry.ModelRegistry;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns from feedback, by itself, for months: waits for reasons to train, trains, and publishes what the gate lets
/// through. Of all instances with the same group exactly one does so at a time; the others wait to take its place.
///
/// Runs on a thread of its own. Trouble of any kind, too little memory included, is waited out: all is closed and opened
/// again, and a training that was going on begins again. Start it once, close it once.
public final class LearnService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LearnService.class);
    private static final int FIRST_PAUSE_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final Duration CLOSE = Duration.ofSeconds(8);

    private final LearnTask task;
    private final LearnObserver observer;
    private final Supplier<byte[]> first;
    private final Teacher teacher;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable TrainerState> present = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("learn").daemon().unstarted(this::run);

    /// @param first the bytes of the model that instances begin with where none was promoted
    public LearnService(LearnTask task, Supplier<byte[]> first, Teacher teacher, LearnObserver observer) {
        this.task = task;
        this.first = first;
        this.teacher = teacher;
        this.observer = observer;
    }

    public void start() {
        thread.start();
    }

    /// Cancels a training that is going on, which the next instance begins again, and leaves the group.
    @Override
    public void close() {
        closing.countDown();
        TrainerState now = present.get();
        if (now != null) {
            now.wakeup();
        }
        try {
            if (thread.isAlive() && !thread.join(CLOSE)) {
                LOG.warn("the learning service is still publishing; it ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void run() {
        int pause = FIRST_PAUSE_MILLIS;
        while (!closed()) {
            try (var registry = new ModelRegistry(task.registry(), task.access());
                    var trainer = new TrainerState(task, new TrainingRun.Sources(registry, first, teacher), observer)) {
                present.set(trainer);
                while (!closed()) {
                    trainer.step();
                    pause = trainer.state() instanceof LoopState.Standby ? pause : FIRST_PAUSE_MILLIS;
                }
            } catch (WakeupException e) {
                LOG.debug("the learning service was woken to end", e);
            } catch (Throwable e) { // Nobody would notice that the thread has ended.
                troubled(e, pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            } finally {
                present.set(null);
            }
        }
    }

    private void troubled(Throwable thrown, int pauseMillis) {
        if (closed()) {
            return;
        }
        String what = thrown instanceof Error || thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        LOG.warn("learning begins again in {} ms: {}", pauseMillis, what);
        LOG.debug("where it failed", thrown);
        observer.troubled(what);
        try {
            var _ = closing.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
