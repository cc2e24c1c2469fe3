package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.tidings.training.Samples;
import io.tidings.training.TrainingObserver;
import org.junit.jupiter.api.Test;

class SelfTrainingTest {

    @Test
    void teachersAreMixedByTheirGeometricMean() {
        var labelled = Samples.of(new int[][]{{2, 3}}, new int[]{1}, 2);
        float[][] one = {{0.9f, 0.1f}};
        float[][] other = {{0.5f, 0.5f}};

        Samples taught = SelfTraining.samples(labelled, List.of(new int[]{4}), List.of(one, other));

        assertThat(taught.targets()[0]).containsExactly(new float[]{0.05f, 0.95f}, within(1e-6f));
        // sqrt(0.45) and sqrt(0.05), which are as 3 to 1.
        assertThat(taught.targets()[1]).containsExactly(new float[]{0.75f, 0.25f}, within(1e-6f));
        assertThat(taught.texts()[1]).containsExactly(4);
    }

    @Test
    void fewLabelsAndManyTextsGiveAModelThatKnowsHowManyThereWere() {
        var random = new Random(5);
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> TinyModels.text(i % 2 == 0, random)).toList();
        var model = new LstmTrainer(TinyModels.SETTINGS, TrainingObserver.SILENT).withUnlabelled(texts)
                .train(TinyModels.dataset(400, 1));

        assertThat(Comparison.of(model, TinyModels.dataset(200, 2)).model().accuracy()).isGreaterThan(0.9);
        assertThat(model.getProvenance().getTrainerProvenance().toString()).contains("unlabelled", "200");
    }
}
