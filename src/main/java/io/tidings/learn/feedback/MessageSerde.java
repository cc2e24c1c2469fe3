package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;

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
            case Message.Labeled(TrainingExample review) -> framed(LABELED, EventCodec.TRAINING_EXAMPLE.write(review));
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
                case LABELED -> new Message.Labeled(EventCodec.TRAINING_EXAMPLE.read(rest(in)));
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
        var feedback = new byte[in.getInt()];
        in.get(feedback);
        return new Message.Given(EventCodec.FEEDBACK.read(feedback), EventCodec.TRAINING_EXAMPLE.read(rest(in)));
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

    private static byte[] rest(ByteBuffer in) {
        var rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }
}
