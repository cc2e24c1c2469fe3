package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // What is left out of settings is null.
class LimitsTest {

    private static final HttpLimits SMALL = new HttpLimits(2048, 2048, null, 2, null, null, 2, 1);
    private static final HttpLimits BRIEF = new HttpLimits(2048, 2048, null, 2, 1, null, null, null);

    @Test
    void aLargerBodyIsRefusedWhetherItSaysItsSizeOrNot() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            String text = "{\"text\": \"" + "x".repeat(3000) + "\"}";
            assertThat(served.send(served.posting("/api/v1/classify", text)).statusCode()).isEqualTo(413);
            var chunked = served.to("/api/v1/classify")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> endless(200)));
            assertThat(served.send(chunked).statusCode()).isEqualTo(413);
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLongerTextThanTheStreamTakesIsRefused() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> response = served.post("/api/v1/explain", "{\"text\": \"" + "x".repeat(1001) + "\"}");
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("expected at most 1000 characters, found 1001");
        }
    }

    @Test
    void largerHeadersAndNoHttpAreRefusedWithAProblemAndTheSecurityHeaders() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            for (String request : List.of(
                    "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(5000) + "\r\n\r\n",
                    "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "nonsense\r\n\r\n")) {
                assertThat(RawAnswer.to(served, request)).matches("(?s)HTTP/1.1 4.*")
                        .containsIgnoringCase("application/problem+json")
                        .containsIgnoringCase("X-Content-Type-Options")
                        .doesNotContain("xxxx");
            }
        }
    }

    @Test
    void aClientThatSendsItsRequestTooSlowlyIsLetGo() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            assertThat(RawAnswer.to(served, "GET / HTTP/1.1\r\nHost: loc")).doesNotContain(" 200 ");
            assertThat(RawAnswer.to(served, "POST /api/v1/classify HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{")).doesNotContain(" 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health/li", "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
            "POST /api/v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n",
            "POST /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n\r\n"})
    void aRequestThatComesSteadilyButTakesTooLongIsLetGo(String beginning) throws Exception {
        try (var served = Served.with(Served.settings(BRIEF))) {
            assertThat(RawAnswer.bytesTaken(served, beginning)).isLessThan(500);
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatTriesTooOftenIsToldWhenToTryAgain() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            HttpResponse<String> last = served.send(served.posting("/api/v1/classify", "{\"text\": \"x\"}"));
            assertThat(last.statusCode()).isEqualTo(200);
            for (int i = 0; i < 50 && last.statusCode() == 200; i++) {
                last = served.send(served.posting("/api/v1/classify", "{\"text\": \"x\"}"));
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("retry-after")).contains("1");
            assertThat(served.get("/api/v1/reviews").statusCode()).as("looking is not trying").isEqualTo(200);
        }
    }

    @Test
    void feedbackHasARateOfItsOwn() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            int last = 202;
            for (int i = 0; i < 50 && last == 202; i++) {
                last = served.post("/api/v1/feedback", "{\"reviewId\": \"r\", \"label\": \"pos\"}").statusCode();
            }
            assertThat(last).isEqualTo(429);
            assertThat(served.done).hasSizeBetween(2, 49);
        }
    }

    @Test
    void aBucketFillsWithTimeUpToTwoSecondsOfIt() {
        var nanos = new AtomicLong();
        var rate = new RateLimit(2, nanos::get);
        for (int i = 0; i < 4; i++) {
            assertThat(rate.take("ann", 1)).isZero();
        }
        assertThat(rate.take("ann", 1)).isEqualTo(1);
        assertThat(rate.take("bob", 1)).isZero();
        nanos.addAndGet(500_000_000);
        assertThat(rate.take("ann", 1)).isZero();
        assertThat(rate.take("ann", 1)).isEqualTo(1);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(Collections.nCopies(5, "ann").stream().map(ann -> rate.take(ann, 1)).toList())
                .containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void whoAsksForMuchAtOnceWaitsForItAfterwards() {
        var nanos = new AtomicLong();
        var rate = new RateLimit(2, nanos::get);
        assertThat(rate.take("ann", 0)).isZero();
        assertThat(rate.take("ann", 24)).isZero();
        assertThat(rate.take("ann", 0)).isEqualTo(11);
        nanos.addAndGet(10_000_000_000L);
        assertThat(rate.take("ann", 1)).isEqualTo(1);
        nanos.addAndGet(500_000_000);
        assertThat(rate.take("ann", 1)).isZero();
    }

    @Test
    void eachTextOfABatchCounts() throws Exception {
        try (var served = Served.with(Served.settings(SMALL))) {
            String batch = "{\"texts\": [" + "\"x\",".repeat(199) + "\"x\"]}";
            assertThat(served.send(served.posting("/api/v1/classify", batch)).statusCode()).isEqualTo(200);
            HttpResponse<String> next = served.send(served.posting("/api/v1/explain", "{\"text\": \"x\"}"));
            assertThat(next.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(next.headers().firstValue("retry-after").orElseThrow())).isBetween(50, 99);
        }
    }

    private static InputStream endless(int kilobytes) {
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(kilobytes, 0)
                .stream()
                .map(_ -> (InputStream) new ByteArrayInputStream(new byte[1024]))
                .toList()));
    }
}
