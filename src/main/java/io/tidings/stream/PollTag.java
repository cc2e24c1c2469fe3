package io.tidings.stream;

import org.apache.kafka.common.header.Header;

/// A record's place in its poll, carried as a header that exists only between the consumer and the deserializer.
record PollTag(PollBuffer poll, int index) implements Header {

    static final String KEY = "tidings.poll";

    @Override
    public String key() {
        return KEY;
    }

    /// Nothing: were a tag ever written to a topic, it would say nothing there.
    @Override
    public byte[] value() {
        return new byte[0];
    }
}
