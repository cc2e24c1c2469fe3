package io.tidings.dashboard.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;

/// Who answers, with which models, whether it is well; the document that describes the API.
final class StatusOperations {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final PageSources sources;
    private final Secret secret;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    StatusOperations(PageSources sources, Secret secret) {
        this.sources = sources;
        this.secret = secret;
        ActiveModels models = sources.labeling().models();
        follow(sources.labeling().name(), models.main());
        models.others().forEach(this::follow);
    }

    List<Operation> all() {
        return List.of(Operation.get("/api/v1/status", Set.of(), _ -> Answer.json(status())),
                Operation.get("/api/v1/openapi.json", Set.of(),
                        _ -> new Answer.Text(200, "application/json", Documents.read("openapi.json"))),
                Operation.get("/health/live", Set.of(), _ -> Answer.json(new Health("UP"))),
                Operation.get("/health/ready", Set.of(), _ -> ready()),
                Operation.get("/metrics", Set.of(),
                        _ -> new Answer.Text(200, PROMETHEUS, sources.watch().metrics().get())));
    }

    /// @param csrf        what actions must send in the header `X-Csrf-Token`
    /// @param labels      of the main model
    /// @param windowSizes by which windows may be asked for, the smallest first
    record Status(String version, String instance, String application, Instant now, String csrf, List<String> labels,
            List<Model> models, List<Duration> windowSizes, boolean demo) {}

    /// @param since when this process took it up
    record Model(String name, String id, Instant since, List<String> labels) {}

    record Health(String status) {}

    private void follow(String name, ActiveModel model) {
        since.put(name, now());
        model.onSwap((_, _) -> since.put(name, now()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(sources.watch().clock().millis());
    }

    private Status status() {
        var who = sources.identity();
        var labeling = sources.labeling();
        Classifier main = labeling.models().main().current();
        var models = new ArrayList<Model>();
        models.add(model(labeling.name(), main));
        labeling.models().others().forEach((name, other) -> models.add(model(name, other.current())));
        return new Status(who.version(), who.instance(), who.application(), now(), secret.csrf(),
                main.labels().names(), models, sources.windowSizes(), who.demo());
    }

    private Model model(String name, Classifier model) {
        return new Model(name, model.id().value(), since.getOrDefault(name, now()), model.labels().names());
    }

    private Answer ready() {
        boolean ready = sources.watch().ready().getAsBoolean();
        return new Answer.Json(ready ? 200 : 503, new Health(ready ? "UP" : "DOWN"));
    }
}
