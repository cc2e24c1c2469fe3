package io.tidings.app.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tidings.classify.LabelSet;

/// Which labelled reviews were right, in the order in which they came out, and by which model. For one thread.
final class Verdicts {

    private final LabelSet labels;
    private final List<Boolean> right = new ArrayList<>();
    private final List<String> models = new ArrayList<>();
    private final Set<String> distinct = new LinkedHashSet<>();

    Verdicts(LabelSet labels) {
        this.labels = labels;
    }

    void saw(Outcome.Labeled labeled) {
        labeled.expected().filter(label -> labels.indexOf(label) >= 0).ifPresent(label -> {
            String model = labeled.event().getModelId();
            right.add(label.equals(labeled.event().getLabel()));
            models.add(model);
            distinct.add(model);
        });
    }

    int size() {
        return right.size();
    }

    /// Ids of the models, in the order in which they first labelled something.
    List<String> models() {
        return List.copyOf(distinct);
    }

    /// The share right of those that the first model labelled, or of those that others did.
    ///
    /// @return NaN where there are none
    double accuracy(boolean byFirst) {
        int count = 0;
        int hits = 0;
        for (int i = 0; i < right.size(); i++) {
            if (models.get(i).equals(models.getFirst()) == byFirst) {
                count++;
                hits += right.get(i) ? 1 : 0;
            }
        }
        return (double) hits / count;
    }

    /// The share right of the `window` reviews up to each, one value every `step` reviews.
    List<double[]> overTime(int window, int step) {
        var points = new ArrayList<double[]>();
        int hits = 0;
        for (int i = 0; i < right.size(); i++) {
            hits += right.get(i) ? 1 : 0;
            hits -= i >= window && right.get(i - window) ? 1 : 0;
            if (i + 1 >= window && (i + 1) % step == 0) {
                points.add(new double[]{i + 1.0, (double) hits / window});
            }
        }
        return points;
    }

    /// After how many reviews each model but the first began.
    List<Integer> changes() {
        var changes = new ArrayList<Integer>();
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < models.size(); i++) {
            if (seen.add(models.get(i)) && i > 0) {
                changes.add(i);
            }
        }
        return changes;
    }
}
