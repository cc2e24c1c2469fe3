package io.tidings.learn.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tidings.event.DriftReport;
import org.jspecify.annotations.Nullable;

/// The error of one model over time. For one thread.
final class ErrorState {

    private static final String ALARM = "adwin.error";
    private static final Instant NEVER = Instant.MAX;

    private final FeedbackDriftSettings settings;
    private final AdwinState window;
    private final PrequentialState accuracy;
    private long judged; // since the last report
    private long wrong; // of them
    private Instant from = NEVER;
    private Instant to = Instant.MIN;

    ErrorState(FeedbackDriftSettings settings) {
        this.settings = settings;
        this.window = new AdwinState(settings.delta());
        this.accuracy = new PrequentialState(settings.fading(), settings.window());
    }

    /// @return a report where the error has changed, and every so many examples
    Optional<DriftReport> add(Judged one) {
        judged++;
        wrong += one.wrong() ? 1 : 0;
        from = one.at().isBefore(from) ? one.at() : from;
        to = one.at().isBefore(to) ? to : one.at();
        accuracy.add(one.wrong());
        AdwinState.Cut cut = window.add(one.wrong() ? 1 : 0).orElse(null);
        if (cut == null && judged < settings.reportEvery()) {
            return Optional.empty();
        }
        DriftReport report = report(one, cut);
        judged = 0;
        wrong = 0;
        from = NEVER;
        to = Instant.MIN;
        return Optional.of(report);
    }

    private DriftReport report(Judged one, AdwinState.@Nullable Cut cut) {
        Map<String, Double> measures = new TreeMap<>();
        measures.put("accuracy", 1 - (double) wrong / judged);
        measures.put("accuracy.fading", accuracy.fadingAccuracy());
        measures.put("accuracy.window", accuracy.windowAccuracy());
        measures.put(ALARM, window.mean());
        measures.put("adwin.width", (double) window.width());
        if (cut != null) {
            measures.put("adwin.before", cut.before());
            measures.put("adwin.after", cut.after());
        }
        // A model that has become better is no reason to train.
        boolean alarm = cut != null && cut.after() > cut.before();
        var report = new DriftReport();
        report.setKind(FeedbackDrift.KIND);
        report.setModel(one.model());
        report.setModelId(one.modelId());
        report.setFrom(from);
        report.setTo(to.plusMillis(1));
        report.setCount(judged);
        report.setMeasures(measures);
        report.setAlarm(alarm);
        report.setAlarms(alarm ? List.of(ALARM) : List.of());
        report.setObserved(Map.of());
        return report;
    }
}
