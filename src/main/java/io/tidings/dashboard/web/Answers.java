package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.tidings.dashboard.view.PictureJson;

/// Writes answers.
final class Answers {

    static final String JSON = "application/json";

    private Answers() {}

    static void send(ServerResponse response, Answer.Json answer) {
        send(response, answer.status(), JSON, json(answer.body()));
    }

    static void send(ServerResponse response, Answer.Text answer) {
        send(response, answer.status(), answer.type(), answer.body().getBytes(UTF_8));
    }

    static void send(ServerResponse response, Problem problem) {
        problem.headers().forEach((name, value) -> response.headers().set(HeaderNames.create(name), value));
        send(response, problem.status(), Problem.TYPE, json(problem.body()));
    }

    static void send(ServerResponse response, int status, String type, byte[] body) {
        response.status(Status.create(status));
        response.headers().set(HeaderNames.CONTENT_TYPE, type);
        response.send(body);
    }

    static byte[] json(Object body) {
        try {
            return PictureJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an answer of " + body.getClass() + " has no JSON form", e);
        }
    }
}
