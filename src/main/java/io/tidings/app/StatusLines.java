package io.tidings.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.ShadowFigures;
import io.tidings.stream.ScoreCounters;
import io.tidings.stream.StreamState;
import io.tidings.stream.sentiment.SentimentCounters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a running stream tells its user: lines for people on standard error, or JSON objects on standard output.
final class StatusLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final Logger LOG = LoggerFactory.getLogger(StatusLines.class);
    private static final double MILLIS = 1000.0;
    private static final int PERCENT = 100;

    private final Surroundings surroundings;
    private final ReportOptions options;
    private final ActiveModels models;
    private final Supplier<Optional<SentimentCounters>> sentiment;
    private final Instant begun;
    private Instant last;
    private long readBefore;

    /// @param sentiment what was counted in windows; empty where nothing is
    StatusLines(Surroundings surroundings, ReportOptions options, ActiveModels models,
            Supplier<Optional<SentimentCounters>> sentiment) {
        this.surroundings = surroundings;
        this.options = options;
        this.models = models;
        this.sentiment = sentiment;
        this.begun = surroundings.clock().instant();
        this.last = begun;
    }

    /// @param reviewsPerSecond since the last status; in the last one, since the start
    /// @param read             `= labeled + deadLettered`, and at most one poll in hand more while running
    /// @param behind           records on the topics that have not been read; absent where that is not known
    /// @param others           the ids of further models by name; absent where there are none
    /// @param shadow           absent where no challenger scores along
    /// @param sentiment        absent where nothing is counted in windows
    private record Status(String state, double seconds, long read, long labeled, long deadLettered,
            Map<String, Long> deadLetters, double reviewsPerSecond, double meanBatch, @Nullable Long behind,
            String model, @Nullable Map<String, String> others, @Nullable Shadow shadow,
            @Nullable SentimentCounters sentiment) {}

    private record Shadow(String model, long scored, double agreement, long failures) {}

    void print(StreamState state, ScoreCounters counters, OptionalLong behind) {
        Instant now = surroundings.clock().instant();
        double rate = rate(counters.read() - readBefore, last, now);
        readBefore = counters.read();
        last = now;
        if (options.json()) {
            json(state.name().toLowerCase(Locale.ROOT), counters, rate, behind);
        } else if (!options.silent()) {
            surroundings.err()
                    .printf(Locale.ROOT, "%s  %-11s %,d labelled  %,.0f/s  %,d dead letters  %.1f a batch%s%n",
                            TIME.format(now), state.name().toLowerCase(Locale.ROOT), counters.labeled(), rate,
                            counters.deadLettered(), counters.meanBatch(), rest(behind));
        }
    }

    private String rest(OptionalLong behind) {
        var rest = new StringBuilder();
        behind.ifPresent(records -> rest.append(String.format(Locale.ROOT, "  %,d behind", records)));
        ShadowFigures figures = models.shadow().figures();
        if (figures.scored() > 0) {
            rest.append(String.format(Locale.ROOT, "  shadow agrees on %.1f %% of %,d", figures.agreement() * PERCENT,
                    figures.scored()));
        }
        sentiment.get().ifPresent(counters -> {
            // Of the smallest windows: whatever is late for another is late for these.
            long late = counters.late().values().stream().mapToLong(Long::longValue).max().orElse(0);
            if (late > 0) {
                rest.append(String.format(Locale.ROOT, "  %,d late", late));
            }
            if (counters.alerts() > 0) {
                rest.append(String.format(Locale.ROOT, "  %,d alerts", counters.alerts()));
            }
        });
        return rest.toString();
    }

    /// @param inTime whether everything was committed
    void printLast(ScoreCounters counters, boolean inTime) {
        double rate = rate(counters.read(), begun, surroundings.clock().instant());
        if (options.json()) {
            json("stopped", counters, rate, OptionalLong.empty());
        } else if (!options.silent()) {
            surroundings.err()
                    .printf(Locale.ROOT, "stopped: %,d read = %,d labelled + %,d dead letters%s%n",
                            counters.read(), counters.labeled(), counters.deadLettered(),
                            counters.deadLetters().isEmpty() ? "" : " " + reasons(counters));
        }
        if (!inTime) {
            surroundings.err()
                    .println("tidings: the stream did not close in time; what was not committed is rolled "
                            + "back and done again at the next start");
        }
    }

    void lateEnd() {
        surroundings.err()
                .println("tidings: ended before everything was closed; nothing is lost, the broker rolls "
                        + "back what was not committed");
    }

    private void json(String state, ScoreCounters counters, double rate, OptionalLong behind) {
        double seconds = Duration.between(begun, surroundings.clock().instant()).toMillis() / MILLIS;
        var status = new Status(state, seconds, counters.read(), counters.labeled(), counters.deadLettered(),
                reasons(counters), rate, counters.meanBatch(), behind.isPresent() ? behind.getAsLong() : null,
                id(models.main()), others(), shadow(), sentiment.get().orElse(null));
        try {
            JsonOutput.print(surroundings.out(), status);
        } catch (OutputLost e) {
            // Labelling matters more than telling of it.
            LOG.warn("status lines are lost: {}", e.getMessage());
        }
    }

    private @Nullable Map<String, String> others() {
        var ids = new TreeMap<String, String>();
        models.others().forEach((name, model) -> ids.put(name, id(model)));
        return ids.isEmpty() ? null : ids;
    }

    private @Nullable Shadow shadow() {
        ShadowFigures figures = models.shadow().figures();
        return figures.models() == null
                ? null
                : new Shadow(figures.models().challenger().value(), figures.scored(), figures.agreement(),
                        figures.failures());
    }

    private static String id(ActiveModel model) {
        return model.current().id().value();
    }

    private static Map<String, Long> reasons(ScoreCounters counters) {
        var reasons = new TreeMap<String, Long>();
        counters.deadLetters().forEach((reason, count) -> reasons.put(reason.name(), count));
        return reasons;
    }

    private static double rate(long count, Instant from, Instant to) {
        long millis = Duration.between(from, to).toMillis();
        return millis <= 0 ? 0 : count * MILLIS / millis;
    }
}
