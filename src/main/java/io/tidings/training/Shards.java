package io.tidings.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs the parts of a step on a few threads and hands results back in the order of the parts.
final class Shards implements AutoCloseable {

    private final ExecutorService threads;

    Shards(int count) {
        this.threads = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().daemon().name("tidings-training-", 0).factory());
    }

    <T> List<T> run(List<Callable<T>> parts) {
        try {
            var results = new ArrayList<T>();
            for (var part : threads.invokeAll(parts)) {
                results.add(part.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailure("training was interrupted", e);
        } catch (ExecutionException e) {
            throw new TrainingFailure("training failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
