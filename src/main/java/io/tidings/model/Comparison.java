package io.tidings.model;

import java.util.ArrayList;
import java.util.List;

import io.tidings.training.Calibration;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;

/// A model and its linear baseline on the same labelled texts.
///
/// @param model    how the LSTM does
/// @param baseline how the baseline does
/// @param tokens   that the LSTM read
/// @param seconds  that the LSTM took, reading and tokenising left out
public record Comparison(Figures model, Figures baseline, long tokens, double seconds) {

    private static final int BINS = 15;
    private static final double NANOS = 1e9;

    /// Labels every text by both.
    public static Comparison of(LstmModel model, TextDataset texts) {
        return of(model, texts.examples());
    }

    /// Labels every example of a dataset by both.
    ///
    /// @throws IllegalArgumentException where an example is no [TokenExample]
    public static Comparison of(LstmModel model, Dataset<Label> examples) {
        TribuoLog.quiet();
        var content = model.content();
        var texts = examples.getData().stream().map(model::encode).toList();
        long start = System.nanoTime();
        float[][] scores = model.probabilities(texts, true);
        double seconds = (System.nanoTime() - start) / NANOS;
        float[][] linear = texts.parallelStream().map(content.baseline()::probabilities).toArray(float[][]::new);
        long tokens = texts.stream().mapToLong(text -> Math.min(text.length, content.excerpt().maxTokens())).sum();
        return new Comparison(figures(model, examples, texts, scores), figures(model, examples, texts, linear), tokens,
                seconds);
    }

    private static Figures figures(LstmModel model, Dataset<Label> examples, List<int[]> texts, float[][] scores) {
        var predictions = new ArrayList<Prediction<Label>>();
        var confidence = new double[scores.length];
        var right = new boolean[scores.length];
        int i = 0;
        for (Example<Label> example : examples) {
            Prediction<Label> prediction = model.prediction(example, texts.get(i), scores[i]);
            predictions.add(prediction);
            confidence[i] = prediction.getOutput().getScore();
            right[i] = prediction.getOutput().equals(example.getOutput());
            i++;
        }
        // The evaluator takes from the model no more than its label domain and provenance, which both share.
        var evaluation = new LabelEvaluator().evaluate(model, predictions, examples.getProvenance());
        return Figures.of(evaluation, model.content().labels(), Calibration.expectedError(confidence, right, BINS));
    }
}
