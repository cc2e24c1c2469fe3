package io.tidings.stream;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/// Checks of the settings records: each returns the value or throws an [IllegalArgumentException] that names it.
final class Require {

    private Require() {}

    static <T> T or(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", found " + value);
        }
        return value;
    }

    static int retention(String name, int hours) {
        if (hours < 1 && hours != -1) {
            throw new IllegalArgumentException(name + ": expected at least 1, or -1 for ever, found " + hours);
        }
        return hours;
    }

    static String topic(String name, String value) {
        try {
            Topic.validate(value);
        } catch (InvalidTopicException e) {
            throw new IllegalArgumentException(name + ": not a topic name: " + e.getMessage(), e);
        }
        return value;
    }
}
