package io.tidings.app.learn;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.app.JsonOutput;
import io.tidings.app.Paint;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.learn.service.LearnObserver;
import io.tidings.learn.service.LearnSettings;
import io.tidings.learn.service.Plan;
import io.tidings.learn.service.Sight;

/// What learning tells its user: a few lines on standard error, or JSON objects on standard output.
final class LearnLines implements LearnObserver {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REASON_COLUMNS = 300;

    private final Surroundings surroundings;
    private final ReportOptions options;
    private final LearnSettings settings;

    LearnLines(Surroundings surroundings, ReportOptions options, LearnSettings settings) {
        this.surroundings = surroundings;
        this.options = options;
        this.settings = settings;
    }

    /// One line of `--json` that is no event of a model.
    private record State(String state, Instant at, int examples, int newExamples) {}

    @Override
    public void elected(Sight sight) {
        if (options.json()) {
            JsonOutput.print(surroundings.out(), new State("trainer", now(), sight.count(), sight.fresh()));
        }
        line("trainer", String.format(Locale.ROOT, "%d examples, %d new; a training when %d are new%s, on drift, or by "
                + "'tidings learn --now'", sight.count(), sight.fresh(), settings.minExamples(),
                settings.everyMinutes() > 0 ? ", every " + settings.everyMinutes() + " minutes" : ""));
    }

    @Override
    public void dismissed() {
        if (options.json()) {
            JsonOutput.print(surroundings.out(), Map.of("state", "standby", "at", now()));
        }
        line("standby", "not the trainer any more; another instance is, or this one stops");
    }

    @Override
    public void began(Plan plan) {
        line("training", begun(plan));
    }

    /// What a training begins with, in words.
    static String begun(Plan plan) {
        return Paint.printable(plan.trigger(), REASON_COLUMNS) + "; " + plan.count() + " examples";
    }

    @Override
    public void ended(Plan plan, ModelEvent event) {
        if (options.json()) {
            JsonOutput.print(surroundings.out(), json(event));
        }
        line(event.getKind().equals("training-failed") ? "failed" : event.getKind(), outcome(event));
    }

    @Override
    public void troubled(String what) {
        line("trouble", Paint.printable(what, REASON_COLUMNS));
    }

    /// How a training ended, in words and figures.
    static String outcome(ModelEvent event) {
        Map<String, Double> figures = event.getFigures();
        String reason = Paint.printable(event.getReason(), REASON_COLUMNS);
        if (!figures.containsKey("challengerAccuracy")) {
            return reason;
        }
        String model = event.getModelId().isEmpty() ? "" : new ModelId(event.getModelId()).abbreviated() + ": ";
        String told = String.format(Locale.ROOT,
                "%s%.0f examples, %.0f of them held out; champion %.3f, challenger %.3f, "
                        + "p %.2g",
                model, figures.getOrDefault("examples", 0.0), figures.getOrDefault("heldOut", 0.0),
                figures.getOrDefault("championAccuracy", 0.0), figures.get("challengerAccuracy"),
                figures.getOrDefault("p", 1.0));
        return event.getKind().equals("promoted") ? told : told + " (" + reason + ")";
    }

    /// An event with its report as a tree.
    static JsonNode json(ModelEvent event) {
        try {
            var tree = (com.fasterxml.jackson.databind.node.ObjectNode) JSON
                    .readTree(EventCodec.MODEL_EVENT.toJson(event));
            if (event.getReport().isPresent()) {
                tree.set("report", JSON.readTree(event.getReport().get()));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the codec writes JSON", e);
        }
    }

    private void line(String what, String words) {
        if (!options.silent()) {
            surroundings.err().printf(Locale.ROOT, "%s  %-11s %s%n", TIME.format(now()), what, words);
        }
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
