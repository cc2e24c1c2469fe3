package io.tidings.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classification;
import io.tidings.classify.ModelId;
import io.tidings.classify.NamedModel;
import io.tidings.classify.ShadowModel;
import org.junit.jupiter.api.Test;

/// Of a main model and one beside it.
class ModelMetersTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ActiveModel main = new ActiveModel(NamedModel.of("first"));
    private final ActiveModel topic = new ActiveModel(NamedModel.of("travel"));
    private final ShadowModel shadow = new ShadowModel(1);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModelMeters meters = new ModelMeters(new ActiveModels(main, Map.of("topic", topic), shadow),
            "sentiment", now::get, registry);

    @Test
    void onlyTheModelsThatLabelNowAreNamed() {
        meters.refresh();
        main.swap(NamedModel.of("second"));
        meters.refresh();

        assertThat(registry.get("tidings.model.info").gauges()).extracting(gauge -> gauge.getId().getTag("id"))
                .containsExactlyInAnyOrder(id("second"), id("travel"));
        assertThat(registry.get("tidings.model.info").tags("model", "sentiment", "id", id("second")).gauge().value())
                .isEqualTo(1);
    }

    @Test
    void aSwapIsCountedForItsModelAndBeginsItsAgeAnew() {
        now.set(Instant.EPOCH.plusSeconds(100));
        main.swap(NamedModel.of("second"));
        now.set(Instant.EPOCH.plusMillis(130_500));

        assertThat(age("sentiment")).isEqualTo(30.5);
        assertThat(age("topic")).isEqualTo(130.5);
        assertThat(swaps("sentiment")).isEqualTo(1);
        assertThat(swaps("topic")).isZero();
    }

    @Test
    void theAgreementIsThatOfTheShadow() {
        assertThat(registry.get("tidings.shadow.agreement").gauge().value()).isZero();
        shadow.start(NamedModel.of("challenger"));
        Classification same = NamedModel.of("x").classify(List.of("")).getFirst();
        Classification other = new NamedModel(ModelId.ofName("y"), "neg").classify(List.of("")).getFirst();
        shadow.observe(new ShadowModel.Batch(ModelId.ofName("first"), List.of("1", "2", "3", "4"),
                List.of("a", "b", "c", "d"), List.of(same, same, same, other)));

        assertThat(registry.get("tidings.shadow.agreement").gauge().value()).isEqualTo(0.75);
    }

    private double age(String model) {
        return registry.get("tidings.model.age").tags("model", model).gauge().value();
    }

    private double swaps(String model) {
        return registry.get("tidings.model.swaps").tags("model", model).counter().count();
    }

    private static String id(String name) {
        return ModelId.ofName(name).abbreviated();
    }
}
