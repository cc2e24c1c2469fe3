package io.tidings.app.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// What became of one review.
///
/// @see #of
sealed interface Outcome {

    /// The header in which the feed writes when it sent a review; the stream keeps headers.
    String SENT_HEADER = "tidings.demo.sent";
    /// The attribute in which the feed writes the label of the file; the stream keeps attributes.
    String EXPECTED_ATTRIBUTE = "tidings.demo.label";

    /// The review's place in the input topic.
    Position position();

    /// When it was sent, in microseconds since 1970-01-01T00:00Z; empty for reviews that others sent.
    OptionalLong sentMicros();

    record Labeled(LabeledReview event, Position position, OptionalLong sentMicros) implements Outcome {

        /// The label that the file gives this review.
        Optional<String> expected() {
            return Optional.ofNullable(event.getAttributes().get(EXPECTED_ATTRIBUTE));
        }
    }

    record DeadLetter(String reason, Position position, OptionalLong sentMicros) implements Outcome {}

    /// Reads a record of the topic of labelled events or of the dead letters; empty where others wrote what is neither.
    static Optional<Outcome> of(ConsumerRecord<byte[], byte[]> record, String labeledTopic) {
        try {
            return Optional.of(record.topic().equals(labeledTopic) ? labeled(record) : deadLetter(record));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Outcome labeled(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            throw new IOException("a labelled event without a value");
        }
        LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
        return new Labeled(event, new Position(event.getSourcePartition(), event.getSourceOffset()), sent(record));
    }

    private static Outcome deadLetter(ConsumerRecord<byte[], byte[]> record) {
        int partition = Integer.parseInt(text(record, "__streams.errors.partition"));
        long offset = Long.parseLong(text(record, "__streams.errors.offset"));
        return new DeadLetter(text(record, "tidings.reason"), new Position(partition, offset), sent(record));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        Header found = record.headers().lastHeader(header);
        if (found == null || found.value() == null) {
            throw new IllegalArgumentException("a dead letter without the header " + header);
        }
        return new String(found.value(), StandardCharsets.UTF_8);
    }

    private static OptionalLong sent(ConsumerRecord<byte[], byte[]> record) {
        Header found = record.headers().lastHeader(SENT_HEADER);
        return found == null || found.value() == null || found.value().length != Long.BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(found.value()).getLong());
    }
}
