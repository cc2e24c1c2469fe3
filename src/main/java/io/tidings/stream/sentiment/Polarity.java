package io.tidings.stream.sentiment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How good or bad a label is: by the settings where they name it; else -1 for `neg`, `negative` and `bad`, 1 for `pos`,
/// `positive` and `good`, in any case of letters, and 0 for all others.
public final class Polarity {

    private static final Set<String> NEGATIVE = Set.of("neg", "negative", "bad");
    private static final Set<String> POSITIVE = Set.of("pos", "positive", "good");

    private final Map<String, Double> given;

    /// @param given by label, -1..1
    public Polarity(Map<String, Double> given) {
        this.given = Map.copyOf(given);
    }

    /// -1..1
    public double of(String label) {
        Double known = given.get(label);
        if (known != null) {
            return known;
        }
        String lower = label.toLowerCase(Locale.ROOT);
        return NEGATIVE.contains(lower) ? -1 : POSITIVE.contains(lower) ? 1 : 0;
    }

    /// The mean over reviews, -1..1; 0 where there are none.
    ///
    /// @param labels how many reviews have each label
    public double mean(Map<String, Long> labels) {
        double sum = 0;
        long count = 0;
        for (var label : labels.entrySet()) {
            sum += of(label.getKey()) * label.getValue();
            count += label.getValue();
        }
        return count == 0 ? 0 : sum / count;
    }
}
