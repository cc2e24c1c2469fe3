package io.tidings.app.feedback;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// Label Studio's JSON export: a list of tasks, each with its data and what each person chose.
final class LabelStudioTasks implements RowShape {

    static final String TOOL = "label-studio";

    @Override
    public boolean fits(JsonNode row) {
        return row.path("data").isObject() && row.path("annotations").isArray();
    }

    @Override
    public List<Feedback> read(JsonNode row, Defaults defaults) {
        var said = new ArrayList<Feedback>();
        for (JsonNode annotation : row.path("annotations")) {
            String label = annotation.path("was_cancelled").asBoolean()
                    ? ""
                    : label(annotation.path("result"), defaults.question());
            if (!label.isEmpty()) {
                said.add(feedback(row.path("data"), annotation, label, defaults));
            }
        }
        return said;
    }

    private static Feedback feedback(JsonNode data, JsonNode annotation, String label, Defaults defaults) {
        var feedback = RowShape.begin(defaults, TOOL)
                .setReviewId(RowShape.reviewId(data))
                .setSubject(RowShape.text(data, "subject", "product"))
                .setLabel(label);
        String text = RowShape.text(data, "text", "review", "comment");
        if (!text.isEmpty()) {
            feedback.setText(text);
        } else if (feedback.getReviewId().isEmpty()) {
            throw new BadRow("expected the text in data.text or the review's id in data.review_id");
        }
        JsonNode person = annotation.path("completed_by");
        String who = person.isObject()
                ? RowShape.text(person, "email", "id")
                : RowShape.text(annotation, "completed_by");
        if (!who.isEmpty()) {
            feedback.setBy(TOOL + ":" + who);
        }
        RowShape.first(annotation, "updated_at", "created_at")
                .ifPresent(value -> feedback.setAt(RowShape.time(value)));
        return feedback.build();
    }

    /// The one choice made; empty where none was.
    private static String label(JsonNode results, String question) {
        String label = "";
        for (JsonNode result : results) {
            JsonNode choices = result.path("value").path("choices");
            boolean asked = question.isEmpty() || result.path("from_name").asText().equals(question);
            if (asked && choices.isArray() && !choices.isEmpty()) {
                if (choices.size() > 1 || !label.isEmpty()) {
                    throw new BadRow("expected one choice, found several; name the question with --question");
                }
                label = choices.get(0).asText();
            }
        }
        return label;
    }
}
