package io.tidings.learn.service;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import org.jspecify.annotations.Nullable;

/// What is known of past trainings of one model: all of it from the events topic, so that whoever is trainer next knows
/// as much as the last one did.
///
/// @param model    the model's name
/// @param champion the model that was promoted last, by its id; empty where none is known
/// @param open     a training that began and has not ended
/// @param latest   the name of the latest training, see [Plan#at()]; EPOCH where there was none
/// @param examples how far the examples were read for the latest training that ended
/// @param ended    when that was; EPOCH where there was none
/// @param passing  how many trainings in a row failed for reasons that pass, up to the latest that ended
/// @param fruitless how many trainings since the last promotion gave nothing; a shadow is something
/// @param shadow   a challenger that scores along unseen until there is more evidence
public record History(String model, String champion, @Nullable Plan open, Instant latest,
        Positions examples, Instant ended, int passing, int fruitless, @Nullable ModelId shadow) {

    /// The figure of a failure after which the same examples deserve another training.
    static final String AGAIN = "again";

    public static History none(String model) {
        return new History(model, "", null, Instant.EPOCH, Positions.NONE, Instant.EPOCH, 0, 0, null);
    }

    /// This history and what one more event tells. Events that were told already, and those that are not about
    /// trainings, change nothing.
    public History after(ModelEvent event) {
        if (!event.getModel().equals(model)) {
            return this;
        }
        return switch (event.getKind()) {
            case "training-started" -> plan(event).map(this::begun).orElse(this);
            case "promoted", "rolled-back" -> (concludes(event) ? ended(event) : this).succeeded(event);
            case "shadow" -> concludes(event) ? ended(event).shadowed(event) : this;
            case "rejected", "training-failed" -> concludes(event) ? ended(event) : this;
            case "deleted" -> shadow != null && shadow.value().equals(event.getModelId()) ? changed(null) : this;
            default -> this;
        };
    }

    /// Whether a model may be the one that labels now; unknown ones may.
    ///
    /// @param id may be empty
    boolean mayLabel(String id) {
        return champion.isEmpty() || id.isEmpty() || champion.equals(id);
    }

    private static Optional<Plan> plan(ModelEvent event) {
        try {
            return Optional.of(Plan.ofJson(event.getReport().orElse("")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private History begun(Plan plan) {
        return plan.at().isAfter(latest)
                ? new History(model, champion, plan, plan.at(), examples, ended, passing, fruitless, shadow)
                : this;
    }

    private boolean concludes(ModelEvent event) {
        Double name = event.getFigures().get(Plan.FIGURE);
        return open != null && name != null && name == open.name();
    }

    private History ended(ModelEvent event) {
        Plan plan = open;
        if (plan == null) {
            return this;
        }
        boolean again = event.getFigures().containsKey(AGAIN);
        return new History(model, champion, null, latest, again ? examples : plan.examples(), event.getAt(),
                again ? passing + 1 : 0, again || event.getKind().equals("shadow") ? fruitless : fruitless + 1, shadow);
    }

    private History shadowed(ModelEvent event) {
        return changed(new ModelId(event.getModelId()));
    }

    private History changed(@Nullable ModelId nextShadow) {
        return new History(model, champion, open, latest, examples, ended, passing, fruitless, nextShadow);
    }

    /// There is another champion: what did not help the former one says nothing of this one.
    private History succeeded(ModelEvent event) {
        return new History(model, event.getModelId(), open, latest, examples, ended, passing, 0, null);
    }
}
