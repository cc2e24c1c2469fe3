package io.tidings.stream;

import io.tidings.event.OutputFormat;

/// Where labelled events and dead letters go.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param topic       the topic of the labelled events
/// @param format      how they are written
/// @param includeText whether an event repeats the text it labels
/// @param deadLetters the topic of the records that could not be labelled
public record OutputSettings(String topic, OutputFormat format, Boolean includeText, String deadLetters) {

    public OutputSettings {
        topic = Require.topic("topic", topic == null ? "tidings.labeled" : topic);
        format = format == null ? OutputFormat.AVRO : format;
        includeText = includeText == null || includeText;
        deadLetters = Require.topic("deadLetters", deadLetters == null ? "tidings.dead-letters" : deadLetters);
        if (topic.equals(deadLetters)) {
            throw new IllegalArgumentException(
                    "deadLetters: must be another topic than the labelled events', found '" + topic + "' for both");
        }
    }

    public static OutputSettings defaults() {
        return new OutputSettings("tidings.labeled", OutputFormat.AVRO, true, "tidings.dead-letters");
    }
}
