package io.tidings.learn.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tidings.classify.LabelSet;
import io.tidings.event.TrainingExample;
import io.tidings.model.Lesson;

/// Examples by what they are for. Usable examples = training + validation + heldOut + older.
///
/// @param training   in the order of their ids
/// @param validation to choose the epoch
/// @param heldOut    for the gate
/// @param older      held out as well, yet not judged by: where there is plenty, the gate looks at the newer half,
///                   since a model is for what is to come
/// @param unusable   examples without a text, or with a label that the champion lacks
record Split(List<TrainingExample> training, List<TrainingExample> validation, List<TrainingExample> heldOut, int older,
        int unusable) {

    private static final int PLENTY = 10;

    static Split of(List<TrainingExample> examples, LabelSet labels, RoundSettings settings) {
        var training = new ArrayList<TrainingExample>();
        var validation = new ArrayList<TrainingExample>();
        var heldOut = new ArrayList<TrainingExample>();
        int unusable = 0;
        for (var one : examples.stream().sorted(Comparator.comparing(TrainingExample::getId)).toList()) {
            if (!usable(one, labels)) {
                unusable++;
            } else if (HeldOut.of(one.getId(), settings.heldOutShare())) {
                heldOut.add(one);
            } else if (HeldOut.place("validation", one.getId()) < settings.validationShare()) {
                validation.add(one);
            } else {
                training.add(one);
            }
        }
        heldOut.sort(Comparator.comparing(TrainingExample::getFeedbackAt).thenComparing(TrainingExample::getId));
        int older = heldOut.size() > PLENTY * settings.gate().minHeldOut() ? heldOut.size() / 2 : 0;
        return new Split(training, validation, heldOut.subList(older, heldOut.size()), older, unusable);
    }

    static boolean usable(TrainingExample one, LabelSet labels) {
        return !one.getText().isBlank() && labels.indexOf(one.getLabel()) >= 0;
    }

    static List<Lesson> lessons(List<TrainingExample> examples) {
        return examples.stream().map(one -> new Lesson(one.getText(), one.getLabel(), weight(one))).toList();
    }

    /// A label that people disagree about counts half.
    private static float weight(TrainingExample one) {
        float weight = Float.isFinite(one.getWeight()) ? Math.max(0, one.getWeight()) : 1;
        return one.getConflict() ? weight / 2 : weight;
    }
}
