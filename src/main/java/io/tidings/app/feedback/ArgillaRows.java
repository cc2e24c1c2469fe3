package io.tidings.app.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// Argilla's records as a flat table, as its data sets are written for the Hugging Face hub: `label.responses` beside
/// `label.responses.users` and `label.responses.status`, each a list.
final class ArgillaRows implements RowShape {

    private static final String RESPONSES = ".responses";

    @Override
    public boolean fits(JsonNode row) {
        return row.properties().stream().map(Map.Entry::getKey).anyMatch(name -> name.endsWith(RESPONSES));
    }

    @Override
    public List<Feedback> read(JsonNode row, Defaults defaults) {
        String question = defaults.question().isEmpty() ? question(row) : defaults.question();
        JsonNode labels = row.path(question + RESPONSES);
        JsonNode users = row.path(question + RESPONSES + ".users");
        JsonNode statuses = row.path(question + RESPONSES + ".status");
        var said = new ArrayList<Feedback>();
        for (int i = 0; i < labels.size(); i++) {
            String status = statuses.path(i).asText("submitted");
            String label = labels.get(i).asText();
            if (status.equals("submitted") && !label.isBlank()) {
                said.add(ArgillaRecords.feedback(row, defaults, label, users.path(i).asText("")));
            }
        }
        return said;
    }

    private static String question(JsonNode row) {
        List<String> questions = row.properties()
                .stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith(RESPONSES))
                .map(name -> name.substring(0, name.length() - RESPONSES.length()))
                .toList();
        if (questions.size() > 1) {
            throw new BadRow("there are the questions " + questions + "; name one with --question");
        }
        return questions.getFirst();
    }
}
