package io.tidings.stream.drift;

/// When windows begin and end.
final class WindowTimes {

    private static final long SECOND = 1000;

    private final long windowMillis;
    private final long graceMillis;
    private final int events;

    WindowTimes(DriftSettings settings) {
        this.windowMillis = settings.windowSeconds() * SECOND;
        this.graceMillis = settings.graceSeconds() * SECOND;
        this.events = settings.windowEvents();
    }

    /// Whether windows are told by time, and not by the number of events.
    boolean byTime() {
        return events == 0;
    }

    /// Whether it has all its events, where windows are told by their number.
    boolean full(Window window) {
        return events > 0 && window.count() >= events;
    }

    /// Whether its time has passed and no more of it is to be expected.
    ///
    /// @param now by the wall clock
    boolean over(Window window, long now) {
        return byTime() && now >= end(window) + graceMillis && now >= window.arrived() + graceMillis;
    }

    long start(Window window) {
        return byTime() ? window.key().start() : window.first();
    }

    /// The moment behind it.
    long end(Window window) {
        return byTime() ? window.key().start() + windowMillis : window.last() + 1;
    }
}
