package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ShownReview;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // What is left out of settings is null.
class EventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whatIsNewReachesAClientAtOnceUnderItsName() throws Exception {
        try (var served = Served.open(); var events = events(served, "")) {
            Listener listener = listener(served);
            listener.reviews(new ReviewBatch(List.of(StillPicture.review()), 7, 1));
            listener.windows(List.of(StillPicture.window()));
            listener.alert(StillPicture.alert());
            listener.model(StillPicture.modelEvent());
            listener.stream(served.picture.stream());

            var in = new BufferedReader(new InputStreamReader(events, UTF_8));
            assertThat(data(in, "reviews")).contains("\"total\":7", "\"shown\":1", "\"id\":\"r-1\"");
            assertThat(data(in, "windows")).startsWith("data: {\"windows\":[{\"start\":");
            assertThat(data(in, "alert")).contains("neg has jumped");
            assertThat(data(in, "model")).contains("\"kind\":\"promoted\"");
            assertThat(data(in, "stream")).contains("\"recordsPerSecond\":12.5");
        }
    }

    @Test
    void theFilterOfTheQueryIsThatOfThePicture() throws Exception {
        try (var served = Served.open(); var _ = events(served, "?subject=so%20ap&label=pos")) {
            listener(served);
            assertThat(served.picture.listeners.getFirst().filter()).isEqualTo(new LiveFilter("so ap", "pos"));
        }
    }

    @Test
    void theAnswerSaysThatItIsAStreamAndNotToBeKept() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<InputStream> response = served.client()
                    .send(served.to("/api/v1/events").build(), BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("content-type")).contains("text/event-stream; charset=utf-8");
            assertThat(response.headers().firstValue("cache-control")).contains("no-store");
            response.body().close();
        }
    }

    @Test
    void aClientThatLeavesIsNoLongerToldAnything() throws Exception {
        try (var served = Served.open()) {
            InputStream events = events(served, "");
            Listener listener = listener(served);
            events.close();
            await().atMost(PATIENCE).until(() -> {
                listener.stream(served.picture.stream());
                return served.picture.listeners.isEmpty() && served.server.watchers() == 0;
            });
        }
    }

    @Test
    void aClientThatReadsNothingIsLetGoAndHoldsUpNobody() throws Exception {
        try (var served = Served.open();
                var slow = new Socket(InetAddress.getLoopbackAddress(), served.server.address().getPort())) {
            slow.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            Listener listener = listener(served);
            ShownReview review = StillPicture.review();
            var large = new ReviewBatch(java.util.Collections.nCopies(20, review), 20, 20);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
                for (int i = 0; i < 50; i++) {
                    listener.reviews(large);
                }
                return served.picture.listeners.isEmpty();
            });
            await().atMost(PATIENCE).until(() -> served.server.watchers() == 0);
        }
    }

    @Test
    void noMoreClientsThanThereAreToBeAreServed() throws Exception {
        var limits = new HttpLimits(null, null, null, null, null, 1, null, null);
        try (var served = Served.with(Served.settings(limits))) {
            InputStream first = events(served, "");
            assertThat(served.get("/api/v1/events").statusCode()).isEqualTo(503);
            Listener listener = listener(served);
            first.close();
            await().atMost(PATIENCE).until(() -> {
                listener.stream(served.picture.stream());
                return served.server.watchers() == 0;
            });
            events(served, "").close();
        }
    }

    @Test
    void aStreamOutlivesTheIdleTimeOfConnections() throws Exception {
        var limits = new HttpLimits(null, null, null, 1, 1, null, null, null);
        try (var served = Served.with(Served.settings(limits)); var events = events(served, "")) {
            Listener listener = listener(served);
            var in = new BufferedReader(new InputStreamReader(events, UTF_8));
            long begin = System.nanoTime();
            await().atMost(PATIENCE).until(() -> System.nanoTime() - begin > Duration.ofMillis(3500).toNanos());
            listener.alert(StillPicture.alert());
            assertThat(data(in, "alert")).contains("neg has jumped");
        }
    }

    @Test
    void theServerEndsWithoutWaitingForItsReaders() throws Exception {
        var served = Served.open();
        InputStream events = events(served, "");
        listener(served);
        served.server.close();
        assertThat(served.picture.listeners).isEmpty();
        events.close();
        served.close();
    }

    private static InputStream events(Served served, String query) throws Exception {
        HttpResponse<InputStream> response = served.client()
                .send(served.to("/api/v1/events" + query).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static Listener listener(Served served) {
        await().atMost(PATIENCE).until(() -> !served.picture.listeners.isEmpty());
        return served.picture.listeners.getFirst().listener();
    }

    /// The data of the next event, which must have this name.
    private static String data(BufferedReader in, String name) throws Exception {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("event: ")) {
                assertThat(line).isEqualTo("event: " + name);
                return in.readLine();
            }
        }
        throw new AssertionError("the stream ended before the event " + name);
    }
}
