package io.tidings.stream.sentiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds the parts of all partitions up by window, and twice a second writes the windows that have changed, and what
/// alerts they give rise to.
final class WindowProcessor implements Processor<String, Part, String, SpecificRecordBase> {

    static final String WINDOWS = "sentiment-windows";
    static final String CHANGED = "sentiment-changed";
    static final String STARTS = "sentiment-starts";

    private static final Logger LOG = LoggerFactory.getLogger(WindowProcessor.class);
    private static final Duration FORGET = Duration.ofSeconds(30);
    private static final int MOST_FORGOTTEN = 10_000; // at a time: the thread has other work

    private final SentimentTask task;
    private final SentimentMeters meters;
    private final List<WindowSize> sizes;
    private final WindowEvents events;
    private ProcessorContext<String, SpecificRecordBase> context;
    private KeyValueStore<String, Known> windows;
    private KeyValueStore<String, Long> changed;
    private KeyValueStore<String, Long> starts;
    private Alerts alerts;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    WindowProcessor(SentimentTask task, SentimentMeters meters) {
        this.task = task;
        this.meters = meters;
        this.sizes = task.sizes();
        this.events = new WindowEvents(task);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecordBase> given) {
        context = given;
        windows = given.getStateStore(WINDOWS);
        changed = given.getStateStore(CHANGED);
        starts = given.getStateStore(STARTS);
        alerts = new Alerts(task.settings().alerts(), key -> windows.get(key.text()));
        given.schedule(CountProcessor.PASS_ON, PunctuationType.WALL_CLOCK_TIME, this::tell);
        given.schedule(FORGET, PunctuationType.WALL_CLOCK_TIME, _ -> forget());
    }

    @Override
    public void process(Record<String, Part> record) {
        Part part = record.value();
        for (WindowSize size : sizes) {
            if (part.key().counts(size)) {
                add(new WindowKey(size, size.start(part.key().start()), part.key().whose()), part.counts());
            }
        }
    }

    private void add(WindowKey key, Counts counts) {
        if (key.start() < oldest(key)) {
            if (meters.expired(counts.count())) {
                LOG.warn("window {} is no longer kept, so what belongs to it is not counted (sentiment.stateHours); "
                        + "this is said once", key.topicKey());
            }
            return;
        }
        Known before = windows.get(key.text());
        windows.put(key.text(), (before == null ? Known.NOTHING : before).plus(counts));
        changed.put(key.text(), key.start());
    }

    /// The start of the oldest window of a size that is kept, now that there is this one.
    private long oldest(WindowKey key) {
        String size = key.size().toString();
        Long newest = starts.get(size);
        if (newest == null || newest < key.start()) {
            starts.put(size, key.start());
            newest = key.start();
        }
        return newest - task.settings().stateMillis(key.size());
    }

    private void tell(long now) {
        var keys = new ArrayList<String>();
        try (var all = changed.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        for (String text : keys) {
            changed.delete(text);
            Known known = windows.get(text);
            if (known != null) {
                tell(WindowKey.of(text), known, now);
            }
        }
        if (!keys.isEmpty()) {
            context.commit();
        }
    }

    private void tell(WindowKey key, Known known, long now) {
        meters.written();
        context.forward(new Record<>(key.topicKey(), events.window(key, known.counts()), now));
        List<Alerts.Raised> rises = alerts.of(key, known);
        Known after = known;
        for (Alerts.Raised raised : rises) {
            meters.alert();
            context.forward(new Record<>(key.topicKey() + "/" + raised.label(), events.alert(key, known, raised, now),
                    now));
            after = after.told(raised.label());
        }
        if (!rises.isEmpty()) {
            windows.put(key.text(), after);
        }
    }

    /// Removes windows that nothing can be added to any more.
    private void forget() {
        var old = new ArrayList<String>();
        for (WindowSize size : sizes) {
            Long newest = starts.get(size.toString());
            if (newest == null) {
                continue;
            }
            String to = WindowKey.before(size, newest - task.settings().stateMillis(size) - 1);
            try (var some = windows.range(WindowKey.before(size, 0), to)) {
                while (some.hasNext() && old.size() < MOST_FORGOTTEN) {
                    old.add(some.next().key);
                }
            }
        }
        // What has changed and is not told yet goes out first, the next time.
        old.stream().filter(key -> changed.get(key) == null).forEach(windows::delete);
    }
}
