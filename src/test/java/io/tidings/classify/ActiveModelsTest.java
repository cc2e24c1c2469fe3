package io.tidings.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ActiveModelsTest {

    private final ActiveModel main = new ActiveModel(NamedModel.of("first"));

    @Test
    void championsAreThoseOfTheTimeThatTheyName() {
        var swaps = new ArrayList<String>();
        var millis = new AtomicLong(100);
        main.onSwap((former, next) -> swaps.add(millis.get() + " " + next.id().value()));
        var models = ActiveModels.only(main);

        // The clock is asked, and while it answers the model is swapped: the time before the swap must not be named.
        var champions = models.champions(() -> {
            long now = millis.getAndIncrement();
            if (now == 101) {
                main.swap(NamedModel.of("second"));
            }
            return now;
        });

        assertThat(champions.main().id()).isEqualTo(ModelId.ofName("second"));
        assertThat(swaps).containsExactly("102 " + ModelId.ofName("second").value());
        assertThat(champions.at()).isGreaterThanOrEqualTo(102);
    }

    @Test
    void championsOfAllNamesAreTakenTogether() {
        var topic = new ActiveModel(NamedModel.of("topic"));
        var models = new ActiveModels(main, Map.of("topic", topic), ShadowModel.off());

        var champions = models.champions(() -> 7);

        assertThat(champions.at()).isEqualTo(7);
        assertThat(champions.main().id()).isEqualTo(ModelId.ofName("first"));
        assertThat(champions.others()).containsExactly(Map.entry("topic", NamedModel.of("topic")));
    }

    @Test
    void listenersHearOfSwapsButNotOfRefusedOnes() {
        var heard = new ArrayList<String>();
        main.onSwap((former, next) -> heard.add(former.id().value() + next.id().value()));
        Classifier foreign = new Classifier() {
            @Override
            public ModelId id() {
                return ModelId.ofName("foreign");
            }

            @Override
            public LabelSet labels() {
                return LabelSet.of("a", "b");
            }

            @Override
            public List<Classification> classify(List<String> texts) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> main.swap(foreign)).isInstanceOf(IllegalArgumentException.class);
        main.swap(NamedModel.of("second"));

        assertThat(heard).containsExactly(ModelId.ofName("first").value() + ModelId.ofName("second").value());
    }

    @Test
    void aNameMustBeFitForAKeyAndAFile() {
        assertThatThrownBy(() -> new ActiveModels(main, Map.of("../topic", main), ShadowModel.off()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '../topic'");
    }
}
