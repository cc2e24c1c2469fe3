package io.tidings.dashboard.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.tidings.classify.ModelId;
import io.tidings.dashboard.web.Operation.Guard;
import io.tidings.modelregistry.RegistryFailure;
import org.jspecify.annotations.Nullable;

/// What a client may change: feedback, champions, dead letters.
final class ActionOperations {

    private static final int MOST_ID = 512;

    private final PageSources sources;

    ActionOperations(PageSources sources) {
        this.sources = sources;
    }

    List<Operation> all() {
        return List.of(Operation.post("/api/v1/feedback", Guard.FEEDBACK, call -> told(() -> feedback(call))),
                Operation.post("/api/v1/models/promote", Guard.ACTION, call -> told(() -> promote(call))),
                Operation.post("/api/v1/models/rollback", Guard.ACTION, call -> told(() -> rollback(call))),
                Operation.post("/api/v1/dead-letters/replay", Guard.ACTION, call -> told(() -> replay(call))));
    }

    record Said(String reviewId, String label, Instant at) {}

    record Changed(String name, String champion) {}

    record Replayed(int partition, long offset) {}

    private interface Action {

        Answer done();
    }

    /// Does it, and says in the answer's status what kept it from being done.
    private static Answer told(Action action) {
        try {
            return action.done();
        } catch (RegistryFailure e) {
            throw Problem.of(status(e), String.valueOf(e.getMessage()));
        } catch (ActionFailure e) {
            throw Problem.of(switch (e.kind()) {
                case NOT_FOUND -> 404;
                case REFUSED -> 422;
                case UNAVAILABLE -> 503;
            }, String.valueOf(e.getMessage()));
        }
    }

    private static int status(RegistryFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNTRUSTED -> 422;
            case UNREACHABLE, MISSING_TOPIC, NOT_ALLOWED -> 503;
            case BAD_SETTINGS, BROKEN -> 500;
        };
    }

    private Answer feedback(Call call) {
        JsonBody body = call.body().get().requireOnly(Set.of("reviewId", "label", "text"));
        String text = body.optionalText("text");
        String id = body.has("reviewId") ? body.text("reviewId") : "";
        if (id.length() > MOST_ID || (id.isBlank() && (text == null || text.isBlank()))) {
            throw Problem.of(400, id.isBlank()
                    ? "reviewId: expected the id of a labelled event, or 'text' beside it, found nothing"
                    : "reviewId: expected at most " + MOST_ID + " characters, found " + id.length());
        }
        requireFits(text);
        String label = known(body.text("label"));
        Instant at = Instant.ofEpochMilli(sources.watch().clock().millis());
        sources.actions().feedback().give(new FeedbackDesk.Said(id, label, text, at));
        return new Answer.Json(202, new Said(id, label, at));
    }

    private void requireFits(@Nullable String text) {
        int most = sources.labeling().textCharacters();
        if (text != null && text.length() > most) {
            throw Problem.of(413, "text: expected at most " + most + " characters, found " + text.length());
        }
    }

    private String known(String label) {
        List<String> labels = sources.labeling().models().main().current().labels().names();
        if (!labels.contains(label)) {
            throw Problem.of(400, "label: expected " + String.join(" or ", labels) + ", found '" + label + "'");
        }
        return label;
    }

    private Answer promote(Call call) {
        JsonBody body = call.body().get().requireOnly(Set.of("name", "id", "confirm"));
        String name = body.text("name");
        var id = new ModelId(body.text("id"));
        body.requireConfirmed();
        return Answer.json(new Changed(name, sources.actions().models().promote(name, id).value()));
    }

    private Answer rollback(Call call) {
        JsonBody body = call.body().get().requireOnly(Set.of("name", "confirm"));
        String name = body.text("name");
        body.requireConfirmed();
        return Answer.json(new Changed(name, sources.actions().models().rollback(name).value()));
    }

    private Answer replay(Call call) {
        JsonBody body = call.body().get().requireOnly(Set.of("partition", "offset"));
        int partition = (int) Math.min(Integer.MAX_VALUE, body.whole("partition"));
        long offset = body.whole("offset");
        sources.actions().deadLetters().replay(partition, offset);
        return new Answer.Json(202, new Replayed(partition, offset));
    }
}
