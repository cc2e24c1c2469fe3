package io.tidings.app.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// Argilla's records as JSON: fields, and responses either by question (a list of value and user) or by user (values by
/// question). Only what was submitted counts; suggestions are what models said and do not.
final class ArgillaRecords implements RowShape {

    static final String TOOL = "argilla";

    @Override
    public boolean fits(JsonNode row) {
        return row.path("fields").isObject() && row.has("responses");
    }

    @Override
    public List<Feedback> read(JsonNode row, Defaults defaults) {
        var said = new ArrayList<Feedback>();
        JsonNode responses = row.path("responses");
        if (responses.isArray()) {
            for (JsonNode response : responses) {
                String label = only(response.path("values"), defaults.question()).path("value").asText();
                add(said, row, response, label, defaults);
            }
        } else if (responses.isObject() && !responses.isEmpty()) {
            for (JsonNode response : only(responses, defaults.question())) {
                add(said, row, response, response.path("value").asText(), defaults);
            }
        }
        return said;
    }

    private static void add(List<Feedback> said, JsonNode row, JsonNode response, String label, Defaults defaults) {
        String status = RowShape.text(response, "status");
        if (!label.isBlank() && (status.isEmpty() || status.equals("submitted"))) {
            said.add(feedback(row, defaults, label, RowShape.text(response, "user_id", "user")));
        }
    }

    static Feedback feedback(JsonNode row, Defaults defaults, String label, String user) {
        JsonNode fields = row.path("fields").isObject() ? row.path("fields") : row;
        String inMetadata = RowShape.reviewId(row.path("metadata"));
        String text = RowShape.text(fields, "text", "review", "comment");
        var feedback = RowShape.begin(defaults, TOOL)
                .setReviewId(inMetadata.isEmpty() ? RowShape.text(row, "review_id", "external_id") : inMetadata)
                .setSubject(RowShape.text(fields, "subject", "product"))
                .setLabel(label);
        if (!text.isEmpty()) {
            feedback.setText(text);
        } else if (feedback.getReviewId().isEmpty()) {
            throw new BadRow("expected the text in fields.text or the review's id in metadata.review_id");
        }
        if (!user.isEmpty()) {
            feedback.setBy(TOOL + ":" + user);
        }
        RowShape.first(row, "updated_at", "inserted_at").ifPresent(value -> feedback.setAt(RowShape.time(value)));
        return feedback.build();
    }

    /// What stands under the question, or under the only one there is.
    private static JsonNode only(JsonNode byQuestion, String question) {
        if (!question.isEmpty()) {
            return byQuestion.path(question);
        }
        List<String> questions = byQuestion.properties().stream().map(Map.Entry::getKey).toList();
        if (questions.size() > 1) {
            throw new BadRow("there are the questions " + questions + "; name one with --question");
        }
        return questions.isEmpty() ? byQuestion.path("") : byQuestion.path(questions.getFirst());
    }
}
