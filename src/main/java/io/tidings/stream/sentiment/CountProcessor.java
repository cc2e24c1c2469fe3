package io.tidings.stream.sentiment;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the events of one partition, decides which of them are late, and passes the counts on twice a second, so that
/// however many events travel as one record a subject and minute. What is not passed on yet stands in a store.
final class CountProcessor implements Processor<byte[], byte[], String, Part> {

    static final String PARTS = "sentiment-parts";
    static final String TIMES = "sentiment-times";
    static final Duration PASS_ON = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(CountProcessor.class);
    private static final String NEWEST = "newest";
    /// Beyond so many events they are passed on at once: the store stays small however fast events come.
    private static final int MOST_WAITING = 10_000;

    private final SentimentTask task;
    private final SentimentMeters meters;
    private final List<WindowSize> sizes;
    private final long graceMillis;
    private ProcessorContext<String, Part> context;
    private KeyValueStore<String, Part> parts;
    private KeyValueStore<String, Long> times;
    private int waiting;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    CountProcessor(SentimentTask task, SentimentMeters meters) {
        this.task = task;
        this.meters = meters;
        this.sizes = task.sizes();
        this.graceMillis = task.settings().graceMillis();
    }

    @Override
    public void init(ProcessorContext<String, Part> given) {
        context = given;
        parts = given.getStateStore(PARTS);
        times = given.getStateStore(TIMES);
        given.schedule(PASS_ON, PunctuationType.WALL_CLOCK_TIME, this::passOn);
    }

    @Override
    public void process(Record<byte[], byte[]> labeled) {
        meters.read();
        LabeledReview event;
        try {
            event = EventCodec.LABELED_REVIEW.read(labeled.value() == null ? new byte[0] : labeled.value());
        } catch (IOException e) {
            if (meters.unreadable()) {
                LOG.warn("{} holds what is no labelled event; it is passed over, and this is said once: {}",
                        task.labeled(), e.getMessage());
            }
            return;
        }
        meters.counted();
        // A clock that runs ahead would make all others' reviews late.
        long time = Math.clamp(event.getEventTime().toEpochMilli(), 0,
                Math.max(0, event.getScoredAt().toEpochMilli()));
        count(event, time, newest(time));
        if (++waiting >= MOST_WAITING) {
            passOn(labeled.timestamp());
        }
    }

    private void count(LabeledReview event, long time, long newest) {
        WindowSize smallest = sizes.getFirst();
        long from = Part.Key.ALL_SIZES;
        for (WindowSize size : sizes) {
            if (newest < size.end(time) + graceMillis) {
                from = size.millis(); // and so for all larger ones
                break;
            }
            meters.late(size);
        }
        if (from != Part.Key.ALL_SIZES) {
            Counts one = Counts.one(event.getLabel(), event.getConfidence());
            long start = smallest.start(time);
            add(new Part.Key(new Whose(event.getSubject()), start, from, Part.Key.ALL_SIZES), one);
            add(new Part.Key(Whose.ALL, start, from, Part.Key.ALL_SIZES), one);
        }
        if (from > smallest.millis()) {
            add(new Part.Key(Whose.ALL, smallest.start(newest), 0, from), Counts.late(1));
        }
    }

    /// The newest event time of this partition so far.
    private long newest(long time) {
        Long known = times.get(NEWEST);
        if (known == null || known < time) {
            times.put(NEWEST, time);
            return time;
        }
        return known;
    }

    private void add(Part.Key key, Counts counts) {
        Part before = parts.get(key.text());
        parts.put(key.text(), new Part(key, before == null ? counts : before.counts().plus(counts)));
    }

    private void passOn(long now) {
        var open = new ArrayList<Part>();
        try (var all = parts.all()) {
            all.forEachRemaining(entry -> open.add(entry.value));
        }
        for (Part part : open) {
            parts.delete(part.key().text());
            context.forward(new Record<>(part.key().whose().text(), part, now));
        }
        waiting = 0;
        if (!open.isEmpty()) {
            context.commit();
        }
    }
}
