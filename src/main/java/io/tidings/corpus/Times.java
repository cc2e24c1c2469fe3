package io.tidings.corpus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// Times as files write them.
final class Times {

    static final String EXPECTED = "a time such as 2015-02-17T07:36:05Z, a date or milliseconds since 1970";

    private Times() {}

    /// Null where the text is no time.
    static @Nullable Instant parse(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.indexOf('-') > 0) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return Instant.ofEpochMilli(Long.parseLong(text));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
