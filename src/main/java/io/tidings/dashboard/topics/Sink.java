package io.tidings.dashboard.topics;

import java.io.IOException;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes in the records of one topic. Called by the reading thread only; answers are asked for by others.
interface Sink {

    /// What was done with a record.
    enum Taken {
        READ,
        /// Only counted, because there are too many.
        SAMPLED_OUT
    }

    /// @throws IOException where the record is not what the topic is for
    Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException;

    /// Forgets everything: the topic is gone, or another one has its name.
    void clear();
}
