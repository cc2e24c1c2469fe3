package io.tidings.learn.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.tidings.event.DriftReport;

/// What is gone through again at the start: examples in whatever order they come, and how far they were reported. For one
/// thread.
final class ReplayState {

    /// Of the examples as many of the newest are gone through.
    static final int MOST = 200_000;

    private final PriorityQueue<Judged> newest = new PriorityQueue<>(Comparator.comparing(Judged::at));
    /// Up to when each model's error has been reported.
    private final Map<String, Instant> last = new HashMap<>();

    void judged(Judged one) {
        newest.add(one);
        if (newest.size() > MOST) {
            newest.remove();
        }
    }

    void reported(DriftReport report) {
        if (report.getKind().equals(FeedbackDrift.KIND)) {
            last.merge(key(report), report.getTo(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /// Goes through the examples in the order in which feedback was given; to be called once.
    ///
    /// @return the reports that were not there yet
    List<DriftReport> missing(FeedbackDrift.State state) {
        var missing = new ArrayList<DriftReport>();
        while (!newest.isEmpty()) {
            state.add(newest.remove())
                    .filter(report -> report.getTo().isAfter(last.getOrDefault(key(report), Instant.MIN)))
                    .ifPresent(missing::add);
        }
        return missing;
    }

    private static String key(DriftReport report) {
        return report.getModelId() + '/' + report.getModel();
    }
}
