package io.tidings.learn.service;

import java.util.HashMap;
import java.util.Map;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Outcome;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryFailure;
import io.tidings.modelregistry.StaleChampionException;
import io.tidings.modelregistry.Why;
import org.jspecify.annotations.Nullable;

/// Carries out what came of a training: promotes, publishes a shadow, or records why neither was done. Each leaves
/// exactly one event that ends the training.
record Verdicts(LearnTask task, Lease lease, ModelRegistry registry) {

    /// @param former the shadow so far, which has had its time
    /// @return the event that was written
    /// @throws RuntimeException of Kafka or the registry where it could not be done; then it may be tried again
    ModelEvent carryOut(Plan plan, Ending ending, @Nullable ModelId former) {
        // Asked before anything is published; a promotion is a compare-and-set besides.
        lease.verify();
        return switch (ending) {
            case Ending.Broken(String why, boolean again) -> told(failed(plan, why, again));
            case Ending.Trained(Parent parent, Outcome outcome) -> switch (outcome.decision()) {
                case Decision.Promoted decision -> promoted(plan, parent, outcome, former);
                case Decision.Shadow decision -> shadow(plan, parent, outcome, former);
                case Decision.Rejected decision -> told(event("rejected", plan, parent, outcome));
            };
        };
    }

    /// The event that begins a training.
    ModelEvent begun(Plan plan) {
        ModelEvent event = blank("training-started");
        event.setReason(plan.trigger());
        event.setFigures(Map.of(Plan.FIGURE, plan.name(), "examples", (double) plan.count(), "newExamples",
                (double) plan.fresh()));
        event.setReport(plan.toJson());
        return told(event);
    }

    /// The event that ends a training which failed.
    ModelEvent failed(Plan plan, String why, boolean again) {
        ModelEvent event = blank("training-failed");
        event.setReason(why);
        event.setFigures(again
                ? Map.of(Plan.FIGURE, plan.name(), History.AGAIN, 1.0)
                : Map.of(Plan.FIGURE, plan.name()));
        return event;
    }

    ModelEvent told(ModelEvent event) {
        lease.tell(event);
        return event;
    }

    private ModelEvent promoted(Plan plan, Parent parent, Outcome outcome, @Nullable ModelId former) {
        ModelEvent event = event("promoted", plan, parent, outcome);
        try {
            publish(parent);
            registry.publishAndPromote(manifest(plan, outcome), outcome.model(), parent.champion(),
                    new Why(event.getReason(), event.getFigures(), event.getReport().orElse(null)));
        } catch (StaleChampionException e) {
            return told(failed(plan, "another model became champion during the training: " + e.getMessage(), true));
        } catch (RegistryFailure e) {
            return told(failed(plan, requireFinal(e), false));
        }
        discard(former, outcome);
        return event;
    }

    private ModelEvent shadow(Plan plan, Parent parent, Outcome outcome, @Nullable ModelId former) {
        ModelEvent event = event("shadow", plan, parent, outcome);
        try {
            publish(parent);
            registry.publishShadow(manifest(plan, outcome), outcome.model(),
                    Why.because("shadow: " + event.getReason()));
        } catch (RegistryFailure e) {
            return told(failed(plan, requireFinal(e), false));
        }
        told(event);
        discard(former, outcome);
        return event;
    }

    /// Puts the model that instances begin with on the topic, unless it is there, so that one can go back to it.
    private void publish(Parent parent) {
        ModelManifest first = parent.manifest();
        if (first != null && registry.catalog().manifest(parent.id()).isEmpty()) {
            registry.publish(first, parent.content(), Why.because("it labels until a model is promoted"));
        }
    }

    /// With why it was trained, which is no part of the model itself.
    private static ModelManifest manifest(Plan plan, Outcome outcome) {
        var provenance = new HashMap<>(outcome.manifest().getProvenance());
        provenance.put("trigger", plan.trigger());
        provenance.put("trainedAt", plan.at().toString());
        return ModelManifest.newBuilder(outcome.manifest()).setProvenance(provenance).build();
    }

    /// @return the message of a failure that trying again would not change
    private static String requireFinal(RegistryFailure failure) {
        return switch (failure.kind()) {
            case UNREACHABLE, BROKEN, MISSING_TOPIC -> throw failure;
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// Takes a shadow off the topic that another model has succeeded. It does no harm where it stays.
    private void discard(@Nullable ModelId former, Outcome outcome) {
        if (former != null && !former.equals(ModelId.ofContent(outcome.model()))) {
            try {
                registry.delete(former, Why.because("a shadow that another model has succeeded"));
            } catch (RegistryFailure e) {
                org.slf4j.LoggerFactory.getLogger(Verdicts.class).info("the former shadow stays: {}", e.getMessage());
            }
        }
    }

    private ModelEvent event(String kind, Plan plan, Parent parent, Outcome outcome) {
        Decision decision = outcome.decision();
        ModelEvent event = blank(kind);
        event.setModelId(ModelId.ofContent(outcome.model()).value());
        event.setChampionId(parent.champion() == null ? "" : parent.champion().value());
        event.setReason(decision.reason());
        var figures = new HashMap<>(decision.report().figures());
        figures.put(Plan.FIGURE, plan.name());
        figures.put("examples", (double) plan.count());
        event.setFigures(figures);
        event.setReport(decision.report().toJson());
        return event;
    }

    private ModelEvent blank(String kind) {
        return ModelEvent.newBuilder()
                .setKind(kind)
                .setModel(task.model())
                .setInstance(task.access().instance())
                .setAt(java.time.Instant.ofEpochMilli(task.access().clock().millis()))
                .build();
    }
}
