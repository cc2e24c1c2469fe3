package io.tidings.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

import io.tidings.event.Decoded.Complete;
import io.tidings.event.Decoded.Undecodable;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/// Avro single-object encoding: `C3 01`, the fingerprint of the writer's schema, the data.
/// No registry is asked: the schemas of all versions so far are resources beside this class.
/// Any number of threads may call it.
final class SingleObject {

    static final int REVIEW_VERSIONS = 1;
    static final int LABELED_REVIEW_VERSIONS = 1;

    private static final int HEADER = 10; // C3 01 and 8 bytes of fingerprint

    static {
        // A few hostile bytes may claim a string or map of gigabytes, and Avro allocates before it reads.
        // It takes its bounds from system properties, once.
        bound("org.apache.avro.limits.string.maxLength", 16 << 20);
        bound("org.apache.avro.limits.bytes.maxLength", 16 << 20);
        bound("org.apache.avro.limits.collectionItems.maxLength", 100_000);
        // Avro makes objects of no class that it was not told to trust.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(),
                ClassSecurityValidator.builder().add(Review.class).add(LabeledReview.class).build()));
    }

    private static final BinaryMessageDecoder<Review> REVIEWS = withHistory(
            new BinaryMessageDecoder<>(new Review().getSpecificData(), Review.getClassSchema()), "Review",
            REVIEW_VERSIONS);
    private static final BinaryMessageDecoder<LabeledReview> LABELED_REVIEWS = withHistory(
            new BinaryMessageDecoder<>(new LabeledReview().getSpecificData(), LabeledReview.getClassSchema()),
            "LabeledReview", LABELED_REVIEW_VERSIONS);

    private static final BinaryMessageEncoder<Review> REVIEW_WRITER = new BinaryMessageEncoder<>(
            new Review().getSpecificData(), Review.getClassSchema());
    private static final BinaryMessageEncoder<LabeledReview> LABELED_REVIEW_WRITER = new BinaryMessageEncoder<>(
            new LabeledReview().getSpecificData(), LabeledReview.getClassSchema());

    private SingleObject() {}

    static boolean begins(byte[] value) {
        return value.length >= 2 && value[0] == (byte) 0xC3 && value[1] == 0x01;
    }

    static byte[] write(Review review) {
        return write(REVIEW_WRITER, review);
    }

    static byte[] write(LabeledReview event) {
        return write(LABELED_REVIEW_WRITER, event);
    }

    static Decoded readReview(byte[] value) {
        try {
            var in = new ByteArrayInputStream(value);
            Review review = REVIEWS.decode(in);
            if (in.available() > 0) {
                return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                        "expected one io.tidings.event.Review, found " + in.available() + " bytes behind it");
            }
            // Kept within what every later step can write again.
            review.setCreatedAt(Instant.ofEpochMilli(review.getCreatedAt().toEpochMilli()));
            return new Complete(review);
        } catch (MissingSchemaException e) {
            return new Undecodable(DeadLetterReason.UNKNOWN_SCHEMA, "Avro written with an unknown schema, fingerprint "
                    + fingerprint(value) + "; expected a version of io.tidings.event.Review");
        } catch (IOException | RuntimeException e) { // Hostile bytes fail in more ways than Avro declares.
            return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                    "Avro data of " + (value.length - HEADER) + " bytes cannot be read as io.tidings.event.Review: "
                            + Excerpt.of(String.valueOf(e.getMessage())));
        }
    }

    /// @throws IOException where the bytes are no labelled event of any known version
    static LabeledReview readLabeledReview(byte[] value) throws IOException {
        try {
            return LABELED_REVIEWS.decode(value);
        } catch (MissingSchemaException e) {
            throw new IOException("Avro written with an unknown schema, fingerprint " + fingerprint(value)
                    + "; expected a version of io.tidings.event.LabeledReview", e);
        } catch (RuntimeException e) {
            throw new IOException("Avro data of " + (value.length - HEADER)
                    + " bytes cannot be read as io.tidings.event.LabeledReview: " + e.getMessage(), e);
        }
    }

    /// The schema of a version, such as version 1 of `Review`.
    static Schema schema(String name, int version) {
        String resource = "history/" + name + "-" + version + ".avsc";
        try (InputStream in = SingleObject.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks io/tidings/event/" + resource);
            }
            return new SchemaParser().parse(in).mainSchema();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read io/tidings/event/" + resource, e);
        }
    }

    private static <T extends SpecificRecord> BinaryMessageDecoder<T> withHistory(BinaryMessageDecoder<T> decoder,
            String name, int versions) {
        for (int version = 1; version <= versions; version++) {
            decoder.addSchema(schema(name, version));
        }
        return decoder;
    }

    private static <T> byte[] write(BinaryMessageEncoder<T> encoder, T event) {
        try {
            ByteBuffer buffer = encoder.encode(event);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
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
