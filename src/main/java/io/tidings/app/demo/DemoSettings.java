package io.tidings.app.demo;

import java.util.Optional;

import io.tidings.corpus.ReadSettings;
import io.tidings.stream.ExplainSettings.Events;

/// What one demo is to do.
///
/// @param reviews    a file, or `-` for standard input; empty for the sample in the jar
/// @param reading    how the file is read
/// @param perSecond  reviews sent a second; infinity for as fast as can be
/// @param count      the most reviews sent, or -1 for all
/// @param partitions of each topic
/// @param explain    which events name the words that decided
/// @param keep       whether to stay up for other clients afterwards
record DemoSettings(Optional<String> reviews, ReadSettings reading, double perSecond, long count, int partitions,
        Events explain, boolean keep) {

    /// Above it nobody reads along.
    private static final double READABLE = 60;

    boolean fast() {
        return perSecond > READABLE;
    }
}
