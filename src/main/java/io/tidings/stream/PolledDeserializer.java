package io.tidings.stream;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Takes the tag out of the headers and leaves the bytes alone. It never throws: what is wrong with a value is found
/// in the processor, where it can be dead-lettered exactly once.
final class PolledDeserializer implements Deserializer<Polled> {

    @Override
    public Polled deserialize(String topic, byte @Nullable [] data) {
        return new Polled(data, null);
    }

    @Override
    public Polled deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (headers.lastHeader(PollTag.KEY) instanceof PollTag tag) {
            headers.remove(PollTag.KEY);
            return new Polled(data, tag);
        }
        return new Polled(data, null);
    }
}
