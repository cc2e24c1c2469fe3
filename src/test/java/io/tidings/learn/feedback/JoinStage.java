package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import io.tidings.event.TrainingExample;
import io.tidings.event.UnmatchedFeedback;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The join on a test driver, with what a test says to it and asks of it.
final class JoinStage implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    static final Map<String, Float> SCORES = Map.of("neg", 0.75f, "pos", 0.25f);

    final FeedbackMeters meters = new FeedbackMeters();
    final JoinSettings settings;
    private final TopologyTestDriver driver;

    JoinStage() {
        this(FeedbackSettings.defaults());
    }

    JoinStage(FeedbackSettings feedback) {
        settings = new JoinSettings(feedback, new JoinSettings.Labeled("labeled", "sentiment"), 1,
                new JoinSettings.Limits(1_000, 100_000),
                Map.of("bootstrap.servers", "nowhere:1"));
        var properties = new Properties();
        properties.putAll(FeedbackProperties.of(settings));
        driver = new TopologyTestDriver(FeedbackTopology.of(settings, meters), properties, START);
    }

    static LabeledReview event(String id) {
        return LabeledReview.newBuilder()
                .setId(id)
                .setSubject("Kettle")
                .setLabel("neg")
                .setScores(SCORES)
                .setConfidence(0.75f)
                .setUncertain(false)
                .setModelId("0123456789abcdef".repeat(4))
                .setSourceTopic("reviews")
                .setSourcePartition(0)
                .setSourceOffset(1)
                .setEventTime(START.minusSeconds(60))
                .setScoredAt(START)
                .setTruncated(false)
                .setScript("Latn")
                .setTokens(3)
                .setUnknownTokens(0)
                .setText("text of " + id)
                .setAttributes(Map.of("author", "Ann", "stars", "5"))
                .build();
    }

    static Feedback feedback(String id, String label, String by) {
        return Feedback.newBuilder()
                .setReviewId(id)
                .setLabel(label)
                .setBy(by)
                .setSource("page")
                .setAt(START)
                .build();
    }

    void labeled(LabeledReview event) {
        pipe("labeled", event.getSubject(), EventCodec.LABELED_REVIEW.write(event));
    }

    void labeled(String id) {
        labeled(event(id));
    }

    void given(Feedback feedback) {
        pipe(settings.feedback().topic(), feedback.getReviewId(), EventCodec.FEEDBACK.write(feedback));
    }

    void given(String id, String label, String by) {
        given(feedback(id, label, by));
    }

    void pipe(String topic, @Nullable String key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key == null ? null : key.getBytes(UTF_8), value, START));
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    FeedbackCounters counters() {
        return meters.counters();
    }

    /// What came to the topic of examples since the last call; a tombstone is an example without a
    /// label.
    List<TrainingExample> examples() {
        var examples = new ArrayList<TrainingExample>();
        for (var record : read(settings.feedback().examples())) {
            String key = new String(record.key(), UTF_8);
            if (record.value() == null) {
                var gone = new TrainingExample();
                gone.setId(key);
                gone.setLabel("");
                gone.setSource(Tombstone.isEviction(record.headers()) ? "evicted" : "");
                examples.add(gone);
            } else {
                TrainingExample example = parsed(EventCodec.TRAINING_EXAMPLE::read, record.value());
                examples.add(example);
            }
        }
        return examples;
    }

    List<UnmatchedFeedback> unmatched() {
        return read(settings.feedback().unmatched()).stream()
                .map(record -> parsed(EventCodec.UNMATCHED_FEEDBACK::read, record.value()))
                .toList();
    }

    List<String> reasons() {
        return unmatched().stream().map(UnmatchedFeedback::getReason).toList();
    }

    /// All bytes that the stores hold, as text.
    String stored() {
        var all = new StringBuilder();
        for (String name : List.of(ReviewStore.REVIEWS, ReviewStore.DEADLINES, ReviewStore.AUTHORS)) {
            try (var entries = driver.<org.apache.kafka.common.utils.Bytes, byte[]>getKeyValueStore(name).all()) {
                entries.forEachRemaining(entry -> all.append(new String(entry.key.get(), UTF_8))
                        .append('=')
                        .append(new String(entry.value, UTF_8))
                        .append('\n'));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        driver.close();
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private interface Parser<T> {
        T parse(byte[] bytes) throws IOException;
    }

    private static <T> T parsed(Parser<T> parser, byte[] bytes) {
        try {
            return parser.parse(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
