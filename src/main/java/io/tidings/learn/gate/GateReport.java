package io.tidings.learn.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Every figure behind a decision. Holds ids and subjects, never texts.
///
/// @param champion     on the held-out examples
/// @param challenger   on the same
/// @param comparison   of the two there
/// @param checks       each question, its answer, and whether it was passed
/// @param bySubject    held-out examples and both accuracies by subject, the largest subjects first
/// @param flips        held-out examples whose label the two models do not share
/// @param measured     other figures by name: `linearAccuracy`, `homeChampion`, `homeChallenger`, `rehearsalAgreement`,
///                     `textsPerSecond`, ...
public record GateReport(LabelFigures champion, LabelFigures challenger, Comparison comparison, List<Check> checks,
        List<Subject> bySubject, List<Flip> flips, Map<String, Double> measured) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// @param onlyChampion   examples that only the champion labels right
    /// @param onlyChallenger examples that only the challenger labels right
    /// @param difference     the challenger's accuracy less the champion's
    /// @param p              of McNemar's exact test, one-sided: how likely at least so many would be the challenger's
    ///                       alone if both were equally good
    public record Comparison(int onlyChampion, int onlyChallenger, double difference, double p) {}

    /// @param name   such as `noise`
    /// @param detail in words, with the figures
    public record Check(String name, boolean passed, String detail) {}

    /// @param examples how many of them are held out
    public record Subject(String subject, int examples, double champion, double challenger) {}

    /// @param id of the review
    public record Flip(String id, String label, String champion, String challenger) {}

    /// The figures that an event carries, by name.
    public Map<String, Double> figures() {
        var figures = new LinkedHashMap<>(measured);
        figures.put("heldOut", (double) champion.texts());
        figures.put("championAccuracy", champion.accuracy());
        figures.put("challengerAccuracy", challenger.accuracy());
        figures.put("championMacroF1", champion.macroF1());
        figures.put("challengerMacroF1", challenger.macroF1());
        figures.put("onlyChampion", (double) comparison.onlyChampion());
        figures.put("onlyChallenger", (double) comparison.onlyChallenger());
        figures.put("p", comparison.p());
        return figures;
    }

    /// On one line.
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of records, numbers and strings can always be written", e);
        }
    }
}
