package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.app.demo.DemoStage.Play;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.stream.TestCluster;
import org.junit.jupiter.api.Test;

/// The page of a demo, from the broker to HTTP.
class DemoPageIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    @Test
    void thePageShowsTheDemoAndTakesFeedbackOnIt() throws Exception {
        var stage = new DemoStage().withPage(HttpSettings.defaults().at(0)).withInput(lines(30));
        var demo = CompletableFuture.runAsync(() -> stage.run(Play.of().keeping()));
        try (var client = HttpClient.newHttpClient()) {
            URI page = address(stage);
            await().atMost(PATIENCE).until(() -> get(client, page, "api/v1/reviews").path("reviews").size() == 30);
            await().atMost(PATIENCE).until(() -> status(client, page.resolve("health/ready")) == 200);
            assertThat(get(client, page, "api/v1/status").path("demo").asBoolean()).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> get(client, page, "api/v1/stream").path("instances").size() == 1);

            var feedback = HttpRequest.newBuilder(page.resolve("api/v1/feedback"))
                    .header("Content-Type", "application/json")
                    .header("X-Csrf-Token", get(client, page, "api/v1/status").path("csrf").asText())
                    .POST(BodyPublishers.ofString("{\"reviewId\": \"r-7\", \"label\": \"neg\"}"));
            assertThat(client.send(feedback.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .until(() -> get(client, page, "api/v1/feedback").at("/feedback/0/reviewId")
                            .asText()
                            .equals("r-7"));
            assertThat(get(client, page, "api/v1/feedback").at("/feedback/0/source").asText()).isEqualTo("page");
        } finally {
            stage.stop.askAndWait();
        }
        demo.join();
    }

    @Test
    void wherePortIsTakenAnotherOneIsToldOf() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var stage = new DemoStage().withPage(HttpSettings.defaults().at(taken.getLocalPort())).withInput(lines(1));
            stage.run(Play.of());
            assertThat(stage.err()).contains("port " + taken.getLocalPort() + " cannot be had");
            assertThat(address(stage).getPort()).isNotEqualTo(taken.getLocalPort());
        }
    }

    private static String lines(int count) {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"id\": \"r-").append(i).append("\", \"subject\": \"soap\", \"text\": \"a good one\"}\n");
        }
        return lines.toString();
    }

    private static URI address(DemoStage stage) {
        await().atMost(PATIENCE).until(() -> ADDRESS.matcher(stage.err()).find());
        var found = ADDRESS.matcher(stage.err());
        assertThat(found.find()).isTrue();
        return URI.create(found.group());
    }

    private static JsonNode get(HttpClient client, URI page, String path) throws Exception {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(page.resolve(path)).build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static int status(HttpClient client, URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    }
}
