package io.tidings.app.demo;

import java.time.Duration;
import java.time.Instant;

import org.HdrHistogram.Histogram;

/// Times of one run. For one thread.
///
/// A review's latency is the time from when the feed handed it to its producer until a `read_committed` consumer had
/// the committed outcome in hand. Where the feed is faster than the model, it is mostly time spent waiting in Kafka.
final class Measured {

    private static final long LARGEST_MICROS = Duration.ofHours(24).toNanos() / 1_000;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MICROS_PER_SECOND = 1e6;

    private final Histogram latencies = new Histogram(LARGEST_MICROS, DIGITS);
    private long start = Long.MAX_VALUE;
    private long first = -1;
    private long last;

    /// @param now when it was in hand, in microseconds since 1970-01-01T00:00Z
    void arrived(Outcome outcome, long now) {
        first = first < 0 ? now : first;
        outcome.sentMicros().ifPresent(sent -> {
            start = Math.min(start, sent);
            last = now;
            latencies.recordValue(Math.clamp(now - sent, 0, LARGEST_MICROS));
        });
    }

    double latencyMillis(double percentile) {
        return latencies.getTotalCount() == 0
                ? 0
                : latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /// From the first review sent to the last outcome in hand; 0 where none came.
    double seconds() {
        return Math.max(0, last - start) / MICROS_PER_SECOND;
    }

    /// Outcomes a second in that time.
    double perSecond() {
        return seconds() == 0 ? 0 : latencies.getTotalCount() / seconds();
    }

    /// From a moment until the first outcome was in hand; negative where none came.
    double firstAfter(Instant moment) {
        return first < 0 ? -1 : (first - ReviewFeed.micros(moment)) / MICROS_PER_SECOND;
    }
}
