package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.junit.jupiter.api.Test;

/// Holds the document that is served to what the server does.
class OpenApiTest {

    /// Bodies that make each POST succeed.
    private static final Map<String, List<String>> BODIES = Map.of("/api/v1/classify",
            List.of("{\"text\": \"a good one\"}", "{\"texts\": [\"a good one\", \"\"]}"), "/api/v1/explain",
            List.of("{\"text\": \"a good one\"}"), "/api/v1/feedback",
            List.of("{\"reviewId\": \"r-1\", \"label\": \"pos\"}", "{\"label\": \"neg\", \"text\": \"broke\"}"),
            "/api/v1/models/promote",
            List.of("{\"name\": \"sentiment\", \"id\": \"" + StillPicture.MODEL + "\", \"confirm\": true}"),
            "/api/v1/models/rollback", List.of("{\"name\": \"sentiment\", \"confirm\": true}"),
            "/api/v1/dead-letters/replay", List.of("{\"partition\": 0, \"offset\": 5}"));

    @Test
    void theDocumentNamesEveryOperationAndItsQueryAndNothingElse() throws Exception {
        try (var served = Served.open()) {
            var documented = new TreeMap<String, TreeSet<String>>();
            JsonNode paths = document(served).path("paths");
            paths.properties().forEach(path -> path.getValue().properties().forEach(verb -> {
                var query = new TreeSet<String>();
                verb.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("query")) {
                        query.add(parameter.path("name").asText());
                    }
                });
                documented.put(verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), query);
            }));
            var implemented = new TreeMap<String, TreeSet<String>>();
            for (Operation operation : PageServer.operations(served.sources(), new Secret(""))) {
                implemented.put(operation.verb() + " " + operation.path(), new TreeSet<>(operation.query()));
            }
            assertThat(documented).isEqualTo(implemented);
        }
    }

    @Test
    void everyOperationAnswersWhatItsSchemaSays() throws Exception {
        try (var served = Served.open()) {
            JsonNode document = document(served);
            var wrong = new ArrayList<String>();
            document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(verb -> {
                if (!path.getKey().equals("/api/v1/events")) {
                    wrong.addAll(answersThatDiffer(served, document, path.getKey(), verb.getKey()));
                }
            }));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void everyBodyOfTheseTestsIsOneThatTheDocumentAllows() throws Exception {
        try (var served = Served.open()) {
            JsonNode document = document(served);
            for (var entry : BODIES.entrySet()) {
                JsonNode schema = document.path("paths")
                        .path(entry.getKey())
                        .at("/post/requestBody/content/application~1json/schema");
                for (String body : entry.getValue()) {
                    assertThat(schema(document, schema).validate(Served.JSON.readTree(body))).as(entry.getKey())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aProblemIsWhatItsSchemaSays() throws Exception {
        try (var served = Served.open()) {
            JsonNode document = document(served);
            HttpResponse<String> response = served.get("/api/v1/reviews?order=oldest");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(schema(document, document.at("/components/schemas/Problem")).validate(served.json(response)))
                    .isEmpty();
            assertThat(served.json(response).path("detail").asText())
                    .isEqualTo("order: expected newest or uncertain, found 'oldest'");
        }
    }

    private static List<String> answersThatDiffer(Served served, JsonNode document, String path, String verb) {
        var wrong = new ArrayList<String>();
        List<String> bodies = verb.equals("post") ? BODIES.getOrDefault(path, List.of("missing")) : List.of("");
        for (String body : bodies) {
            try {
                wrong.addAll(differences(served, document, new Question(path, verb, body)));
            } catch (Exception e) {
                wrong.add(verb + " " + path + ": " + e);
            }
        }
        return wrong;
    }

    private record Question(String path, String verb, String body) {}

    private static List<String> differences(Served served, JsonNode document, Question question) throws Exception {
        var request = served.to(question.path().replace("{subject}", "a%2Fb"));
        if (question.verb().equals("post")) {
            request.header("Content-Type", "application/json")
                    .header("X-Csrf-Token", served.csrf())
                    .POST(BodyPublishers.ofString(question.body()));
        }
        HttpResponse<String> response = served.send(request);
        JsonNode documented = document.path("paths")
                .path(question.path())
                .path(question.verb())
                .path("responses")
                .path(String.valueOf(response.statusCode()));
        String type = response.headers().firstValue("content-type").orElse("").split(";", 2)[0];
        JsonNode schema = documented.path("content").path(type).path("schema");
        String where = question + " gave " + response.statusCode() + " " + type;
        if (response.statusCode() >= 400 || schema.isMissingNode()) {
            return List.of(where + ", which is not in the document: " + response.body());
        }
        JsonNode answer = type.equals("application/json")
                ? served.json(response)
                : Served.JSON.getNodeFactory().textNode(response.body());
        return schema(document, schema).validate(answer).stream().map(problem -> where + ": " + problem).toList();
    }

    /// A schema of the document, with the document's own schemas beside it for references.
    private static JsonSchema schema(JsonNode document, JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }

    private static JsonNode document(Served served) throws Exception {
        return served.json(served.get("/api/v1/openapi.json"));
    }
}
