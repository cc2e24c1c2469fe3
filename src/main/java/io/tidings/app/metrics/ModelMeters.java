package io.tidings.app.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;

/// Which models label, and since when.
final class ModelMeters {

    private static final double MILLIS = 1e3;

    private final Map<String, ActiveModel> models = new TreeMap<>();
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final MultiGauge info;

    ModelMeters(ActiveModels all, String name, InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        models.putAll(all.others());
        models.put(name, all.main());
        info = MultiGauge.builder("tidings.model.info")
                .description("1 for each model that labels here, with its id")
                .register(registry);
        models.forEach((each, model) -> bind(each, model, registry));
        Gauge.builder("tidings.shadow.agreement", all.shadow(), shadow -> shadow.figures().agreement())
                .description("Share of the shadow's labels that are the model's own")
                .register(registry);
    }

    private void bind(String name, ActiveModel model, MeterRegistry registry) {
        since.put(name, clock.instant());
        Counter swaps = Counter.builder("tidings.model.swaps")
                .description("Models taken up since the start")
                .tag("model", name)
                .register(registry);
        model.onSwap((former, next) -> {
            since.put(name, clock.instant());
            swaps.increment();
        });
        Gauge.builder("tidings.model.age", this, meters -> meters.age(name))
                .description("Since the model was taken up here")
                .baseUnit("seconds")
                .tag("model", name)
                .register(registry);
    }

    private double age(String name) {
        return Duration.between(since.getOrDefault(name, clock.instant()), clock.instant()).toMillis() / MILLIS;
    }

    void refresh() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        models.forEach((name, model) -> rows
                .add(MultiGauge.Row.of(Tags.of("model", name, "id", model.current().id().abbreviated()), 1)));
        info.register(rows, true);
    }
}
