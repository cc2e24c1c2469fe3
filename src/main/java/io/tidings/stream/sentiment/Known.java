package io.tidings.stream.sentiment;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is known of a window so far.
///
/// @param told labels of which an alert was raised
record Known(Counts counts, SortedSet<String> told) {

    static final Known NOTHING = new Known(Counts.NONE, new TreeSet<>());

    Known {
        told = Collections.unmodifiableSortedSet(told);
    }

    Known plus(Counts more) {
        return new Known(counts.plus(more), told);
    }

    Known told(String label) {
        var all = new TreeSet<>(told);
        all.add(label);
        return new Known(counts, all);
    }
}
