package io.tidings.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.apache.commons.text.similarity.LevenshteinDistance;

/// "Did you mean" for a name that nothing goes by.
final class Suggestion {

    private static final int SHORTEST_ALLOWANCE = 2;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Suggestion() {}

    /// `, did you mean 'x'?` where one is near, else the list of all.
    static String of(String unknown, Collection<String> known) {
        String sought = unknown.toLowerCase(Locale.ROOT);
        int allowance = Math.max(SHORTEST_ALLOWANCE, unknown.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(sought, name)).thenComparing(name -> name))
                .filter(nearest -> distance(sought, nearest) <= allowance)
                .map(nearest -> ", did you mean '" + nearest + "'?")
                .orElse("; known are " + String.join(", ", known.stream().sorted().toList()));
    }

    private static int distance(String sought, String name) {
        return DISTANCE.apply(sought, name.toLowerCase(Locale.ROOT));
    }
}
