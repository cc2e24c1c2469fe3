package io.tidings.stream.sentiment;

import java.time.Instant;

/// Which window.
///
/// @param start its first moment, epoch milliseconds
record WindowKey(WindowSize size, long start, Whose whose) {

    private static final int HEX = 16;
    private static final int WIDTH = 16;

    /// In stores: sorts by size and then by time.
    String text() {
        return before(size, start) + whose.text();
    }

    /// Of a text that [#text()] made.
    static WindowKey of(String text) {
        return new WindowKey(new WindowSize(Long.parseLong(text, 0, WIDTH, HEX)),
                Long.parseLong(text, WIDTH + 1, 2 * WIDTH + 1, HEX), Whose.of(text.substring(2 * WIDTH + 1)));
    }

    /// What sorts before all windows of a size that begin at a moment or later, and behind all others of it.
    static String before(WindowSize size, long start) {
        return String.format("%016x/%016x", size.millis(), Math.max(0, start));
    }

    /// The same subject's window so many before this one.
    WindowKey earlier(int windows) {
        return new WindowKey(size, start - windows * size.millis(), whose);
    }

    long end() {
        return start + size.millis();
    }

    /// The key on the topic: `PT1H/2026-11-20T12:00:00Z` of all together, `PT1H/2026-11-20T12:00:00Z/kettle` of one
    /// subject.
    String topicKey() {
        return size + "/" + Instant.ofEpochMilli(start) + whose.text();
    }
}
