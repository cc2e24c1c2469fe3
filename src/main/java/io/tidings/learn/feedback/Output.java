package io.tidings.learn.feedback;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// A record for one of the join's two topics.
///
/// @param value null for a tombstone
record Output(String topic, byte @Nullable [] value) {

    static Serde<Output> serde() {
        return Serdes.serdeFrom((topic, output) -> output.value(), (topic, bytes) -> new Output(topic, bytes));
    }
}
