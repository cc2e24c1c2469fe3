package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.WindowQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {

    @Test
    void aTextIsLabelledAndExplainedByTheModelInUse() throws Exception {
        try (var served = Served.open()) {
            JsonNode labelled = served.json(served.post("/api/v1/classify", "{\"text\": \"a good one\"}"));
            assertThat(labelled.path("label").asText()).isEqualTo("pos");
            assertThat(labelled.at("/scores/neg").asDouble()).isEqualTo(0.25);
            assertThat(labelled.path("uncertain").asBoolean()).isFalse();
            assertThat(served.json(served.post("/api/v1/classify", "{\"texts\": [\"bad\", \"good\"]}"))
                    .at("/results/0/uncertain")
                    .asBoolean()).isTrue();

            JsonNode why = served.json(served.post("/api/v1/explain", "{\"text\": \"a good one\"}"));
            assertThat(why.at("/words/0/text").asText()).isEqualTo("good");
            assertThat(why.at("/words/0/start").asInt()).isEqualTo(2);
            assertThat(why.path("method").asText()).isEqualTo("rule");
        }
    }

    @Test
    void aModelThatCannotSayWhyIsSaidSo() throws Exception {
        try (var served = Served.with(RuleModel.mute())) {
            assertThat(served.post("/api/v1/classify", "{\"text\": \"x\"}").statusCode()).isEqualTo(200);
            assertThat(served.post("/api/v1/explain", "{\"text\": \"x\"}").statusCode()).isEqualTo(501);
        }
    }

    @Test
    void questionsReachThePictureAsTheyWereAsked() throws Exception {
        try (var served = Served.open()) {
            served.get("/api/v1/reviews?subject=a+b&label=pos&minConfidence=0.2&maxConfidence=0.8&text=%3Cb%3E"
                    + "&from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z&order=uncertain&limit=7");
            assertThat(served.picture.asked.get()).isEqualTo(new ReviewQuery("a b", "pos", 0.2, 0.8, "<b>",
                    Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"),
                    ReviewQuery.Order.UNCERTAIN, 7));
            served.get("/api/v1/subjects?size=P1D&order=negativity&limit=3");
            assertThat(served.picture.asked.get())
                    .isEqualTo(new SubjectQuery(Duration.ofDays(1), SubjectQuery.Order.NEGATIVITY, 3));
            served.get("/api/v1/windows?size=PT1H&from=");
            assertThat(served.picture.asked.get()).isEqualTo(new WindowQuery(Duration.ofHours(1), null, null, null));
            served.get("/api/v1/dead-letters?reason=TOO_LONG");
            assertThat(served.picture.asked.get()).isEqualTo(new DeadLetterQuery("TOO_LONG", 50));
            served.get("/api/v1/subjects/%E4%B8%AD%2F%3F");
            assertThat(served.picture.asked.get()).isEqualTo("中/?");
        }
    }

    @Test
    void reviewsThatNameNoSubjectAreTheEmptySubject() throws Exception {
        try (var served = Served.open()) {
            served.get("/api/v1/windows?size=PT1H&subject=");
            assertThat(served.picture.asked.get()).isEqualTo(new WindowQuery(Duration.ofHours(1), "", null, null));
            assertThat(served.json(served.get("/api/v1/subjects/")).path("subject").asText()).isEmpty();
            assertThat(served.picture.asked.get()).isEqualTo("");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/api/v1/reviews?limit=0 | limit: expected at least 1, found 0",
            "/api/v1/reviews?limit=many | limit: expected a whole number, found 'many'",
            "/api/v1/reviews?minConfidence=2 | minConfidence: expected 0 to 1, found 2.0",
            "/api/v1/reviews?from=yesterday | from: expected an ISO-8601 time such as 2026-11-21T15:04:05Z, found 'yesterday'",
            "/api/v1/windows?size=1h | size: expected an ISO-8601 duration such as PT1M, PT1H or P1D, found '1h'",
            "/api/v1/subjects?order=best | order: expected movement or volume or negativity, found 'best'",
            "/api/v1/models?limit=3 | the query has the key 'limit', expected none",
            "/api/v1/alerts?limit=3&limit=4 | the query has the key 'limit' more than once"})
    void aQueryThatMakesNoSenseIsRefusedByName(String path, String detail) throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> response = served.get(path);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(served.json(response).path("detail").asText()).isEqualTo(detail);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/api/v1/classify | {} | the body: expected either 'text' or 'texts'",
            "/api/v1/classify | [] | the body: expected a JSON object",
            "/api/v1/classify | {\"text\": | the body is no JSON: line 1, column 9",
            "/api/v1/classify | {\"text\": 3} | text: expected a string, found 3",
            "/api/v1/classify | {\"texts\": []} | texts: expected 1 to 256, found 0",
            "/api/v1/classify | {\"text\": \"x\", \"labels\": 1} | the body has the unknown key 'labels', expected some of text, texts",
            "/api/v1/feedback | {\"reviewId\": \"r\", \"label\": \"best\"} | label: expected neg or pos, found 'best'",
            "/api/v1/feedback | {\"label\": \"pos\"} | reviewId: expected the id of a labelled event, or 'text' beside it, found nothing",
            "/api/v1/models/rollback | {\"name\": \"sentiment\"} | confirm: expected true, found nothing",
            "/api/v1/models/promote | {\"name\": \"sentiment\", \"id\": \"ab\", \"confirm\": true} | a model id is 64 lower-case hexadecimal digits, found 'ab'",
            "/api/v1/dead-letters/replay | {\"partition\": 0, \"offset\": -1} | offset: expected a whole number, at least 0, found -1"})
    void aBodyThatMakesNoSenseIsRefusedByName(String path, String body, String detail) throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> response = served.post(path, body);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(served.json(response).path("detail").asText()).isEqualTo(detail);
            assertThat(served.done).isEmpty();
        }
    }

    @Test
    void actionsReachTheirDesks() throws Exception {
        try (var served = Served.open()) {
            served.post("/api/v1/models/promote",
                    "{\"name\": \"sentiment\", \"id\": \"" + StillPicture.MODEL + "\", \"confirm\": true}");
            served.post("/api/v1/models/rollback", "{\"name\": \"sentiment\", \"confirm\": true}");
            served.post("/api/v1/dead-letters/replay", "{\"partition\": 2, \"offset\": 17}");
            assertThat(served.done).containsExactly("promote sentiment abababababab", "rollback sentiment", "2-17");
        }
    }

    @Test
    void itIsReadyWhileTheStreamRuns() throws Exception {
        try (var served = Served.open()) {
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
            served.ready.set(false);
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void statusNamesEveryModelThatLabels() throws Exception {
        try (var served = Served.open()) {
            JsonNode status = served.json(served.get("/api/v1/status"));
            assertThat(status.at("/models/0/name").asText()).isEqualTo("sentiment");
            assertThat(status.at("/models/1/name").asText()).isEqualTo("topic");
            assertThat(status.path("demo").asBoolean()).isTrue();
        }
    }

    @Test
    void statusNamesTheSizesOfWindowsAndTheSmallestIsMeantWhereNoneIsNamed() throws Exception {
        try (var served = Served.open()) {
            JsonNode sizes = served.json(served.get("/api/v1/status")).path("windowSizes");
            assertThat(sizes).extracting(JsonNode::asText).containsExactly("PT10M", "P7D");
            served.get("/api/v1/windows");
            assertThat(served.picture.asked.get())
                    .isEqualTo(new WindowQuery(Duration.ofMinutes(10), null, null, null));
        }
    }
}
