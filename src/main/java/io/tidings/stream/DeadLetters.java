package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// Turns a [DeadLetterException] into a dead letter and lets the stream go on; every other exception is the stream's
/// own trouble, not the record's, and stops the task. Kafka makes it by name.
///
/// A dead letter has the key, value and headers of the record as it was read, the headers of KIP-1034
/// (`__streams.errors.*`: exception, message, stacktrace, topic, partition, offset) and `tidings.reason`.
public final class DeadLetters implements ProcessingExceptionHandler {

    /// Header: the name of a [io.tidings.event.DeadLetterReason].
    public static final String REASON = "tidings.reason";
    /// Header: how many bytes the value had, where it had to be left out.
    public static final String DROPPED = "tidings.dropped.value.bytes";

    static final String RECORD_BYTES_CONFIG = "tidings.record.bytes";

    private static final String ERRORS = "__streams.errors.";
    private static final int MESSAGE_CHARACTERS = 1_000;
    private static final int STACK_CHARACTERS = 2_000;

    private String topic = "";
    private long recordBytes;

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
        recordBytes = Long.parseLong(String.valueOf(configs.get(RECORD_BYTES_CONFIG)));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return exception instanceof DeadLetterException letter
                ? Response.resume(List.of(letter(context, letter)))
                : Response.fail();
    }

    private ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, DeadLetterException exception) {
        byte[] key = context.sourceRawKey();
        byte[] value = context.sourceRawValue();
        var letter = new ProducerRecord<>(topic, null, context.timestamp(), key, value, context.headers());
        addHeaders(letter, context, exception);
        if (RecordSize.of(key, value, letter.headers()) <= recordBytes) {
            return letter;
        }
        // Too large for the topic with its value. The record itself still stands where the headers say.
        byte[] none = null;
        boolean fits = RecordSize.of(key, none, letter.headers()) <= recordBytes;
        var stripped = fits
                ? new ProducerRecord<>(topic, null, context.timestamp(), key, none, context.headers())
                : new ProducerRecord<>(topic, null, context.timestamp(), none, none);
        addHeaders(stripped, context, exception);
        add(stripped, DROPPED, String.valueOf(value == null ? 0 : value.length));
        return stripped;
    }

    private static void addHeaders(ProducerRecord<byte[], byte[]> letter, ErrorHandlerContext context,
            DeadLetterException exception) {
        add(letter, ERRORS + "exception", exception.getClass().getName());
        add(letter, ERRORS + "message", cut(String.valueOf(exception.getMessage()), MESSAGE_CHARACTERS));
        add(letter, ERRORS + "stacktrace", cut(stack(exception), STACK_CHARACTERS));
        add(letter, ERRORS + "topic", context.topic());
        add(letter, ERRORS + "partition", String.valueOf(context.partition()));
        add(letter, ERRORS + "offset", String.valueOf(context.offset()));
        add(letter, REASON, exception.reason().name());
    }

    private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }

    private static String stack(DeadLetterException exception) {
        var out = new StringWriter();
        exception.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters) + "...";
    }
}
