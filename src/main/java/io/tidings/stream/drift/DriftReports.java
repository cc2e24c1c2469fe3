package io.tidings.stream.drift;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import io.tidings.classify.Reference;
import io.tidings.event.DriftReport;

/// Makes the report of a window.
final class DriftReports {

    private final DriftSettings settings;
    private final WindowTimes times;

    DriftReports(DriftSettings settings, WindowTimes times) {
        this.settings = settings;
        this.times = times;
    }

    DriftReport of(Window window, Watched model) {
        Reference found = Reference.of(window.tally());
        var measures = new TreeMap<String, Double>();
        if (model.complete()) {
            measures.putAll(Comparison.of(model.reference(), found));
        }
        List<String> alarms = window.count() < settings.minEvents() ? List.of() : settings.alarms(measures);
        measures.put("late", (double) model.late());
        measures.put("reference.events", (double) model.reference().count());
        measures.put("reference.windows", (double) model.windows());
        measures.put("reference.complete", model.complete() ? 1.0 : 0.0);
        var report = new DriftReport();
        report.setKind("distribution");
        report.setModel(window.key().model());
        report.setModelId(window.key().modelId());
        report.setFrom(Instant.ofEpochMilli(times.start(window)));
        report.setTo(Instant.ofEpochMilli(times.end(window)));
        report.setCount(window.count());
        report.setMeasures(measures);
        report.setAlarm(!alarms.isEmpty());
        report.setAlarms(alarms);
        report.setObserved(found.toMap());
        return report;
    }
}
