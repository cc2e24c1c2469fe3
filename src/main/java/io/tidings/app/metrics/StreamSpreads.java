package io.tidings.app.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.tidings.stream.RecentFigures;
import io.tidings.stream.ScoreCounters;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.Spread;

/// How the score stream's figures are spread. Micrometer has no meter for what is counted by range already.
final class StreamSpreads implements MultiCollector {

    private static final double MEDIAN = 0.5;
    private static final double ALMOST_ALL = 0.99;

    private final ScoreStream stream;

    StreamSpreads(ScoreStream stream) {
        this.stream = stream;
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(
                histogram("tidings_scoring_seconds", "From the poll that brought a review to its label",
                        stream.latencySeconds()),
                histogram("tidings_confidence", "The largest score of each event", stream.labels().confidences()),
                batches());
    }

    private static HistogramSnapshot histogram(String name, String meaning, Spread spread) {
        var bounds = new double[spread.counts().size()];
        var counts = new long[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = i < spread.bounds().size() ? spread.bounds().get(i) : Double.POSITIVE_INFINITY;
            counts[i] = spread.counts().get(i);
        }
        return HistogramSnapshot.builder()
                .name(name)
                .help(meaning)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                        .sum(spread.sum())
                        .build())
                .build();
    }

    private SummarySnapshot batches() {
        ScoreCounters counters = stream.counters();
        RecentFigures recent = stream.recentBatches();
        return SummarySnapshot.builder()
                .name("tidings_batch_texts")
                .help("Texts of a pass of the model; quantiles of the last minute")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .count(counters.batches())
                        .sum((double) counters.scored())
                        .quantiles(Quantiles.of(new Quantile(MEDIAN, recent.p50()),
                                new Quantile(ALMOST_ALL, recent.p99())))
                        .build())
                .build();
    }
}
