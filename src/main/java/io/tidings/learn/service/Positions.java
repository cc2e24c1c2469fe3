package io.tidings.learn.service;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How far a topic was read: of each partition the offset behind the last record.
public record Positions(SortedMap<Integer, Long> next) {

    /// Nothing was read.
    public static final Positions NONE = new Positions(new TreeMap<>());

    public Positions {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /// Whether a record lies before these.
    public boolean cover(int partition, long offset) {
        return offset < next.getOrDefault(partition, 0L);
    }

    /// These, with one partition read up to an offset.
    Positions with(int partition, long position) {
        var all = new TreeMap<>(next);
        all.put(partition, position);
        return new Positions(all);
    }

    /// As they stand in provenance, such as `0:12,1:7`.
    public String text() {
        return next.entrySet()
                .stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /// @throws IllegalArgumentException where this is not what [#text()] writes
    public static Positions parse(String text) {
        var next = new TreeMap<Integer, Long>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("expected PARTITION:OFFSET,..., found '" + text + "'");
            }
            next.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return new Positions(next);
    }

    static Positions of(Map<Integer, Long> next) {
        return new Positions(new TreeMap<>(next));
    }
}
