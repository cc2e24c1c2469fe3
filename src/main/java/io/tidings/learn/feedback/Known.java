package io.tidings.learn.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.tidings.event.Feedback;
import io.tidings.event.TrainingExample;
import org.jspecify.annotations.Nullable;

/// A review and what was said of it.
///
/// @param labeled what models say of it
/// @param voices the current word of each person for each model, the order of their arrival kept
/// @param models those for which it has an example
record Known(Message.Labeled labeled, List<Voice> voices, Set<String> models, long deadline) implements Memory {

    private static final TrainingExample UNSCORED = FeedbackIntake
            .withoutText(Feedback.newBuilder().setAt(Instant.EPOCH).build());

    @Override
    public Memory labeled(Message.Labeled newer, Moment moment, Consequences out) {
        return new Known(newer, voices, models, moment.deadline());
    }

    @Override
    public Memory feedback(Voice voice, Moment moment, Consequences out) {
        return joined(List.of(voice), out);
    }

    @Override
    public Memory brought(TrainingExample text, Voice voice, Moment moment, Consequences out) {
        Known known = labeled.review().getText().isEmpty()
                ? new Known(new Message.Labeled(text, labeled.others()), voices, models, moment.deadline())
                : this;
        return known.joined(List.of(voice), out);
    }

    /// Joins voices in the order of their arrival; only the last example of each model is told.
    Known joined(List<Voice> arriving, Consequences out) {
        var all = new ArrayList<>(voices);
        var changed = new TreeSet<String>();
        for (Voice voice : arriving) {
            if (accepted(voice, all, out)) {
                out.joined(voice);
                changed.add(voice.model());
            }
        }
        if (changed.isEmpty()) {
            return this;
        }
        changed.forEach(model -> out.example(example(model, all)));
        changed.addAll(models);
        return new Known(labeled, List.copyOf(all), Set.copyOf(changed), deadline);
    }

    /// Adds a voice to the others in place of the same person's former word, or refuses it.
    private boolean accepted(Voice voice, List<Voice> all, Consequences out) {
        Voice former = all.stream().filter(voice::isSamePerson).findFirst().orElse(null);
        UnmatchedReason reason = objection(voice, former, all.size());
        if (reason != null) {
            out.refused(voice, reason, detail(reason, voice, former));
            return false;
        }
        all.remove(former);
        all.add(voice);
        return true;
    }

    private @Nullable UnmatchedReason objection(Voice voice, @Nullable Voice former, int count) {
        if (labeled.review().getText().isEmpty()) {
            return UnmatchedReason.TEXT_MISSING;
        }
        Map<String, Float> scores = scored(voice.model()).getScores();
        if (!scores.isEmpty() && !scores.containsKey(voice.label())) {
            return UnmatchedReason.UNKNOWN_LABEL;
        }
        if (former == null) {
            return count < MOST_VOICES ? null : UnmatchedReason.TOO_MANY;
        }
        if (former.label().equals(voice.label())) {
            return UnmatchedReason.DUPLICATE;
        }
        return voice.isOlderThan(former) ? UnmatchedReason.SUPERSEDED : null;
    }

    /// What a model says of the review; an example without scores where it has not said anything.
    private TrainingExample scored(String model) {
        if (model.equals(labeled.review().getModel())) {
            return labeled.review();
        }
        return labeled.others()
                .stream()
                .filter(other -> other.getModel().equals(model))
                .findFirst()
                .orElse(UNSCORED);
    }

    private String detail(UnmatchedReason reason, Voice voice, @Nullable Voice former) {
        return switch (reason) {
            case TEXT_MISSING -> "the labelled event has no text: set output.includeText";
            case UNKNOWN_LABEL -> "expected one of " + new TreeSet<>(scored(voice.model()).getScores().keySet());
            case SUPERSEDED -> former == null ? "" : "said '" + former.label() + "' since";
            case TOO_MANY -> MOST_VOICES + " people have said something of it";
            default -> "said '" + voice.label() + "' before";
        };
    }

    private TrainingExample example(String model, List<Voice> all) {
        var votes = new HashMap<String, Integer>();
        Voice last = null;
        for (Voice voice : all) {
            if (voice.model().equals(model)) {
                votes.merge(voice.label(), 1, Integer::sum);
                last = last == null || !voice.isOlderThan(last) ? voice : last;
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("nobody has said anything for model " + model);
        }
        Feedback word = last.feedback();
        TrainingExample scored = scored(model);
        return TrainingExample.newBuilder(labeled.review())
                .setModel(model)
                .setLabel(word.getLabel())
                .setWeight(word.getWeight())
                .setSource(word.getSource())
                .setBy(word.getBy())
                .setVotes(votes)
                .setConflict(votes.size() > 1)
                .setFeedbackAt(word.getAt())
                .setScoredLabel(scored.getScoredLabel())
                .setScores(scored.getScores())
                .setModelId(scored.getModelId())
                .build();
    }

    @Override
    public Memory expired(Moment moment, Consequences out) {
        return new Gone(author(), models, models.isEmpty() ? moment.deadline() : Memory.traceOf(deadline));
    }

    @Override
    public Memory evicted(Consequences out) {
        return models.isEmpty() ? new Unknown() : new Gone(author(), models, Memory.traceOf(deadline));
    }

    @Override
    public Memory forgotten(Consequences out) {
        out.tombstones(models);
        return new Forgotten();
    }

    @Override
    public String author() {
        return labeled.review().getAuthor();
    }
}
