package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // What is left out of settings is null.
class SafetyTest {

    private static final String FEEDBACK = "{\"reviewId\": \"r-1\", \"label\": \"pos\"}";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/status", "/api/v1/nothing", "/health/live", "/metrics"})
    void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
        try (var served = Served.open()) {
            Map<String, String> expected = Map.of("x-content-type-options", "nosniff", "x-frame-options", "DENY",
                    "referrer-policy", "no-referrer", "cross-origin-opener-policy", "same-origin",
                    "cross-origin-resource-policy", "same-origin");
            HttpResponse<String> response = served.get(path);
            expected.forEach((name, value) -> assertThat(response.headers().firstValue(name)).as(name).contains(value));
            assertThat(response.headers().firstValue("permissions-policy")).isPresent();
            assertThat(response.headers().firstValue("server")).isEmpty();
            assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
        }
    }

    @Test
    void theContentPolicyAllowsNothingInlineAndNothingForeign() throws Exception {
        try (var served = Served.open()) {
            String policy = served.get("/").headers().firstValue("content-security-policy").orElse("");
            assertThat(policy).contains("default-src 'none'", "script-src 'self'", "style-src 'self'",
                    "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
                    "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example",
            ""})
    void aNameThatSomebodyPointedHereIsRefused(String name) throws Exception {
        try (var served = Served.open()) {
            assertThat(raw(served, "GET /api/v1/status HTTP/1.1\r\nHost: " + name + "\r\n\r\n"))
                    .matches("(?s)HTTP/1.1 (421|400) .*")
                    .doesNotContain("csrf\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:99", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080", "10.1.2.3"})
    void itsOwnNamesAndAddressesInDigitsAreAnswered(String name) throws Exception {
        try (var served = Served.open()) {
            assertThat(raw(served, "GET /health/live HTTP/1.1\r\nHost: " + name + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aConfiguredNameIsAnswered() throws Exception {
        try (var served = Served
                .with(new HttpSettings(true, 0, null, null, "a.example, tidings.example", null, null))) {
            assertThat(raw(served, "GET /health/live HTTP/1.1\r\nHost: tidings.example:80\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void anActionWithoutTheTokenAgainstForgeryIsRefused() throws Exception {
        try (var served = Served.open()) {
            assertThat(served.send(served.posting("/api/v1/feedback", FEEDBACK)).statusCode()).isEqualTo(403);
            assertThat(served.send(served.posting("/api/v1/feedback", FEEDBACK).header("X-Csrf-Token", "0".repeat(64)))
                    .statusCode()).isEqualTo(403);
            assertThat(served.done).isEmpty();
            assertThat(served.post("/api/v1/feedback", FEEDBACK).statusCode()).isEqualTo(202);
            assertThat(served.done).hasSize(1);
        }
    }

    @Test
    void whatAFormOfAForeignPageCanSendIsRefused() throws Exception {
        try (var served = Served.open()) {
            var form = served.to("/api/v1/classify")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{\"text\": \"x\"}"));
            assertThat(served.send(form).statusCode()).isEqualTo(415);
            var foreign = served.posting("/api/v1/classify", "{\"text\": \"x\"}")
                    .header("Origin", "http://evil.example");
            assertThat(served.send(foreign).statusCode()).isEqualTo(403);
            var site = served.to("/api/v1/status").header("Sec-Fetch-Site", "same-site");
            assertThat(served.send(site).statusCode()).isEqualTo(403);
            String own = "http://127.0.0.1:" + served.server.address().getPort();
            var ours = served.posting("/api/v1/classify", "{\"text\": \"x\"}").header("Origin", own);
            assertThat(served.send(ours).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withATokenNothingIsAnsweredWithoutItButHealth() throws Exception {
        try (var served = Served.locked()) {
            for (String path : new String[]{"/", "/api/v1/status", "/api/v1/events", "/metrics", "/nothing"}) {
                assertThat(served.get(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(served.send(served.to("/api/v1/status").header("Authorization", "Bearer " + Served.TOKEN))
                    .statusCode()).isEqualTo(200);
            assertThat(served.send(served.to("/api/v1/status").header("Authorization", "Bearer " + Served.TOKEN + "x"))
                    .statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aScriptThatKnowsTheTokenNeedsNoOtherForAnAction() throws Exception {
        try (var served = Served.locked()) {
            assertThat(served.send(served.posting("/api/v1/feedback", FEEDBACK)
                    .header("Authorization", "Bearer " + Served.TOKEN)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aBrowserIsLedToTheLoginAndLetInByIt() throws Exception {
        try (var served = Served.locked()) {
            HttpResponse<String> led = served.send(served.to("/").header("Accept", "text/html"));
            assertThat(led.statusCode()).isEqualTo(303);
            assertThat(led.headers().firstValue("location")).contains("/login");
            assertThat(served.get("/login").body()).contains("<form").doesNotContain("<script", "style=");

            HttpResponse<String> in = login(served, Served.TOKEN);
            String cookie = in.headers().firstValue("set-cookie").orElse("");
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(Served.TOKEN);
            assertThat(cookie).as("of this port alone")
                    .startsWith("tidings-session-" + served.server.address().getPort() + "=");

            String pair = cookie.substring(0, cookie.indexOf(';'));
            assertThat(served.send(served.to("/api/v1/status").header("Cookie", pair)).statusCode()).isEqualTo(200);
            assertThat(served.send(served.to("/api/v1/status").header("Cookie", pair + "0")).statusCode())
                    .isEqualTo(401);
            assertThat(served.send(served.posting("/api/v1/feedback", FEEDBACK).header("Cookie", pair)).statusCode())
                    .as("a cookie alone does nothing")
                    .isEqualTo(403);
        }
    }

    @Test
    void aWrongTokenIsSaidToBeWrongAndCannotBeTriedOften() throws Exception {
        try (var served = Served.locked()) {
            HttpResponse<String> wrong = login(served, "a-wrong-one");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("not the token");
            int last = 0;
            for (int i = 0; i < 20 && last != 429; i++) {
                last = login(served, "a-wrong-one").statusCode();
            }
            assertThat(last).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "tidings.example", "128.0.0.1"})
    void itIsNotBoundToOtherMachinesWithoutAToken(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpSettings(true, 0, host, null, null, null, null))
                .withMessageContaining("token: expected one")
                .withMessageContaining(host);
        assertThat(new HttpSettings(true, 0, host, Served.TOKEN, null, null, null).host()).isEqualTo(host);
        assertThat(new HttpSettings(false, 0, host, null, null, null, null).enabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.3.2.1"})
    void onThisMachineAloneNoTokenIsNeeded(String host) {
        assertThat(new HttpSettings(true, 0, host, null, null, null, null).token()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsSaidSoInOneLine() throws Exception {
        try (var served = Served.open()) {
            int port = served.server.address().getPort();
            assertThatExceptionOfType(PortInUse.class)
                    .isThrownBy(() -> Served.with(new HttpSettings(true, port, null, null, null, null, null)).close())
                    .withMessageMatching("the page cannot be at 127.0.0.1:" + port + ": .*; choose another port .*");
        }
    }

    private static HttpResponse<String> login(Served served, String token) throws Exception {
        return served.send(served.to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token)));
    }

    private static String raw(Served served, String request) throws IOException {
        return RawAnswer.to(served, request);
    }
}
