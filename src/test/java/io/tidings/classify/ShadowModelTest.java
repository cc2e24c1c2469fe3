package io.tidings.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.tidings.classify.ShadowFigures.Pair;
import org.junit.jupiter.api.Test;

class ShadowModelTest {

    private static final ModelId CHAMPION = ModelId.ofName("champion");

    private final ShadowModel shadow = new ShadowModel(1);

    @Test
    void countsWhereTheTwoAgreeAndWhereNot() {
        shadow.start(NamedModel.of("challenger"));

        shadow.observe(batch(CHAMPION, "pos", "neg", "pos", "neg", "neg"));

        ShadowFigures figures = shadow.figures();
        assertThat(figures.scored()).isEqualTo(5);
        assertThat(figures.agreed()).isEqualTo(2);
        assertThat(figures.agreement()).isEqualTo(0.4);
        assertThat(figures.byChampion()).isEqualTo(Map.of("pos", 2L, "neg", 3L));
        assertThat(figures.byChallenger()).isEqualTo(Map.of("pos", 5L));
        assertThat(figures.changes()).isEqualTo(Map.of(new Pair("pos", "pos"), 2L, new Pair("neg", "pos"), 3L));
    }

    @Test
    void aNewChampionOrChallengerBeginsAtNothing() {
        shadow.start(NamedModel.of("challenger"));
        shadow.observe(batch(CHAMPION, "pos", "pos"));
        shadow.observe(batch(ModelId.ofName("next"), "neg"));

        assertThat(shadow.figures().scored()).isOne();
        assertThat(shadow.figures().models())
                .isEqualTo(new ShadowFigures.Models(ModelId.ofName("next"), ModelId.ofName("challenger")));
        shadow.start(NamedModel.of("another"));
        assertThat(shadow.figures().scored()).isZero();
    }

    @Test
    void figuresStayWhenItStops() {
        shadow.start(NamedModel.of("challenger"));
        shadow.observe(batch(CHAMPION, "pos"));
        shadow.stop();
        shadow.observe(batch(CHAMPION, "pos"));

        assertThat(shadow.figures().scored()).isOne();
        assertThat(shadow.scores()).isFalse();
    }

    @Test
    void takesItsShareByTheIdsAlone() {
        var tenth = new ShadowModel(0.1);
        tenth.start(NamedModel.of("challenger"));
        String[] labels = IntStream.range(0, 10_000).mapToObj(i -> "pos").toArray(String[]::new);

        tenth.observe(batch(CHAMPION, labels));
        long first = tenth.figures().scored();
        tenth.observe(batch(CHAMPION, labels));

        assertThat(first).isBetween(800L, 1_200L);
        assertThat(tenth.figures().scored()).isEqualTo(2 * first);
        assertThat(new ShadowModel(0).scores()).isFalse();
    }

    private static ShadowModel.Batch batch(ModelId champion, String... labels) {
        var ids = IntStream.range(0, labels.length).mapToObj(i -> "reviews-0-" + i).toList();
        return new ShadowModel.Batch(champion, ids, ids,
                List.of(labels).stream().map(NamedModel::outcome).toList());
    }
}
