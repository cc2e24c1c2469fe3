package io.tidings.dashboard.topics;

import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackFate.State;

/// Tells what became of feedback.
record Fates(UnmatchedState unmatched, ExamplesState examples, ModelEventsState models) {

    private static final String DUPLICATE = "duplicate";

    FeedbackFate of(FeedbackState.Given given) {
        var refused = unmatched.of(given);
        if (refused.isPresent()) {
            UnmatchedState.Refusal refusal = refused.get();
            State state = refusal.reason().equals(DUPLICATE) ? State.DUPLICATE : State.UNMATCHED;
            String reason = refusal.detail().isEmpty() ? refusal.reason() : refusal.reason() + ": " + refusal.detail();
            return fate(given, state, reason);
        }
        return examples.of(given)
                .map(example -> joined(given, example))
                .orElseGet(() -> fate(given, State.WAITING, ""));
    }

    private FeedbackFate joined(FeedbackState.Given given, ExamplesState.Example example) {
        return models.ask(given.model(), history -> history.fateOf(example.partition(), example.offset()))
                .flatMap(fate -> fate)
                .map(fate -> {
                    String id = fate.training().modelId();
                    return new FeedbackFate(given.reviewId(), given.label(), given.at(), given.source(),
                            fate.champion() ? State.CHAMPION : State.TRAINED, "", fate.training().number(),
                            id == null || id.isEmpty() ? null : id);
                })
                .orElseGet(() -> fate(given, State.JOINED, ""));
    }

    private static FeedbackFate fate(FeedbackState.Given given, State state, String reason) {
        return new FeedbackFate(given.reviewId(), given.label(), given.at(), given.source(), state, reason, null, null);
    }
}
