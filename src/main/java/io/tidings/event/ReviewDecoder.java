package io.tidings.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.event.Decoded.Complete;
import io.tidings.event.Decoded.Undecodable;
import org.jspecify.annotations.Nullable;

/// Reads records of any input topic as reviews. Total: it answers to whatever bytes and never throws.
///
/// What a value is, its first bytes say where they can: `C3 01` is Avro single-object encoding on any topic (no UTF-8
/// text begins so), `00` Confluent's wire format; everything else is as the topic's [InputFormat] says.
/// Immutable; any number of threads may share one.
public final class ReviewDecoder {

    private static final int CONFLUENT_PREFIX = 5; // magic byte, then the schema's id
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Map<String, InputFormat> formats = new TreeMap<>();
    private final Map<String, JsonReviews> json = new TreeMap<>();
    private final int textCharacters;

    /// @param inputs         by topic; a record of any other topic is undecodable
    /// @param textCharacters the longest text, in UTF-16 units
    public ReviewDecoder(Map<String, InputSettings> inputs, int textCharacters) {
        inputs.forEach((topic, input) -> {
            formats.put(topic, input.format());
            json.put(topic, new JsonReviews(input.fields()));
        });
        this.textCharacters = textCharacters;
    }

    public Decoded decode(SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            return new Undecodable(DeadLetterReason.NULL_VALUE, "the value is null, expected a review");
        }
        Decoded decoded = read(value, source);
        return decoded instanceof Complete(Review review) ? complete(review, source) : decoded;
    }

    private Decoded read(byte[] value, SourceRecord source) {
        if (EventCodec.beginsAvro(value)) {
            return avro(value);
        }
        if (value.length >= CONFLUENT_PREFIX && value[0] == 0) {
            return new Undecodable(DeadLetterReason.UNSUPPORTED_ENCODING,
                    "the value is in Confluent wire format with schema id " + ByteBuffer.wrap(value, 1, 4).getInt()
                            + ", which needs a schema registry; expected Avro single-object encoding, JSON or text");
        }
        return switch (formats.get(source.topic())) {
            case null -> new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                    "no input format is set for topic " + source.topic());
            case AVRO -> notAvro(value, source);
            case JSON -> jsonOf(source.topic()).read(value, Instant.ofEpochMilli(source.timestamp()));
            case TEXT -> text(value, source);
        };
    }

    private static Decoded avro(byte[] value) {
        try {
            Review review = EventCodec.REVIEW.read(value);
            // Kept within what every later step can write again.
            review.setCreatedAt(Instant.ofEpochMilli(review.getCreatedAt().toEpochMilli()));
            return new Complete(review);
        } catch (UnknownSchemaException e) {
            return new Undecodable(DeadLetterReason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) { // A time may be beyond what Java can hold.
            return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES, String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("NullAway") // Every topic that has a format has its JSON reader.
    private JsonReviews jsonOf(String topic) {
        return json.get(topic);
    }

    private static Decoded notAvro(byte[] value, SourceRecord source) {
        if (source.schema() != null) {
            return new Undecodable(DeadLetterReason.UNSUPPORTED_ENCODING,
                    "header " + source.schema().key() + " names a schema in a registry; "
                            + "expected Avro single-object encoding (C3 01), found " + Excerpt.of(value));
        }
        return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                "expected Avro single-object encoding (C3 01), found " + Excerpt.of(value));
    }

    private static Decoded text(byte[] value, SourceRecord source) {
        String text = utf8(value);
        if (text == null) {
            return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                    "expected text in UTF-8, found bytes that are not, beginning with " + Excerpt.of(value));
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Complete(Review.newBuilder()
                .setText(marked ? text.substring(1) : text)
                .setCreatedAt(Instant.ofEpochMilli(source.timestamp()))
                .build());
    }

    private Decoded complete(Review review, SourceRecord source) {
        String text = review.getText();
        if (text.isBlank()) {
            return new Undecodable(DeadLetterReason.MISSING_TEXT, "the text is blank");
        }
        if (text.length() > textCharacters) {
            return new Undecodable(DeadLetterReason.TEXT_TOO_LONG, "the text is " + text.length()
                    + " characters long, the limit is " + textCharacters + " (limits.textCharacters)");
        }
        if (review.getId().isEmpty()) {
            review.setId(source.coordinates());
        }
        if (review.getSubject().isEmpty()) {
            String key = source.key() == null ? null : utf8(source.key());
            review.setSubject(key == null ? "" : key);
        }
        return new Complete(review);
    }

    /// The text, or null where the bytes are not UTF-8.
    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
