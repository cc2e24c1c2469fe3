package io.tidings.stream.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidings.classify.Reference;
import io.tidings.event.DriftReport;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Adds up the counts of all partitions by window, and reports each window once when it is over.
final class WindowProcessor implements Processor<String, Window, String, DriftReport> {

    static final String WINDOWS = "drift-windows";
    static final String WATCHED = "drift-watched";

    /// Open at once, of a model. Beyond this the oldest is reported early: scoring times may be anything.
    static final int MOST_WINDOWS = 64;
    /// Remembered at once. Beyond this the one whose windows ended first is forgotten.
    static final int MOST_MODELS = 64;

    private final DriftTask task;
    private final References references;
    private final DriftMeters meters;
    private final DriftReports reports;
    private final WindowTimes times;
    private ProcessorContext<String, DriftReport> context;
    private KeyValueStore<String, Window> windows;
    private KeyValueStore<String, Watched> watched;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    WindowProcessor(DriftTask task, References references, DriftMeters meters) {
        this.task = task;
        this.references = references;
        this.meters = meters;
        this.times = new WindowTimes(task.settings());
        this.reports = new DriftReports(task.settings(), times);
    }

    @Override
    public void init(ProcessorContext<String, DriftReport> given) {
        context = given;
        windows = given.getStateStore(WINDOWS);
        watched = given.getStateStore(WATCHED);
        given.schedule(CombineProcessor.PASS_ON, PunctuationType.WALL_CLOCK_TIME, this::reportEnded);
    }

    @Override
    public void process(Record<String, Window> part) {
        Window counts = part.value();
        String key = counts.key().text();
        Watched model = watched(counts.key());
        if (times.byTime() && counts.key().start() < model.closed()) {
            meters.late(counts.count());
            watched.put(model(counts.key()), model.late(counts.count()));
            return;
        }
        long now = context.currentSystemTimeMs();
        Window before = windows.get(key);
        Window window = before == null
                ? counts.plus(Window.opened(counts.key(), counts.first()), now)
                : before.plus(counts, now);
        windows.put(key, window);
        if (times.full(window)) {
            report(window, now);
        }
    }

    private void reportEnded(long now) {
        var open = new ArrayList<Window>();
        try (var all = windows.all()) {
            all.forEachRemaining(entry -> open.add(entry.value));
        }
        var excess = excess(open);
        var waiting = new HashSet<String>(); // models whose next window is not over
        for (Window window : open) { // by model and time
            String model = model(window.key());
            if (!waiting.contains(model) && (times.over(window, now) || excess.contains(window))) {
                report(window, now);
            } else {
                waiting.add(model);
            }
        }
    }

    /// The oldest windows of models that have too many.
    private static Set<Window> excess(List<Window> open) {
        var counts = new HashMap<String, Integer>();
        open.forEach(window -> counts.merge(model(window.key()), 1, Integer::sum));
        var excess = new HashSet<Window>();
        for (Window window : open) {
            int left = counts.merge(model(window.key()), -1, Integer::sum);
            if (left >= MOST_WINDOWS) {
                excess.add(window);
            }
        }
        return excess;
    }

    private void report(Window window, long now) {
        Watched model = watched(window.key());
        if (!model.complete()) {
            Reference known = references.of(window.key().modelId()).orElse(null);
            model = known == null ? model : model.compareWith(known);
        }
        DriftReport report = reports.of(window, model);
        if (!model.complete() && window.count() >= task.settings().minEvents()) {
            model = model.learning(Reference.of(window.tally()), task.settings().referenceWindows());
        }
        windows.delete(window.key().text());
        watched.put(model(window.key()), model.reported(times.end(window)));
        forgetOldest();
        meters.reported(window.count(), report.getAlarm());
        context.forward(new Record<>(window.key().model(), report, now));
    }

    private void forgetOldest() {
        var all = new HashMap<String, Watched>();
        try (var entries = watched.all()) {
            entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
        }
        if (all.size() > MOST_MODELS) {
            all.entrySet()
                    .stream()
                    .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.closed(), b.closed())))
                    .ifPresent(oldest -> watched.delete(oldest.getKey()));
        }
    }

    private Watched watched(Window.Key key) {
        Watched known = watched.get(model(key));
        return known == null ? Watched.NEW : known;
    }

    private static String model(Window.Key key) {
        return key.modelId() + '/' + key.model();
    }
}
