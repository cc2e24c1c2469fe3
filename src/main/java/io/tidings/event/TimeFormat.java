package io.tidings.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// How a time is written in a JSON review.
public enum TimeFormat {
    /// `2026-11-20T18:30:00Z`, with an offset, without one (then UTC), or the date alone (then midnight UTC).
    ISO_8601 {
        @Override
        public Instant parse(String value) {
            return switch (ISO.parseBest(value, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
                case Object other -> throw new DateTimeException("unexpected " + other);
            };
        }
    },
    /// Milliseconds since 1970-01-01T00:00Z, as a number or a string of digits.
    EPOCH_MILLIS {
        @Override
        public Instant parse(String value) {
            return Instant.ofEpochMilli(Long.parseLong(value));
        }
    },
    /// Seconds since 1970-01-01T00:00Z, with or without a fraction, as a number or a string.
    EPOCH_SECONDS {
        @Override
        public Instant parse(String value) {
            var seconds = new BigDecimal(value);
            // 1e999999999 is short to write and endless to work with.
            if (Math.abs((long) seconds.scale()) > LARGEST_SCALE || seconds.precision() > LARGEST_SCALE) {
                throw new ArithmeticException("out of range");
            }
            return Instant.ofEpochMilli(seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact());
        }
    };

    private static final int LARGEST_SCALE = 30;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .toFormatter();

    /// @throws DateTimeException     where the value is no such time
    /// @throws NumberFormatException where the value is no number
    /// @throws ArithmeticException   where it is out of range
    public abstract Instant parse(String value);
}
