package io.tidings.app.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// Label Studio's short exports (JSON_MIN, CSV, TSV): a row for each annotation, the choice under the name that the
/// project gives the question.
final class LabelStudioRows implements RowShape {

    /// What such a row has beside the task's data and the choice.
    private static final Set<String> OWN = Set.of("id", "annotation_id", "annotator", "created_at", "updated_at",
            "lead_time");
    private static final Set<String> DATA = Set.of("text", "review", "comment", "reviewId", "review_id", "subject",
            "product");
    private static final List<String> USUAL = List.of("sentiment", "label", "choice");

    @Override
    public boolean fits(JsonNode row) {
        return row.has("annotation_id") && row.has("annotator");
    }

    @Override
    public List<Feedback> read(JsonNode row, Defaults defaults) {
        String question = defaults.question().isEmpty() ? question(row) : defaults.question();
        String label = RowShape.text(row, question);
        if (label.isEmpty()) {
            return List.of();
        }
        if (label.startsWith("{")) {
            throw new BadRow("expected one choice in field '" + question + "', found several");
        }
        var feedback = RowShape.begin(defaults, LabelStudioTasks.TOOL)
                .setReviewId(RowShape.reviewId(row))
                .setSubject(RowShape.text(row, "subject", "product"))
                .setLabel(label)
                .setBy(LabelStudioTasks.TOOL + ":" + RowShape.text(row, "annotator"));
        String text = RowShape.text(row, "text", "review", "comment");
        if (!text.isEmpty()) {
            feedback.setText(text);
        } else if (feedback.getReviewId().isEmpty()) {
            throw new BadRow("expected the text in field 'text' or the review's id in field 'review_id'");
        }
        RowShape.first(row, "updated_at", "created_at").ifPresent(value -> feedback.setAt(RowShape.time(value)));
        return List.of(feedback.build());
    }

    /// The usual name, or the only field that is neither Label Studio's own nor known data.
    private static String question(JsonNode row) {
        for (String name : USUAL) {
            if (row.has(name)) {
                return name;
            }
        }
        var others = new ArrayList<String>();
        row.fieldNames().forEachRemaining(name -> {
            if (!OWN.contains(name) && !DATA.contains(name)) {
                others.add(name);
            }
        });
        if (others.size() != 1) {
            throw new BadRow("cannot tell which field holds the choice among " + others
                    + "; name it with --question");
        }
        return others.getFirst();
    }
}
