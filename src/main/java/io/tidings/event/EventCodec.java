package io.tidings.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/// Writes events of one schema, and reads events of all its versions in Avro or JSON.
///
/// Avro is in single-object encoding: `C3 01`, the fingerprint of the writer's schema, the data. No registry is
/// asked: the schemas of all versions so far are resources beside this class. Any number of threads may call it.
public final class EventCodec<T extends SpecificRecordBase> {

    static {
        // A few hostile bytes may claim a string or map of gigabytes, and Avro allocates before it reads.
        // It takes its bounds from system properties, once.
        bound("org.apache.avro.limits.string.maxLength", 16 << 20);
        bound("org.apache.avro.limits.bytes.maxLength", 16 << 20);
        bound("org.apache.avro.limits.collectionItems.maxLength", 100_000);
        // Avro makes objects of no class that it was not told to trust.
        var ours = ClassSecurityValidator.builder()
                .add(Review.class)
                .add(LabeledReview.class)
                .add(ModelLabel.class)
                .add(DecidingWord.class)
                .add(Feedback.class)
                .add(TrainingExample.class)
                .add(UnmatchedFeedback.class)
                .add(ModelManifest.class)
                .add(ModelEvent.class)
                .add(DriftReport.class)
                .add(SentimentWindow.class)
                .add(Alert.class)
                .build();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    public static final EventCodec<Review> REVIEW = new EventCodec<>(Review::new, 1);
    public static final EventCodec<LabeledReview> LABELED_REVIEW = new EventCodec<>(LabeledReview::new, 3);
    public static final EventCodec<Feedback> FEEDBACK = new EventCodec<>(Feedback::new, 2);
    public static final EventCodec<TrainingExample> TRAINING_EXAMPLE = new EventCodec<>(TrainingExample::new, 1);
    public static final EventCodec<UnmatchedFeedback> UNMATCHED_FEEDBACK = new EventCodec<>(UnmatchedFeedback::new, 1);
    public static final EventCodec<ModelManifest> MODEL_MANIFEST = new EventCodec<>(ModelManifest::new, 1);
    public static final EventCodec<ModelEvent> MODEL_EVENT = new EventCodec<>(ModelEvent::new, 1);
    public static final EventCodec<DriftReport> DRIFT_REPORT = new EventCodec<>(DriftReport::new, 1);
    public static final EventCodec<SentimentWindow> SENTIMENT_WINDOW = new EventCodec<>(SentimentWindow::new, 1);
    public static final EventCodec<Alert> ALERT = new EventCodec<>(Alert::new, 1);

    private static final int HEADER = 10; // C3 01 and 8 bytes of fingerprint

    private final Supplier<T> blank;
    private final int versions;
    private final Schema schema;
    private final BinaryMessageDecoder<T> decoder;
    private final BinaryMessageEncoder<T> encoder;

    /// @param versions how many there are of its schema
    private EventCodec(Supplier<T> blank, int versions) {
        T sample = blank.get();
        this.blank = blank;
        this.versions = versions;
        this.schema = sample.getSchema();
        this.decoder = new BinaryMessageDecoder<>(sample.getSpecificData(), schema);
        this.encoder = new BinaryMessageEncoder<>(sample.getSpecificData(), schema);
        for (int version = 1; version <= versions; version++) {
            decoder.addSchema(version(version));
        }
    }

    /// In Avro single-object encoding.
    public byte[] write(T event) {
        try {
            ByteBuffer buffer = encoder.encode(event);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /// In either format.
    public byte[] write(T event, OutputFormat format) {
        return switch (format) {
            case AVRO -> write(event);
            case JSON -> EventJson.write(event);
        };
    }

    /// The fields of the schema under the same names, in the same order, on one line; times in ISO-8601, what is
    /// absent left out.
    public String toJson(T event) {
        return new String(EventJson.write(event), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Reads an event of any version in any format; its first bytes say which.
    ///
    /// @throws IOException where the bytes are no such event; the message says what they are
    public T read(byte[] value) throws IOException {
        if (beginsAvro(value)) {
            return readAvro(value);
        }
        if (value.length > 0 && value[0] == '{') {
            return EventJson.read(value, blank.get());
        }
        throw new IOException("expected a " + schema.getName() + " in Avro single-object encoding (C3 01) or JSON, "
                + "found " + Excerpt.of(value));
    }

    static boolean beginsAvro(byte[] value) {
        return value.length >= 2 && value[0] == (byte) 0xC3 && value[1] == 0x01;
    }

    private T readAvro(byte[] value) throws IOException {
        try {
            var in = new ByteArrayInputStream(value);
            T event = decoder.decode(in);
            if (in.available() > 0) {
                throw new IOException("expected one " + schema.getFullName() + ", found " + in.available()
                        + " bytes behind it");
            }
            return event;
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException("Avro written with an unknown schema, fingerprint " + fingerprint(value)
                    + "; expected a version of " + schema.getFullName(), e);
        } catch (RuntimeException e) { // Hostile bytes fail in more ways than Avro declares.
            throw new IOException("Avro data of " + (value.length - HEADER) + " bytes cannot be read as "
                    + schema.getFullName() + ": " + Excerpt.of(String.valueOf(e.getMessage())), e);
        }
    }

    Schema schema() {
        return schema;
    }

    int versions() {
        return versions;
    }

    /// The schema as it was in a version, from 1 on.
    Schema version(int version) {
        String resource = "history/" + schema.getName() + "-" + version + ".avsc";
        try (InputStream in = EventCodec.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks io/tidings/event/" + resource);
            }
            return new SchemaParser().parse(in).mainSchema();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read io/tidings/event/" + resource, e);
        }
    }

    private static void bound(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(value));
        }
    }

    private static String fingerprint(byte[] value) {
        return value.length < HEADER
                ? "cut off"
                : String.format("%016x", ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
    }
}
