package io.tidings.stream.drift;

import io.tidings.classify.Reference;

/// What is remembered of a model between windows.
///
/// @param reference what its windows are compared with, or, while that is not complete, what it is made of so far
/// @param windows   how many windows went into it; 0 where it came from the manifest
/// @param complete  whether windows are compared with it
/// @param closed    windows that start before this are reported, epoch milliseconds
/// @param late      events that arrived behind their window's report, since the last report
record Watched(Reference reference, int windows, boolean complete, long closed, long late) {

    static final Watched NEW = new Watched(Reference.EMPTY, 0, false, 0, 0);

    Watched compareWith(Reference other) {
        return new Watched(other, 0, true, closed, late);
    }

    /// @param enough how many windows make it complete
    Watched learning(Reference window, int enough) {
        return new Watched(reference.plus(window), windows + 1, windows + 1 >= enough, closed, late);
    }

    Watched late(long events) {
        return new Watched(reference, windows, complete, closed, late + events);
    }

    Watched reported(long end) {
        return new Watched(reference, windows, complete, Math.max(closed, end), 0);
    }
}
