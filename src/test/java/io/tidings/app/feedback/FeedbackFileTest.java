package io.tidings.app.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.tidings.app.CommandFailure;
import io.tidings.event.Feedback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in the shapes of the tools named, written for these tests.
class FeedbackFileTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final RowShape.Defaults DEFAULTS = new RowShape.Defaults("me", "", "sentiment", "", NOW);

    @TempDir
    Path folder;

    private FeedbackFile.Count count = new FeedbackFile.Count(0, 0, 0, 0);

    @Test
    void jsonLines() throws IOException {
        var said = read("a.jsonl",
                """
                        {"reviewId": "r1", "label": "pos", "by": "ann", "at": "2026-11-20T10:00:00Z", "weight": 2, "source": "page"}

                        {"id": 7, "label": "neg"}
                        {"text": "it broke", "label": "neg", "model": "topic", "subject": "Lamp", "at": 1795248000000}
                        {"id": "r2", "label": null}
                        """);

        assertThat(said.get(0)).isEqualTo(expected("r1", "pos").setBy("ann")
                .setAt(Instant.parse("2026-11-20T10:00:00Z"))
                .setWeight(2)
                .setSource("page")
                .build());
        assertThat(said.get(1)).isEqualTo(expected("7", "neg").build());
        assertThat(said.get(2)).isEqualTo(expected("", "neg").setText("it broke")
                .setModel("topic")
                .setSubject("Lamp")
                .setAt(Instant.ofEpochMilli(1795248000000L))
                .build());
        assertThat(count).isEqualTo(new FeedbackFile.Count(4, 3, 1, 0));
    }

    @Test
    void csvAlsoCompressed() throws IOException {
        String csv = "review_id,label,text,annotator\nr1,pos,\"two\nlines, \"\"quoted\"\"\",ann\n,neg,second,\n";
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.CSV.gz")))) {
            out.write(csv.getBytes(UTF_8));
        }

        var said = read(folder.resolve("a.CSV.gz"), DEFAULTS, false);
        assertThat(said.get(0))
                .isEqualTo(expected("r1", "pos").setText("two\nlines, \"quoted\"").setBy("ann").build());
        assertThat(said.get(1)).isEqualTo(expected("", "neg").setText("second").build());
    }

    @Test
    void labelStudioTasks() throws IOException {
        var said = read("export.json", """
                [{"id": 11, "data": {"text": "fast and friendly", "review_id": "r1"}, "annotations": [
                   {"id": 1, "completed_by": {"id": 3, "email": "ann@example.org"}, "was_cancelled": false,
                    "created_at": "2026-11-01T10:00:00.000001Z", "updated_at": "2026-11-01T10:00:05.000000Z",
                    "result": [{"from_name": "sentiment", "to_name": "text", "type": "choices",
                                "value": {"choices": ["pos"]}}]},
                   {"id": 2, "completed_by": 4, "was_cancelled": true,
                    "result": [{"from_name": "sentiment", "type": "choices", "value": {"choices": ["neg"]}}]},
                   {"id": 3, "completed_by": 5,
                    "result": [{"from_name": "sentiment", "type": "choices", "value": {"choices": ["neg"]}}]}]},
                 {"id": 12, "data": {"text": "nobody looked"}, "annotations": [], "predictions": []}]
                """);

        assertThat(said).containsExactly(
                expected("r1", "pos").setText("fast and friendly")
                        .setBy("label-studio:ann@example.org")
                        .setSource("label-studio")
                        .setAt(Instant.parse("2026-11-01T10:00:05Z"))
                        .build(),
                expected("r1", "neg").setText("fast and friendly")
                        .setBy("label-studio:5")
                        .setSource("label-studio")
                        .build());
        assertThat(count).isEqualTo(new FeedbackFile.Count(2, 2, 1, 0));
    }

    @Test
    void labelStudioShortExportsAsJsonAndCsv() throws IOException {
        var json = read("min.json", """
                [{"text": "fine", "id": 11, "mood": "pos", "annotator": 3, "annotation_id": 1,
                  "created_at": "2026-11-01T10:00:00Z", "updated_at": "2026-11-01T10:00:05Z", "lead_time": 2.5}]
                """);
        var csv = read("min.csv", """
                annotation_id,annotator,created_at,id,lead_time,mood,text,updated_at
                1,3,2026-11-01T10:00:00Z,11,2.5,pos,fine,2026-11-01T10:00:05Z
                """);

        assertThat(json).containsExactly(expected("", "pos").setText("fine")
                .setBy("label-studio:3")
                .setSource("label-studio")
                .setAt(Instant.parse("2026-11-01T10:00:05Z"))
                .build());
        assertThat(csv).isEqualTo(json);
    }

    @Test
    void argillaRecordsWithResponsesByQuestion() throws IOException {
        var said = read("records.json", """
                [{"id": "7f0c", "status": "completed", "fields": {"text": "fine"}, "metadata": {"review_id": "r1"},
                  "suggestions": {"label": {"value": "neg", "agent": "a model"}},
                  "responses": {"label": [{"value": "pos", "user_id": "u-1"}, {"value": "neg", "user_id": "u-2"}]},
                  "vectors": {}},
                 {"id": "7f0d", "status": "pending", "fields": {"text": "open"}, "metadata": {}, "responses": {}}]
                """);

        assertThat(said).containsExactly(
                expected("r1", "pos").setText("fine").setBy("argilla:u-1").setSource("argilla").build(),
                expected("r1", "neg").setText("fine").setBy("argilla:u-2").setSource("argilla").build());
        assertThat(count.silent()).isEqualTo(1);
    }

    @Test
    void argillaRecordsWithResponsesByUser() throws IOException {
        var said = read("records.jsonl",
                """
                        {"fields": {"text": "fine"}, "external_id": "r1", "updated_at": "2026-11-01T10:00:05.5", "responses": [{"values": {"label": {"value": "pos"}, "why": {"value": "x"}}, "user_id": "u-1", "status": "submitted"}, {"values": {"label": {"value": "neg"}}, "user_id": "u-2", "status": "draft"}]}
                        """,
                new RowShape.Defaults("", "", "sentiment", "label", NOW));

        assertThat(said).containsExactly(expected("r1", "pos").setText("fine")
                .setBy("argilla:u-1")
                .setSource("argilla")
                .setAt(Instant.parse("2026-11-01T10:00:05.5Z"))
                .build());
    }

    @Test
    void argillaRecordsAsAFlatTable() throws IOException {
        var said = read("hub.jsonl",
                """
                        {"id": "7f0c", "status": "completed", "text": "fine", "label.responses": ["pos", "neg"], "label.responses.users": ["u-1", "u-2"], "label.responses.status": ["submitted", "discarded"], "label.suggestion": "neg"}
                        {"id": "7f0d", "status": "pending", "text": "open", "label.responses": null}
                        """);

        assertThat(said).containsExactly(
                expected("", "pos").setText("fine").setBy("argilla:u-1").setSource("argilla").build());
    }

    @Test
    void aRowThatCannotBeReadIsNamed() {
        assertRefused("a.jsonl", "{\"id\": \"r1\", \"label\": \"pos\"}\n{\"id\": \"r2\", \"lable\": \"pos\"}\n",
                "a.jsonl row 2: expected a field 'label', or an export of Label Studio or Argilla, "
                        + "found the fields [id, lable]");
        assertRefused("a.jsonl", "{\"label\": \"pos\"}",
                "row 1: expected the review's id in field 'reviewId' or 'id', or its text in field 'text'");
        assertRefused("a.jsonl", "{\"id\": 1, \"label\": \"pos\", \"at\": \"soon\"}",
                "row 1: expected a time such as 2026-11-20T18:30:00Z or milliseconds since 1970, found 'soon'");
        assertRefused("a.jsonl", "{\"id\": 1, \"label\": \"pos\", \"weight\": \"heavy\"}",
                "row 1: expected a weight of 0 or more, found 'heavy'");
        assertRefused("a.jsonl", "{\"id\": 1, \"label\": \"pos\"}\n{oops", "row 2: ");
        assertRefused("a.csv", "id,label\nr1\n", "row 1: ");
        assertRefused("a.jsonl", "{\"id\": 1, \"label\": [\"pos\"]}",
                "row 1: expected a string or number in field 'label'");
        assertRefused("a.json", "[{\"data\": {\"text\": \"x\"}, \"annotations\": [{\"result\": [{\"from_name\": \"s\", "
                + "\"value\": {\"choices\": [\"a\", \"b\"]}}]}]}]", "row 1: expected one choice, found several");
        assertRefused("a.csv", "annotation_id,annotator,x,y,text\n1,2,pos,pos,fine\n",
                "row 1: cannot tell which field holds the choice among [x, y]");
        assertThatThrownBy(() -> read(folder.resolve("none.jsonl"), DEFAULTS, false))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void malformedRowsAreLeftOutOnRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"),
                "{\"id\": 1, \"label\": \"pos\"}\n{\"id\": 2}\n[1]\n{\"id\": 3, \"label\": \"neg\"}\n");

        assertThat(read(file, DEFAULTS, true)).hasSize(2);
        assertThat(count).isEqualTo(new FeedbackFile.Count(4, 2, 0, 2));
    }

    private static Feedback.Builder expected(String id, String label) {
        return Feedback.newBuilder().setReviewId(id).setLabel(label).setBy("me").setSource("import").setAt(NOW);
    }

    private void assertRefused(String name, String content, String message) {
        assertThatThrownBy(() -> read(name, content)).isInstanceOf(CommandFailure.class).hasMessageContaining(message);
    }

    private List<Feedback> read(String name, String content) throws IOException {
        return read(name, content, DEFAULTS);
    }

    private List<Feedback> read(String name, String content, RowShape.Defaults defaults) throws IOException {
        return read(Files.writeString(folder.resolve(name), content), defaults, false);
    }

    private List<Feedback> read(Path file, RowShape.Defaults defaults, boolean skipMalformed) {
        var said = new ArrayList<Feedback>();
        count = new FeedbackFile(file, defaults, skipMalformed).read(said::add);
        return said;
    }
}
