package io.tidings.learn.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tidings.classify.LabelSet;
import io.tidings.classify.Scores;
import io.tidings.training.Calibration;

/// How one model does on judged texts.
///
/// @param texts            how many
/// @param accuracy         share right; 0 where there are no texts
/// @param macroF1          mean F1 of the labels that occur
/// @param f1               by label, of those that occur
/// @param counts           right labels, how many texts have each
/// @param calibrationError expected calibration error over 15 bins
/// @param confusion        right label to given label to number of texts
public record LabelFigures(int texts, double accuracy, double macroF1, Map<String, Double> f1,
        Map<String, Integer> counts, double calibrationError, Map<String, Map<String, Integer>> confusion) {

    private static final int BINS = 15;

    static LabelFigures of(LabelSet labels, List<Judged> judged, Function<Judged, Scores> model) {
        var confusion = new LinkedHashMap<String, Map<String, Integer>>();
        labels.names().forEach(right -> {
            var row = new LinkedHashMap<String, Integer>();
            labels.names().forEach(given -> row.put(given, 0));
            confusion.put(right, row);
        });
        var confidence = new double[judged.size()];
        var right = new boolean[judged.size()];
        int hits = 0;
        for (int i = 0; i < right.length; i++) {
            Judged one = judged.get(i);
            Scores scores = model.apply(one);
            confidence[i] = scores.confidence();
            right[i] = scores.label().equals(one.label());
            hits += right[i] ? 1 : 0;
            confusion.computeIfAbsent(one.label(), absent -> new LinkedHashMap<>())
                    .merge(scores.label(), 1, Integer::sum);
        }
        var f1 = new LinkedHashMap<String, Double>();
        var counts = new LinkedHashMap<String, Integer>();
        confusion.forEach((label, row) -> {
            int count = row.values().stream().mapToInt(Integer::intValue).sum();
            if (count > 0) {
                counts.put(label, count);
                f1.put(label, f1(label, count, confusion));
            }
        });
        double macro = f1.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new LabelFigures(right.length, right.length == 0 ? 0 : (double) hits / right.length, macro, f1, counts,
                Calibration.expectedError(confidence, right, BINS), confusion);
    }

    private static double f1(String label, int count, Map<String, Map<String, Integer>> confusion) {
        int hits = confusion.getOrDefault(label, Map.of()).getOrDefault(label, 0);
        int given = new ArrayList<>(confusion.values()).stream().mapToInt(row -> row.getOrDefault(label, 0)).sum();
        return 2.0 * hits / (count + given);
    }
}
