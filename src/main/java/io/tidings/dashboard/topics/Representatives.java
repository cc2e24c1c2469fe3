package io.tidings.dashboard.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.classify.Encoder;
import io.tidings.dashboard.view.ShownReview;

/// The reviews that stand for the others of their label: those whose vectors lie nearest to the mean of all.
final class Representatives {

    private static final int LABELS = 10;
    private static final int TEXTS = 60;
    private static final int CHARACTERS = 1_000;
    private static final int SHOWN = 3;

    private Representatives() {}

    /// @param reviews newest first; of each label the newest [#TEXTS] are encoded
    /// @return of each label, the most frequent first, the nearest to the middle first
    static List<ShownReview> of(List<ShownReview> reviews, Encoder encoder) {
        Map<String, Map<String, ShownReview>> byLabel = new TreeMap<>();
        for (ShownReview review : reviews) {
            Map<String, ShownReview> texts = byLabel.computeIfAbsent(review.label(), _ -> new LinkedHashMap<>());
            if (texts.size() < TEXTS && !review.text().isBlank()) {
                texts.putIfAbsent(Shown.cut(review.text(), CHARACTERS), review);
            }
        }
        return byLabel.values()
                .stream()
                .sorted(Comparator.comparingInt((Map<String, ShownReview> texts) -> texts.size()).reversed())
                .limit(LABELS)
                .flatMap(texts -> nearest(texts, encoder).stream())
                .toList();
    }

    private static List<ShownReview> nearest(Map<String, ShownReview> byText, Encoder encoder) {
        if (byText.isEmpty()) {
            return List.of();
        }
        List<String> texts = List.copyOf(byText.keySet());
        List<ShownReview> reviews = List.copyOf(byText.values());
        List<float[]> vectors = encoder.encode(texts);
        double[] mean = mean(vectors);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < texts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> distance(vectors.get(i), mean)));
        return order.stream().limit(SHOWN).map(reviews::get).toList();
    }

    private static double[] mean(List<float[]> vectors) {
        var mean = new double[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += vector[d] / vectors.size();
            }
        }
        return mean;
    }

    /// Squared, Euclidean.
    private static double distance(float[] vector, double[] mean) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            double difference = vector[d] - mean[d];
            sum += difference * difference;
        }
        return sum;
    }
}
