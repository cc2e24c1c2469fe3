package io.tidings.dashboard.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tidings.dashboard.web.Operation.Guard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what a request asks for, and answers it.
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final HeaderName CSRF = HeaderNames.create("X-Csrf-Token");

    private final List<Route> routes;
    private final Secret secret;
    private final int bodyBytes;
    private final Parts parts;

    private record Route(PathPattern pattern, Operation operation) {}

    private record Found(Operation operation, Map<String, String> parameters) {}

    /// What answers beside the operations of the API.
    ///
    /// @param rates by guard
    record Parts(PageFiles files, Login login, EventStreams events, Map<Guard, RateLimit> rates) {}

    Routes(List<Operation> operations, Secret secret, int bodyBytes, Parts parts) {
        this.routes = operations.stream().map(o -> new Route(PathPattern.of(o.path()), o)).toList();
        this.secret = secret;
        this.bodyBytes = bodyBytes;
        this.parts = parts;
    }

    void handle(ServerRequest request, ServerResponse response) {
        try {
            answer(request, response);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Problem problem) {
            Answers.send(response, problem);
        } catch (IllegalArgumentException e) {
            Answers.send(response, Problem.of(400, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", request.prologue().method(), request.path().rawPath(), e);
            if (response.isSent()) {
                throw e;
            }
            Answers.send(response, Problem.of(500, "the server failed at this; its log says more"));
        }
    }

    private void answer(ServerRequest request, ServerResponse response) {
        List<String> path = PathPattern.split(request.path().rawPath())
                .stream()
                .map(segment -> Percent.decode(segment, false))
                .toList();
        String method = request.prologue().method().text();
        if (secret.required() && login(method, request, response)) {
            return;
        }
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            Map<String, String> parameters = route.pattern().match(path);
            if (parameters != null) {
                allowed.add(route.operation().verb().name());
                if (route.operation().verb().name().equals(method)) {
                    run(new Found(route.operation(), parameters), request, response);
                    return;
                }
            }
        }
        if (!allowed.isEmpty()) {
            throw Problem.of(405, "expected " + String.join(" or ", allowed) + ", found " + method, "Allow",
                    String.join(", ", allowed));
        }
        requirePage(method, path, request, response);
    }

    private void requirePage(String method, List<String> path, ServerRequest request, ServerResponse response) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!reads || !parts.files().send(path, request, response)) {
            throw Problem.of(404, "there is nothing at this address; /api/v1/openapi.json lists what there is");
        }
    }

    private boolean login(String method, ServerRequest request, ServerResponse response) {
        switch (method + " " + request.path().rawPath()) {
            case "GET /login" -> parts.login().page(response);
            case "GET /login.css" -> parts.login().style(response);
            case "POST /login" -> parts.login().enter(request, response);
            case "POST /logout" -> parts.login().leave(request, response);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void run(Found found, ServerRequest request, ServerResponse response) {
        Operation operation = found.operation();
        Query query = QueryString.parse(request.query().rawValue());
        query.requireOnly(operation.query());
        guard(operation.guard(), request);
        var call = new Call(found.parameters(), query, () -> {
            Bodies.requireType(request, Answers.JSON);
            return JsonBody.of(Bodies.read(request, bodyBytes));
        }, count -> spend(operation.guard(), count, request));
        switch (operation.handler().answer(call)) {
            case Answer.Json json -> Answers.send(response, json);
            case Answer.Text text -> Answers.send(response, text);
            case Answer.Events events -> parts.events().serve(events.filter(), response);
        }
    }

    private void guard(Guard guard, ServerRequest request) {
        boolean changes = guard == Guard.ACTION || guard == Guard.FEEDBACK;
        if (changes && !SafetyFilter.hasToken(request.headers(), secret)
                && !secret.isCsrf(request.headers().value(CSRF).orElse(""))) {
            throw Problem.of(403, "X-Csrf-Token: expected the value of 'csrf' in /api/v1/status");
        }
        // How many texts there are is known when the body has been read.
        spend(guard, guard == Guard.TRY ? 0 : 1, request);
    }

    private void spend(Guard guard, int count, ServerRequest request) {
        RateLimit rate = parts.rates().get(guard);
        int wait = rate == null ? 0 : rate.take(Clients.of(request), count);
        if (wait > 0) {
            throw Problem.of(429, "too many requests; try again in " + wait + " s", "Retry-After",
                    String.valueOf(wait));
        }
    }
}
