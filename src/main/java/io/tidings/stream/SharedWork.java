package io.tidings.stream;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Tasks that several threads take one after the other while there is time. Used once.
///
/// The thread that asks for it takes part and waits only for tasks that others have begun: helpers that come late, or
/// never, cost nothing.
final class SharedWork<T> {

    private final List<ForkJoinTask<T>> tasks;
    private final BooleanSupplier timeLeft;
    private final AtomicInteger next = new AtomicInteger();

    /// @param tasks    the most urgent first
    /// @param timeLeft whether another task may be begun; asked by all threads
    SharedWork(List<ForkJoinTask<T>> tasks, BooleanSupplier timeLeft) {
        this.tasks = List.copyOf(tasks);
        this.timeLeft = timeLeft;
    }

    /// What came of the first tasks, in their order; there was no time for the others.
    ///
    /// @param count   of threads that may help
    /// @throws RuntimeException what a task threw, an [Error] too
    List<T> with(Executor helpers, int count) {
        for (int i = 0; i < Math.min(count, tasks.size() - 1); i++) {
            helpers.execute(this::take);
        }
        take();
        int begun = Math.min(next.getAndSet(tasks.size()), tasks.size());
        return tasks.subList(0, begun).stream().map(ForkJoinTask::join).toList();
    }

    private void take() {
        while (timeLeft.getAsBoolean()) {
            int own = next.getAndIncrement();
            if (own >= tasks.size()) {
                return;
            }
            tasks.get(own).quietlyInvoke();
        }
    }
}
