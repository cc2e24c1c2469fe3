package io.tidings.app.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.stream.sentiment.SentimentCounters;

/// What the count of windows has done.
final class WindowMeters {

    private WindowMeters() {}

    /// Registers what is not yet.
    static void register(MeterRegistry registry, Supplier<Optional<SentimentCounters>> counters) {
        count(registry, counters, "tidings.windows.written", "States of windows written", SentimentCounters::written);
        count(registry, counters, "tidings.alerts", "Alerts raised", SentimentCounters::alerts);
        counters.get()
                .map(SentimentCounters::late)
                .orElse(Map.of())
                .keySet()
                .forEach(size -> FunctionCounter
                        .builder("tidings.windows.late", counters,
                                now -> value(now, each -> each.late().getOrDefault(size, 0L)))
                        .description("Reviews that came after their window was over, by size of window")
                        .tag("size", size)
                        .register(registry));
    }

    private static void count(MeterRegistry registry, Supplier<Optional<SentimentCounters>> counters, String name,
            String meaning, ToDoubleFunction<SentimentCounters> value) {
        FunctionCounter.builder(name, counters, now -> value(now, value)).description(meaning).register(registry);
    }

    private static double value(Supplier<Optional<SentimentCounters>> counters,
            ToDoubleFunction<SentimentCounters> value) {
        return counters.get().map(each -> value.applyAsDouble(each)).orElse(0.0);
    }
}
