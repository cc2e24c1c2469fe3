package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tidings.training.TrainingFailure;
import io.tidings.training.TrainingObserver;
import org.junit.jupiter.api.Test;

class LstmTunerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final LstmModel PARENT = TinyModels.trained();

    private final TuningSettings settings = new TuningSettings(20, 16, 0.01, 0.5, 100, 2, 400, 0.3, 2, 7L);

    @Test
    void learnsNewWordsAndForgetsNothing() {
        var tuned = tune(lessons(80, 1)).model();

        assertThat(right(tuned, lessons(100, 2))).isGreaterThan(95);
        assertThat(right(PARENT, lessons(100, 2))).isLessThan(70);
        assertThat(right(tuned, home(100))).isGreaterThanOrEqualTo(right(PARENT, home(100)) - 2);
        assertThat(tuned.content().vocabulary().words()).contains("sturdy", "flimsy")
                .startsWith(PARENT.content().vocabulary().words().toArray(String[]::new));
    }

    @Test
    void beginsAnewWhereTheParentCannotReadTheLessons() {
        LstmModel first = tune(BlankModel.of(List.of("neg", "pos")).model(), lessons(100, 1)).model();

        assertThat(right(first, lessons(100, 2))).isGreaterThan(95);
        assertThat(first.content().measured()).containsEntry("tuning.fresh", 100.0);
        assertThat(first.content().vocabulary().words()).contains("sturdy", "flimsy");
    }

    @Test
    void whatBeganFromNothingBeginsAnewUntilLessonsGrowSlowly() {
        LstmModel first = tune(BlankModel.of(List.of("neg", "pos")).model(), lessons(100, 1)).model();

        assertThat(tune(first, lessons(120, 1)).model().content().measured()).containsEntry("tuning.fresh", 100.0)
                .containsEntry("tuning.lessons", 120.0);
        assertThat(tune(first, lessons(130, 1)).model().content().measured()).containsEntry("tuning.fresh", 130.0);
    }

    @Test
    void aBlankModelFindsEachLabelAsLikelyAndIsTheSameEachTime() {
        LstmClassifier blank = BlankModel.of(List.of("neg", "pos"));

        assertThat(blank.classify("anything").scores().confidence()).isEqualTo(0.5f);
        assertThat(blank.id()).isEqualTo(BlankModel.of(List.of("neg", "pos")).id());
        assertThatThrownBy(() -> BlankModel.of(List.of("one"))).isInstanceOf(IllegalArgumentException.class);
    }

    private Tuned tune(LstmModel parent, List<Lesson> lessons) {
        return new LstmTuner(settings, TrainingObserver.SILENT).tune(parent,
                new Lessons(lessons, lessons(40, 9), List.of("the film was good")), NOW, Map.of());
    }

    @Test
    void theSameLessonsGiveTheSameBytes() {
        assertThat(ModelFile.bytes(tune(lessons(30, 1)).model()))
                .isEqualTo(ModelFile.bytes(tune(lessons(30, 1)).model()));
    }

    @Test
    void survivesItsFileWithProvenanceAndParent() {
        var tuned = ModelFile.parse(ModelFile.bytes(tune(lessons(30, 1)).model()));

        assertThat(tuned.getProvenance().toString()).contains("parent", "abc", "tuning.seed");
        assertThat(tuned.content().measured()).containsEntry("tuning.lessons", 30.0);
    }

    @Test
    void linearModelKnowsTheLessonsAlone() {
        var tuned = tune(lessons(80, 1));

        assertThat(tuned.linearLabel("the kettle was sturdy")).isEqualTo("pos");
        assertThat(tuned.linearLabel("the kettle was flimsy")).isEqualTo("neg");
    }

    @Test
    void refusesLabelsThatTheParentLacks() {
        var odd = List.of(new Lesson("it was sturdy", "excellent", 1));

        assertThatThrownBy(() -> tune(odd)).isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("'excellent', which the model has not: [neg, pos]");
    }

    private Tuned tune(List<Lesson> lessons) {
        return new LstmTuner(settings, TrainingObserver.SILENT).tune(PARENT,
                new Lessons(lessons, lessons(20, 9), List.of("the film was good", "it was very bad")), NOW,
                Map.of("parent", "abc"));
    }

    private static List<Lesson> lessons(int count, long seed) {
        var random = new Random(seed);
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < count; i++) {
            boolean good = random.nextBoolean();
            String telling = good ? "sturdy" : "flimsy";
            lessons.add(new Lesson("the kettle was " + (random.nextBoolean() ? "very " : "") + telling
                    + (random.nextBoolean() ? " and red" : ""), good ? "pos" : "neg", 1));
        }
        return lessons;
    }

    private static List<Lesson> home(int count) {
        var random = new Random(3);
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < count; i++) {
            boolean good = random.nextBoolean();
            lessons.add(new Lesson(TinyModels.text(good, random), good ? "pos" : "neg", 1));
        }
        return lessons;
    }

    private static long right(LstmModel model, List<Lesson> lessons) {
        var classifier = LstmClassifier.ofBytes(ModelFile.bytes(model));
        return lessons.stream()
                .filter(one -> classifier.classify(one.text()).scores().label().equals(one.label()))
                .count();
    }
}
