package io.tidings.app.plan;

/// What a review costs.
///
/// @param reviewMicros CPU time of a review without its words: reading, writing, committing, counting in windows
/// @param wordMicros   CPU time of a word: tokens, network
/// @param busy         the share of a core that may be busy at the peak, 0..1: the rest is for rebalances, catching up and
///                     the garbage collector
record Costs(double reviewMicros, double wordMicros, double busy) {

    /// Bytes of a word in UTF-8 with its space, on the topics.
    static final double WORD_BYTES = 6;
    /// Of a record of a review beside its text.
    static final double REVIEW_BYTES = 250;
    /// Of a labelled event beside its text.
    static final double EVENT_BYTES = 450;
    /// Of a window on its topic.
    static final double WINDOW_BYTES = 200;
    /// Windows that a subject can have in a day: one a minute, one an hour, one of the day.
    static final double WINDOWS_OF_DAY = 1_440 + 24 + 1;
    /// Memory of an instance: the JVM, the model, Kafka's clients, the store of windows.
    static final int INSTANCE_MEBIBYTES = 768;
    /// And of each of its threads: the records and arrays of a batch.
    static final int THREAD_MEBIBYTES = 96;

    double micros(double words) {
        return reviewMicros + words * wordMicros;
    }
}
