package io.tidings.dashboard.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;

/// A real server on a free port, with a picture that stands still and desks that write down what they are given.
@SuppressWarnings("NullAway") // What is left out of settings is null.
final class Served implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    static final String TOKEN = "a-token-of-some-length";

    final StillPicture picture = new StillPicture();
    final List<Object> done = new CopyOnWriteArrayList<>();
    final AtomicBoolean ready = new AtomicBoolean(true);
    final PageServer server;

    private final PageSources sources;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Served(HttpSettings settings, Classifier model) {
        var models = new ActiveModels(new ActiveModel(model), Map.of("topic", new ActiveModel(model)),
                ShadowModel.off());
        sources = new PageSources(new PageSources.Identity("1.0", "me", "tidings-score", true), picture,
                List.of(Duration.ofMinutes(10), Duration.ofDays(7)),
                new PageSources.Labeling(models, "sentiment", 0.7, 1000),
                new PageSources.Actions(done::add, new Desk(),
                        (partition, offset) -> done.add(partition + "-" + offset)),
                new PageSources.Watch(ready::get, () -> "tidings_up 1\n", Clock.systemUTC()));
        server = PageServer.start(settings, sources);
    }

    private final class Desk implements ModelDesk {

        @Override
        public ModelId promote(String name, ModelId model) {
            done.add("promote " + name + " " + model.abbreviated());
            return model;
        }

        @Override
        public ModelId rollback(String name) {
            done.add("rollback " + name);
            return new ModelId(StillPicture.MODEL);
        }
    }

    static Served open() {
        return with(settings(HttpLimits.defaults()));
    }

    static Served with(HttpSettings settings) {
        return new Served(settings, new RuleModel());
    }

    static Served with(Classifier model) {
        return new Served(settings(HttpLimits.defaults()), model);
    }

    static Served locked() {
        return with(new HttpSettings(true, 0, null, TOKEN, null, null, null));
    }

    static HttpSettings settings(HttpLimits limits) {
        return new HttpSettings(true, 0, null, null, null, limits, null);
    }

    URI at(String path) {
        return URI.create(server.address().toString() + path.substring(1));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(posting(path, json).header("X-Csrf-Token", csrf()));
    }

    HttpRequest.Builder posting(String path, String json) {
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    String csrf() throws IOException, InterruptedException {
        return json(get("/api/v1/status")).path("csrf").asText();
    }

    PageSources sources() {
        return sources;
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
