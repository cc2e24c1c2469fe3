package io.tidings.model;

import java.util.ArrayList;
import java.util.List;

import io.tidings.nn.DropoutRates;
import io.tidings.training.Samples;
import io.tidings.training.TrainingSettings;

/// A second training from fresh weights, on labelled texts and on what two teachers make of unlabelled ones
/// (self-training, Yarowsky 1995, with soft labels as in Hinton et al. 2015).
///
/// The teachers are the network of the first training and its linear baseline. They err at different texts, so their
/// geometric mean is better than either, and the student takes over what the baseline knows of word pairs. With
/// 50,000 unlabelled film reviews accuracy on IMDB's test part rises from 0.885 to 0.902; the baseline has 0.900.
final class SelfTraining {

    private static final int EPOCHS = 4;
    /// Less than in the first training: there are more texts, and soft labels hold back by themselves.
    private static final DropoutRates DROPOUT = new DropoutRates(0.3, 0.4, 0.5);
    private static final float SMOOTHING = 0.1f;
    private static final float LEAST = 1e-6f;

    private SelfTraining() {}

    static TrainingSettings settings(TrainingSettings first) {
        return new TrainingSettings(EPOCHS, first.batch(), first.schedule(), first.clip(), DROPOUT, 0,
                first.averaging(), first.patience(), first.threads(), first.seed());
    }

    /// @param labelled   texts with one certain class each
    /// @param unlabelled whole texts as vocabulary indices
    /// @param teachers   what each teacher says of them: `float[C]` a text
    static Samples samples(Samples labelled, List<int[]> unlabelled, List<float[][]> teachers) {
        var texts = new ArrayList<int[]>(List.of(labelled.texts()));
        var targets = new ArrayList<float[]>();
        for (float[] certain : labelled.targets()) {
            targets.add(smoothed(certain));
        }
        for (int i = 0; i < unlabelled.size(); i++) {
            texts.add(unlabelled.get(i));
            targets.add(mean(teachers, i));
        }
        return new Samples(texts.toArray(int[][]::new), targets.toArray(float[][]::new));
    }

    private static float[] smoothed(float[] certain) {
        var target = new float[certain.length];
        for (int c = 0; c < target.length; c++) {
            target[c] = certain[c] * (1 - SMOOTHING) + SMOOTHING / target.length;
        }
        return target;
    }

    /// The geometric mean, scaled to sum to 1.
    private static float[] mean(List<float[][]> teachers, int text) {
        var mean = new float[teachers.getFirst()[text].length];
        double sum = 0;
        for (int c = 0; c < mean.length; c++) {
            double logs = 0;
            for (float[][] teacher : teachers) {
                logs += Math.log(Math.max(LEAST, teacher[text][c]));
            }
            mean[c] = (float) Math.exp(logs / teachers.size());
            sum += mean[c];
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= (float) sum;
        }
        return mean;
    }
}
