package io.tidings.stream.drift;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

import io.tidings.classify.Measure;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the events of one partition and passes the counts on once a second, so that a second of events, however
/// many, travels as one record a model. What is not passed on yet stands in a store and is not lost.
final class CombineProcessor implements Processor<byte[], byte[], String, Window> {

    static final String STORE = "drift-counts";
    static final Duration PASS_ON = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CombineProcessor.class);
    private static final int PARTS = 10;

    private final DriftTask task;
    private final DriftMeters meters;
    private final long windowMillis;
    private final long most; // events that are counted before they are passed on at once
    private ProcessorContext<String, Window> context;
    private KeyValueStore<String, Window> counts;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
    CombineProcessor(DriftTask task, DriftMeters meters) {
        this.task = task;
        this.meters = meters;
        this.windowMillis = task.settings().windowSeconds() * 1000L;
        int events = task.settings().windowEvents();
        this.most = events == 0 ? Long.MAX_VALUE : Math.max(1, events / PARTS);
    }

    @Override
    public void init(ProcessorContext<String, Window> given) {
        context = given;
        counts = given.getStateStore(STORE);
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
        meters.observed();
        count(event, labeled.timestamp());
    }

    private void count(LabeledReview event, long now) {
        var text = new Text(event.getScoredAt().toEpochMilli(), event.getTokens(), event.getUnknownTokens());
        count(new Said(task.model(), event.getModelId(), event.getLabel(), event.getConfidence()), text, now);
        // How many words are unknown is known of the main model only.
        var length = new Text(text.scoredAt(), event.getTokens(), -1);
        event.getModels()
                .orElse(Map.of())
                .forEach((name, other) -> count(
                        new Said(name, other.getModelId(), other.getLabel(), other.getConfidence()), length, now));
    }

    /// What one model says of a review.
    private record Said(String model, String modelId, String label, float confidence) {}

    /// @param unknown -1 where it is not known
    private record Text(long scoredAt, int tokens, int unknown) {}

    private void count(Said said, Text text, long now) {
        var key = new Window.Key(said.model(), said.modelId(), start(text.scoredAt()));
        Window window = counts.get(key.text());
        window = window == null ? Window.opened(key, text.scoredAt()) : window.until(text.scoredAt());
        window.tally().add(said.label(), 1);
        window.tally().add(Measure.CONFIDENCE, said.confidence());
        window.tally().addLength(text.tokens());
        if (text.unknown() >= 0) {
            window.tally().addUnknown(text.tokens(), text.unknown());
        }
        if (window.count() >= most) {
            counts.delete(key.text());
            forward(window, now);
        } else {
            counts.put(key.text(), window);
        }
    }

    private long start(long scoredAt) {
        return task.settings().windowEvents() > 0 ? 0 : Math.floorDiv(scoredAt, windowMillis) * windowMillis;
    }

    private void passOn(long now) {
        var windows = new ArrayList<Window>();
        try (var all = counts.all()) {
            all.forEachRemaining(entry -> windows.add(entry.value));
        }
        for (Window window : windows) {
            counts.delete(window.key().text());
            forward(window, now);
        }
    }

    private void forward(Window window, long now) {
        context.forward(new Record<>(window.key().modelId(), window, now));
    }
}
