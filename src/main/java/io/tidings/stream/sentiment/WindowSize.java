package io.tidings.stream.sentiment;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/// The length of windows, which begin at multiples of it from 1970 on.
///
/// @param millis its length in milliseconds
public record WindowSize(long millis) implements Comparable<WindowSize> {

    private static final long SECOND = 1000;
    private static final long DAY = 86_400 * SECOND;
    private static final int MOST = 8;

    /// Several sizes, separated by commas, from the smallest on.
    ///
    /// @throws IllegalArgumentException where one is no length in whole seconds or no multiple of the smallest: the
    ///                                  parts of a small window must all lie in the same large one
    public static List<WindowSize> parse(String name, String text) {
        var sizes = new TreeSet<WindowSize>();
        for (String word : text.split(",", -1)) {
            sizes.add(one(name, word.strip()));
        }
        long smallest = sizes.getFirst().millis;
        for (WindowSize size : sizes) {
            if (size.millis % smallest != 0) {
                throw new IllegalArgumentException(
                        name + ": expected multiples of the smallest, " + sizes.getFirst() + ", found " + size);
            }
        }
        if (sizes.size() > MOST) {
            throw new IllegalArgumentException(name + ": expected at most " + MOST + ", found " + sizes.size());
        }
        return List.copyOf(sizes);
    }

    private static WindowSize one(String name, String word) {
        try {
            Duration length = Duration.parse(word);
            if (length.compareTo(Duration.ofSeconds(1)) >= 0 && length.toMillis() % SECOND == 0) {
                return new WindowSize(length.toMillis());
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                name + ": expected lengths of whole seconds such as PT1M, PT1H, P1D, found '" + word + "'");
    }

    /// The first moment of the window that a time lies in; both epoch milliseconds.
    long start(long time) {
        return Math.floorDiv(time, millis) * millis;
    }

    /// The moment behind that window.
    long end(long time) {
        return start(time) + millis;
    }

    @Override
    public int compareTo(WindowSize other) {
        return Long.compare(millis, other.millis);
    }

    /// In ISO 8601, whole days as days: `PT1M`, `PT1H`, `P1D`.
    @Override
    public String toString() {
        return millis % DAY == 0 ? "P" + millis / DAY + "D" : Duration.ofMillis(millis).toString();
    }
}
