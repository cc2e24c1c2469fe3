package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import io.tidings.training.Epoch;
import io.tidings.training.TrainingFailure;
import io.tidings.training.TrainingObserver;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.impl.ArrayExample;

class LstmTrainerTest {

    @Test
    void learnsWhatTellsGoodFromBadAndReportsItsEpochs() {
        var epochs = new ArrayList<Epoch>();
        var observer = new TrainingObserver() {
            @Override
            public void epochEnded(Epoch epoch) {
                epochs.add(epoch);
            }
        };
        var model = new LstmTrainer(TinyModels.SETTINGS, observer).train(TinyModels.dataset(400, 1));
        var evaluation = new LabelEvaluator().evaluate(model, TinyModels.dataset(200, 2));
        assertThat(evaluation.accuracy()).isGreaterThan(0.97);
        assertThat(epochs).isNotEmpty();
        assertThat(model.content().measured()).containsEntry("validationExamples", 80.0)
                .containsKeys("validationAccuracy", "baselineValidationAccuracy");
        assertThat(model.content().labels().names()).containsExactly("neg", "pos");
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        var first = TinyModels.trained().content();
        var second = TinyModels.trained().content();
        for (int b = 0; b < first.weights().blocks().size(); b++) {
            assertThat(first.weights().blocks().get(b).values())
                    .isEqualTo(second.weights().blocks().get(b).values());
        }
        assertThat(first.temperature()).isEqualTo(second.temperature());
        assertThat(first.baseline().weights()).isEqualTo(second.baseline().weights());
    }

    @Test
    void worksInTribuosCrossValidation() {
        var folds = new CrossValidation<>(new LstmTrainer(TinyModels.SETTINGS, TrainingObserver.SILENT),
                TinyModels.dataset(300, 3), new LabelEvaluator(), 2).evaluate();
        assertThat(folds).allSatisfy(fold -> assertThat(fold.getA().accuracy()).isGreaterThan(0.9));
    }

    @Test
    void countsWordsOfTheTrainingPartOnly() {
        var validation = TinyModels.empty();
        validation.add(new TokenExample(new Label("pos"), List.of("unheard", "good")));
        validation.add(new TokenExample(new Label("neg"), List.of("unheard", "bad")));
        var model = new LstmTrainer(TinyModels.SETTINGS, TrainingObserver.SILENT, validation)
                .train(TinyModels.dataset(100, 4));
        assertThat(model.content().vocabulary().words()).contains("good", "bad").doesNotContain("unheard");
    }

    @Test
    void provenanceNamesEverySettingAndTheData() {
        var provenance = TinyModels.trained().getProvenance();
        assertThat(provenance.getTrainerProvenance().toString()).contains("hidden", "12", "pooledDropout", "seed");
        assertThat(provenance.getDatasetProvenance().toString()).contains("made-up reviews");
    }

    @Test
    void refusesDataThatCannotTeach() {
        var trainer = new LstmTrainer(TinyModels.SETTINGS, TrainingObserver.SILENT);
        var oneLabel = TinyModels.empty();
        oneLabel.add(new TokenExample(new Label("pos"), List.of("good")));
        oneLabel.add(new TokenExample(new Label("pos"), List.of("great")));
        assertThatThrownBy(() -> trainer.train(oneLabel)).isInstanceOf(TrainingFailure.class)
                .hasMessage("training needs examples of at least two labels, found [pos]");
        var unordered = TinyModels.dataset(10, 1);
        unordered.add(new ArrayExample<>(new Label("pos"), new String[]{"good"}, new double[]{1}));
        assertThatThrownBy(() -> trainer.train(unordered)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an example with its tokens in order");
        var stranger = TinyModels.empty();
        stranger.add(new TokenExample(new Label("neutral"), List.of("good")));
        assertThatThrownBy(() -> new LstmTrainer(TinyModels.SETTINGS, TrainingObserver.SILENT, stranger)
                .train(TinyModels.dataset(10, 1))).isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("the validation part has the label 'neutral'");
    }
}
