package io.tidings.dashboard.topics;

/// A topic and who takes in its records.
///
/// @param newest how many records of the topic are read at the start, by its offsets; [#ALL] for all
record Feed(String topic, long newest, Sink sink) {

    static final long ALL = Long.MAX_VALUE;
}
