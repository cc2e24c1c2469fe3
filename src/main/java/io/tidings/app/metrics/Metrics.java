package io.tidings.app.metrics;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidings.classify.ActiveModels;
import io.tidings.dashboard.view.Picture;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.sentiment.SentimentCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The meters of one process. Any thread may ask for their text; bind before and close once.
public final class Metrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final String PREFIX = "tidings.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final List<Runnable> refreshing = new ArrayList<>();
    private final List<AutoCloseable> bound = new ArrayList<>();

    /// Without any meter.
    public Metrics(InstantSource clock) {
        this.clock = clock;
        registry.config().meterFilter(new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith(PREFIX) ? id : id.withName(PREFIX + id.getName());
            }
        });
    }

    /// Adds memory, garbage collection, processor time and uptime.
    public synchronized Metrics process() {
        var collector = new JvmGcMetrics();
        bound.add(collector);
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return this;
    }

    /// Adds what labels, and Kafka's own figures of it.
    public synchronized Metrics stream(ScoreStream stream) {
        bound.add(stream.bindTo(registry));
        var meters = new StreamMeters(stream);
        refreshing.add(() -> meters.refresh(registry));
        registry.getPrometheusRegistry().register(new StreamSpreads(stream));
        return this;
    }

    /// Adds the models that label.
    ///
    /// @param name of the main one
    public synchronized Metrics models(ActiveModels models, String name) {
        var meters = new ModelMeters(models, name, clock, registry);
        refreshing.add(meters::refresh);
        return this;
    }

    /// Adds the count of windows.
    ///
    /// @param counters empty where it is not counted
    public synchronized Metrics windows(Supplier<Optional<SentimentCounters>> counters) {
        refreshing.add(() -> counters.get().ifPresent(_ -> WindowMeters.register(registry, counters)));
        return this;
    }

    /// Adds what all instances told on the topics: feedback, trainings, drift.
    public synchronized Metrics picture(Picture picture) {
        var meters = new PictureMeters(picture, clock, registry);
        refreshing.add(meters::refresh);
        return this;
    }

    /// All figures of now, in the text format of Prometheus (version 0.0.4).
    public synchronized String text() {
        refreshing.forEach(Runnable::run);
        return registry.scrape();
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable each : bound) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("a meter could not be closed", e);
            }
        }
        bound.clear();
        registry.close();
    }
}
