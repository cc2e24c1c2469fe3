package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A record that could not be labelled.
///
/// @param topic   the topic of dead letters; with partition and offset, where this one lies
/// @param at      the time of the record
/// @param reason  such as `UNDECODABLE_BYTES`
/// @param detail  in words
/// @param source  where the record was read; null where the letter does not say
/// @param key     as text, where it is UTF-8, else in hexadecimal digits; null where it has none
/// @param value   likewise; at most [#CHARACTERS] chars, as of each header
public record ShownDeadLetter(String topic, int partition, long offset, Instant at, String reason, String detail,
        @Nullable Source source, @Nullable String key, @Nullable String value, Map<String, String> headers) {

    /// The most chars that are kept of a value.
    public static final int CHARACTERS = 2_000;

    public ShownDeadLetter {
        headers = Map.copyOf(headers);
    }

    public record Source(String topic, int partition, long offset) {}
}
