package io.tidings.dashboard.page;

import static io.tidings.dashboard.page.InventedReviews.MODEL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.NamedModels;
import io.tidings.dashboard.view.ShownModel;
import io.tidings.dashboard.view.ShownModelEvent;

/// A champion, the model before it, a challenger, and what the gate said.
final class InventedModels {

    private static final String FORMER = "2a8b6df7".repeat(8);
    private static final String CHALLENGER = "3c96bcac".repeat(8);
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> LABELS = List.of("neg", "pos");
    private static final String REPORT = """
            {"champion": {"texts": 128, "accuracy": 0.828, "macroF1": 0.81, "calibrationError": 0.06,
              "confusion": {"neg": {"neg": 70, "pos": 10}, "pos": {"neg": 12, "pos": 36}}},
             "challenger": {"texts": 128, "accuracy": 0.875, "macroF1": 0.87, "calibrationError": 0.04,
              "confusion": {"neg": {"neg": 73, "pos": 7}, "pos": {"neg": 9, "pos": 39}}},
             "comparison": {"onlyChampion": 3, "onlyChallenger": 9, "difference": 0.047, "p": 0.016},
             "checks": [{"name": "noise", "passed": true, "detail": "p 0.016 is below 0.05"}],
             "bySubject": [{"subject": "Corvalle Air", "examples": 30, "champion": 0.8, "challenger": 0.9}], "flips": []}""";

    private InventedModels() {}

    static ModelsView view() {
        var models = List.of(model(CHALLENGER, MODEL, "shadow"), model(MODEL, FORMER, "champion"),
                model(FORMER, "", "former"));
        var events = List.of(
                new ShownModelEvent(AT, "sentiment", "promoted", MODEL, "demo", "better", Map.of(), report()),
                new ShownModelEvent(AT.minusSeconds(60), "sentiment", "training-started", "", "demo",
                        "300 new examples",
                        Map.of(), null));
        return new ModelsView(List.of(new NamedModels("sentiment", MODEL, models, events,
                List.of(new NamedModels.Acknowledgement("demo", MODEL, AT)),
                List.of(new NamedModels.Accuracy(AT.minusSeconds(600), 0.7, 100),
                        new NamedModels.Accuracy(AT, 0.8, 200)),
                List.of(new NamedModels.Drift(AT, "distribution", true, Map.of("psi.labels", 0.31))))));
    }

    private static ShownModel model(String id, String parent, String state) {
        return new ShownModel(id, parent, AT, 5_200_000, LABELS, Map.of("validationAccuracy", 0.9), Map.of("seed", "1"),
                state);
    }

    private static JsonNode report() {
        try {
            return new JsonMapper().readTree(REPORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
