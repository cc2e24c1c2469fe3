package io.tidings.app.metrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.event.DeadLetterReason;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.StreamState;

/// What the score stream has counted.
final class StreamMeters {

    private final ScoreStream stream;

    StreamMeters(ScoreStream stream) {
        this.stream = stream;
    }

    /// Registers what is not yet: labels come with the first event that has them.
    void refresh(MeterRegistry registry) {
        count(registry, "tidings.reviews.read", "Records read", each -> each.counters().read());
        stream.labels().labels().keySet().forEach(label -> label(registry, label));
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            FunctionCounter
                    .builder("tidings.dead.letters", stream,
                            each -> each.counters().deadLetters().getOrDefault(reason, 0L))
                    .description("Records that could not be labelled, by reason")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        count(registry, "tidings.tokens", "Tokens of labelled texts", each -> each.labels().tokens());
        count(registry, "tidings.unknown.tokens", "Tokens not in the model's vocabulary",
                each -> each.labels().unknown());
        count(registry, "tidings.reviews.uncertain", "Events below the threshold of confidence",
                each -> each.labels().uncertain());
        count(registry, "tidings.reviews.truncated", "Events whose text was longer than the model reads",
                each -> each.labels().truncated());
        count(registry, "tidings.batches.failed", "Batches that were scored again one by one",
                each -> each.counters().failedBatches());
        count(registry, "tidings.reviews.untagged", "Records read without the tag that batching needs",
                each -> each.counters().untagged());
        count(registry, "tidings.reviews.unexplained", "Events without the words that they were to name",
                each -> each.counters().unexplained());
        gauge(registry, "tidings.lag.records", "Records of this instance's share that are not read yet",
                each -> each.lag().isPresent() ? each.lag().getAsLong() : Double.NaN);
        gauge(registry, "tidings.stream.running", "1 while the stream labels, else 0",
                each -> each.state() == StreamState.RUNNING ? 1 : 0);
    }

    private void label(MeterRegistry registry, String label) {
        FunctionCounter
                .builder("tidings.reviews.labeled", stream, each -> each.labels().labels().getOrDefault(label, 0L))
                .description("Labelled events, by label")
                .tag("label", label)
                .register(registry);
    }

    private void count(MeterRegistry registry, String name, String meaning, ToDoubleFunction<ScoreStream> value) {
        FunctionCounter.builder(name, stream, value).description(meaning).register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String meaning, ToDoubleFunction<ScoreStream> value) {
        Gauge.builder(name, stream, value).description(meaning).register(registry);
    }
}
