package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import io.tidings.event.UnmatchedFeedback;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// The bytes of a [Message] in the topic between reading and joining: one byte for its kind, then events as
/// [EventCodec] writes them, so that an instance of another version can read what is on its way.
final class MessageSerde {

    private static final byte LABELED = 1;
    private static final byte GIVEN = 2;
    private static final byte REFUSED = 3;
    private static final byte FORGET = 4;
    private static final byte FORGET_AUTHOR = 5;

    private MessageSerde() {}

    static Serde<Message> serde() {
        return Serdes.serdeFrom((topic, message) -> write(message), (topic, bytes) -> read(bytes));
    }

    static byte[] write(Message message) {
        return switch (message) {
            case Message.Labeled labeled -> labeled(labeled);
            case Message.Given given -> given(given);
            case Message.Refused refused ->
                framed(REFUSED, EventCodec.UNMATCHED_FEEDBACK.write(refused.feedback()));
            case Message.Forget _ -> framed(FORGET, new byte[0]);
            case Message.ForgetAuthor(String author, long at) -> forgetAuthor(author.getBytes(UTF_8), at);
        };
    }

    static Message read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            return switch (in.get()) {
                case LABELED -> labeled(in);
                case GIVEN -> given(in);
                case REFUSED -> refused(EventCodec.UNMATCHED_FEEDBACK.read(rest(in)));
                case FORGET -> new Message.Forget();
                case FORGET_AUTHOR -> forgetAuthor(in.getLong(), rest(in));
                default -> throw new SerializationException("a newer version wrote a message of kind " + bytes[0]
                        + ": upgrade all instances of the join");
            };
        } catch (IOException e) {
            throw new SerializationException("the topic between reading and joining holds what this cannot read", e);
        }
    }

    private static byte[] labeled(Message.Labeled labeled) {
        byte[] review = EventCodec.TRAINING_EXAMPLE.write(labeled.review());
        List<byte[]> others = labeled.others().stream().map(EventCodec.TRAINING_EXAMPLE::write).toList();
        int bytes = others.stream().mapToInt(other -> Integer.BYTES + other.length).sum();
        var out = ByteBuffer.allocate(1 + Integer.BYTES + review.length + bytes).put(LABELED);
        out.putInt(review.length).put(review);
        others.forEach(other -> out.putInt(other.length).put(other));
        return out.array();
    }

    private static Message labeled(ByteBuffer in) throws IOException {
        TrainingExample review = EventCodec.TRAINING_EXAMPLE.read(block(in));
        var others = new ArrayList<TrainingExample>();
        while (in.hasRemaining()) {
            others.add(EventCodec.TRAINING_EXAMPLE.read(block(in)));
        }
        return new Message.Labeled(review, others);
    }

    private static byte[] given(Message.Given given) {
        byte[] feedback = EventCodec.FEEDBACK.write(given.feedback());
        byte[] review = EventCodec.TRAINING_EXAMPLE.write(given.review());
        return ByteBuffer.allocate(1 + Integer.BYTES + feedback.length + review.length)
                .put(GIVEN)
                .putInt(feedback.length)
                .put(feedback)
                .put(review)
                .array();
    }

    private static Message given(ByteBuffer in) throws IOException {
        return new Message.Given(EventCodec.FEEDBACK.read(block(in)), EventCodec.TRAINING_EXAMPLE.read(rest(in)));
    }

    private static Message refused(UnmatchedFeedback feedback) {
        return new Message.Refused(feedback, UnmatchedReason.of(feedback.getReason()));
    }

    private static byte[] forgetAuthor(byte[] author, long at) {
        return ByteBuffer.allocate(1 + Long.BYTES + author.length).put(FORGET_AUTHOR).putLong(at).put(author).array();
    }

    private static Message forgetAuthor(long at, byte[] author) {
        return new Message.ForgetAuthor(new String(author, UTF_8), at);
    }

    private static byte[] framed(byte kind, byte[] content) {
        return ByteBuffer.allocate(1 + content.length).put(kind).put(content).array();
    }

    private static byte[] block(ByteBuffer in) {
        var block = new byte[in.getInt()];
        in.get(block);
        return block;
    }

    private static byte[] rest(ByteBuffer in) {
        var rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }
}
