package io.tidings.dashboard.web;

import java.time.InstantSource;
import java.util.Set;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/// Who may ask at all.
final class SafetyFilter implements Filter {

    /// What must be had to find out that a token is needed, or whether the process lives.
    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready", Login.PATH, Login.STYLE);
    private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD);
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final String BEARER = "Bearer ";

    private final HostRule hosts;
    private final SecurityHeaders headers;
    private final Secret secret;
    private final InstantSource clock;

    SafetyFilter(HttpSettings settings, SecurityHeaders headers, Secret secret, InstantSource clock) {
        this.hosts = new HostRule(settings);
        this.headers = headers;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        headers.writeTo(response.headers());
        String path = request.path().rawPath();
        try {
            requireOwnName(request);
            requireOwnPage(request, path);
        } catch (Problem problem) {
            Answers.send(response, problem);
            return;
        }
        if (!secret.required() || OPEN.contains(path) || knows(request.headers())) {
            chain.proceed();
        } else if (wantsPage(request, path)) {
            response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, Login.PATH).send();
        } else {
            Answers.send(response,
                    Problem.of(401, "expected the token, as 'Authorization: Bearer TOKEN' or by a login at "
                            + Login.PATH, "WWW-Authenticate", "Bearer realm=\"tidings\""));
        }
    }

    /// Whether the request carries the token itself, which no browser sends by itself.
    static boolean hasToken(ServerRequestHeaders headers, Secret secret) {
        String said = headers.value(HeaderNames.AUTHORIZATION).orElse("");
        return said.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && secret.isToken(said.substring(BEARER.length()).strip());
    }

    private boolean knows(ServerRequestHeaders headers) {
        return hasToken(headers, secret)
                || Login.session(headers).filter(cookie -> secret.isSession(cookie, clock.instant())).isPresent();
    }

    private void requireOwnName(RoutingRequest request) {
        String host = request.headers().value(HeaderNames.HOST).orElse(request.authority());
        if (!hosts.allows(host)) {
            throw Problem.of(421, "this server does not answer to the name '" + host
                    + "'; add it to the setting http.names where it should");
        }
    }

    private static void requireOwnPage(RoutingRequest request, String path) {
        ServerRequestHeaders headers = request.headers();
        boolean changes = !SAFE.contains(request.prologue().method());
        String site = headers.value(FETCH_SITE).orElse("none");
        if ((changes || path.startsWith("/api/")) && !OWN_SITE.contains(site)) {
            throw Problem.of(403, "pages of other sites may not ask this server");
        }
        if (changes && headers.contains(HeaderNames.ORIGIN)) {
            String origin = headers.get(HeaderNames.ORIGIN).get();
            String host = headers.value(HeaderNames.HOST).orElse("");
            if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
                throw Problem.of(403, "pages of " + origin + " may not change anything here");
            }
        }
    }

    private static boolean wantsPage(RoutingRequest request, String path) {
        return request.prologue().method().equals(Method.GET) && !path.startsWith("/api/")
                && request.headers().value(HeaderNames.ACCEPT).orElse("").contains("text/html");
    }
}
