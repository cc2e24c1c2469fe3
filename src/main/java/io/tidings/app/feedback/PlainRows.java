package io.tidings.app.feedback;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// Our own: a label, and an id or a text. What `tidings feedback export` writes is of this shape.
final class PlainRows implements RowShape {

    @Override
    public boolean fits(JsonNode row) {
        return row.has("label");
    }

    @Override
    public List<Feedback> read(JsonNode row, Defaults defaults) {
        String label = RowShape.text(row, "label");
        if (label.isEmpty()) {
            return List.of();
        }
        String id = RowShape.text(row, "reviewId", "review_id", "id");
        String text = RowShape.text(row, "text");
        if (id.isEmpty() && text.isEmpty()) {
            throw new BadRow("expected the review's id in field 'reviewId' or 'id', or its text in field 'text'");
        }
        var feedback = RowShape.begin(defaults, "import").setReviewId(id).setLabel(label);
        if (!text.isEmpty()) {
            feedback.setText(text);
        }
        RowShape.first(row, "subject").ifPresent(value -> feedback.setSubject(value.asText()));
        RowShape.first(row, "author").ifPresent(value -> feedback.setAuthor(value.asText()));
        RowShape.first(row, "by", "annotator", "user").ifPresent(value -> feedback.setBy(value.asText()));
        RowShape.first(row, "at", "feedbackAt", "time").ifPresent(value -> feedback.setAt(RowShape.time(value)));
        RowShape.first(row, "model").ifPresent(value -> feedback.setModel(value.asText()));
        if (defaults.source().isEmpty()) {
            RowShape.first(row, "source").ifPresent(value -> feedback.setSource(value.asText()));
        }
        RowShape.first(row, "weight").ifPresent(value -> feedback.setWeight(weight(value)));
        return List.of(feedback.build());
    }

    private static float weight(JsonNode value) {
        try {
            float weight = Float.parseFloat(value.asText());
            if (weight >= 0 && weight <= Float.MAX_VALUE) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BadRow("expected a weight of 0 or more, found '" + value.asText() + "'");
    }
}
