package io.tidings.corpus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Times as files write them: ISO-8601 with a `T` or a space, an offset or none (then UTC), the date alone, or
/// milliseconds since 1970.
final class Times {

    static final String EXPECTED = "a time such as 2015-02-17T07:36:05Z, a date or milliseconds since 1970";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /// Null where the text is no time.
    static @Nullable Instant parse(String text) {
        try {
            if (text.indexOf('-') <= 0) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            return switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
                case Object other -> throw new DateTimeException("unexpected " + other);
            };
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
