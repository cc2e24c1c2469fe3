package io.tidings.model;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

import io.tidings.nn.Workspace;

/// Lends workspaces from a small pool. Safe for any threads, none of which ever waits.
final class Workspaces {

    private final BlockingQueue<Workspace> idle = new ArrayBlockingQueue<>(
            Math.max(2, Runtime.getRuntime().availableProcessors()));

    /// @param pass must not keep the workspace
    <T> T lend(Function<Workspace, T> pass) {
        Workspace lent = idle.poll();
        Workspace workspace = lent == null ? new Workspace() : lent;
        T result = pass.apply(workspace);
        var _ = idle.offer(workspace); // a full pool lets it go
        return result;
    }
}
