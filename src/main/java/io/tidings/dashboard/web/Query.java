package io.tidings.dashboard.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// The query of a request: each key at most once, an empty value like none, but for subjects, of which the empty one is
/// that of reviews that name none. What does not fit is refused by name.
final class Query {

    private final Map<String, String> values;

    Query(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// @throws Problem where there is another key than the known ones
    void requireOnly(Set<String> known) {
        for (String key : new TreeSet<>(values.keySet())) {
            if (!known.contains(key)) {
                throw Problem.of(400, known.isEmpty()
                        ? "the query has the key '" + key + "', expected none"
                        : "the query has the unknown key '" + key + "', expected some of "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    @Nullable
    String text(String key) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    @Nullable
    String subject() {
        return values.get("subject");
    }

    int count(String key, int otherwise) {
        String value = text(key);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number", value);
        }
    }

    double number(String key, double otherwise) {
        String value = text(key);
        try {
            return value == null ? otherwise : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw wrong(key, "a number", value);
        }
    }

    Duration duration(String key, Duration otherwise) {
        String value = text(key);
        try {
            return value == null ? otherwise : Duration.parse(value);
        } catch (DateTimeException e) {
            throw wrong(key, "an ISO-8601 duration such as PT1M, PT1H or P1D", value);
        }
    }

    @Nullable
    Instant time(String key) {
        String value = text(key);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw wrong(key, "an ISO-8601 time such as 2026-11-21T15:04:05Z", value);
        }
    }

    /// One of the constants, by its name in lower case.
    <E extends Enum<E>> E choice(String key, E otherwise) {
        String value = text(key);
        if (value == null) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(key, String.join(" or ", Arrays.stream(constants).map(Query::name).toList()),
                        value));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Problem wrong(String key, String expected, @Nullable String found) {
        return Problem.of(400, key + ": expected " + expected + ", found '" + found + "'");
    }
}
