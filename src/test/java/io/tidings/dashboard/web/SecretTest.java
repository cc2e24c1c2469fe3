package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Secret secret = new Secret(Served.TOKEN);

    @Test
    void aSessionEndsAndCannotBeMadeLonger() {
        String session = secret.session(NOW);
        assertThat(secret.isSession(session, NOW.plus(Secret.SESSION).minusSeconds(1))).isTrue();
        assertThat(secret.isSession(session, NOW.plus(Secret.SESSION))).isFalse();
        String seal = session.substring(session.indexOf('.'));
        assertThat(secret.isSession("99999999999" + seal, NOW)).isFalse();
    }

    @Test
    void whatIsNoSessionIsNone() {
        for (String cookie : new String[]{"", ".", "1.", ".a", "x.y", secret.csrf(), Served.TOKEN}) {
            assertThat(secret.isSession(cookie, NOW)).as(cookie).isFalse();
        }
    }

    @Test
    void instancesWithOneTokenKnowEachOthersSessionsAndThoseWithoutDoNot() {
        assertThat(new Secret(Served.TOKEN).isSession(secret.session(NOW), NOW)).isTrue();
        assertThat(new Secret(Served.TOKEN).isCsrf(secret.csrf())).isTrue();
        assertThat(new Secret("another-token-of-length").isSession(secret.session(NOW), NOW)).isFalse();
        assertThat(new Secret("").isCsrf(new Secret("").csrf())).isFalse();
    }

    @Test
    void withoutATokenNothingIsOne() {
        assertThat(new Secret("").required()).isFalse();
        assertThat(new Secret("").isToken("")).isFalse();
    }
}
