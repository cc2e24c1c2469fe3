package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Takes the token once and gives a cookie for it.
final class Login {

    static final String PATH = "/login";
    static final String STYLE = "/login.css";

    private static final String COOKIE = "tidings-session";
    private static final int MOST_BYTES = 4096;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Secret secret;
    private final boolean encrypted;
    private final InstantSource clock;
    private final RateLimit rate;

    /// @param encrypted whether the cookie may only be sent over encrypted connections
    Login(Secret secret, boolean encrypted, InstantSource clock, RateLimit rate) {
        this.secret = secret;
        this.encrypted = encrypted;
        this.clock = clock;
        this.rate = rate;
    }

    void page(ServerResponse response) {
        Answers.send(response, 200, "text/html; charset=utf-8", Documents.read("login.html").getBytes(UTF_8));
    }

    void style(ServerResponse response) {
        Answers.send(response, 200, "text/css; charset=utf-8", Documents.read("login.css").getBytes(UTF_8));
    }

    /// @throws Problem where too many were tried
    void enter(ServerRequest request, ServerResponse response) {
        int wait = rate.take(Clients.of(request), 1);
        if (wait > 0) {
            throw Problem.of(429, "too many logins; try again in " + wait + " s", "Retry-After", String.valueOf(wait));
        }
        Bodies.requireType(request, FORM);
        String form = new String(Bodies.read(request, MOST_BYTES), UTF_8);
        String token = Objects.requireNonNullElse(QueryString.parse(form).text("token"), "");
        if (secret.isToken(token.strip())) {
            response.headers()
                    .set(HeaderNames.SET_COOKIE,
                            cookie(request, secret.session(clock.instant()), Secret.SESSION.toSeconds()));
            response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/").send();
        } else {
            String wrong = Documents.read("login.html")
                    .replace("<!--said-->", "<p role=\"alert\">That is not the token.</p>");
            Answers.send(response, 401, "text/html; charset=utf-8", wrong.getBytes(UTF_8));
        }
    }

    void leave(ServerRequest request, ServerResponse response) {
        response.headers().set(HeaderNames.SET_COOKIE, cookie(request, "", 0));
        response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, PATH).send();
    }

    /// What a reader who has logged in shows.
    static Optional<String> session(ServerRequestHeaders headers) {
        return Cookies.value(headers, Cookies.name(headers, COOKIE));
    }

    private String cookie(ServerRequest request, String value, long seconds) {
        return Cookies.name(request.headers(), COOKIE) + "=" + value + "; Path=/; Max-Age=" + seconds
                + "; HttpOnly; SameSite=Strict"
                + (encrypted ? "; Secure" : "");
    }
}
