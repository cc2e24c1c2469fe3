package io.tidings.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tidings.app.Paint;
import io.tidings.classify.ModelId;
import io.tidings.stream.ReplayDiff;
import io.tidings.stream.ReplayReport;
import io.tidings.stream.ReplaySettings;
import org.jspecify.annotations.Nullable;

/// What came of a replay, for people and for programs.
record ReplayOutcome(ReplaySettings settings, ModelId model, ReplayReport done, Optional<ReplayDiff> diff,
        double seconds) {

    private static final int ID_COLUMNS = 24;
    private static final int TEXT_COLUMNS = 80;

    /// The JSON form; `read = labeled + refused`.
    record Report(boolean complete, String from, String to, String modelId, String output, long offsets, long before,
            long read, long labeled, long refused, Map<String, Long> refusals, double seconds,
            @Nullable ReplayDiff diff) {}

    Report toReport() {
        return new Report(done.complete(), settings.from().toString(), settings.to().toString(), model.value(),
                settings.output(), done.offsets(), done.before(), done.read(), done.labeled(),
                done.read() - done.labeled(), refusals(), seconds, diff.orElse(null));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "%s, %s to %s, with model %s into %s",
                String.join(", ", settings.score().inputs().keySet()), settings.from(), settings.to(),
                model.abbreviated(), settings.output()));
        lines.add(String.format(Locale.ROOT, "%,d read = %,d labelled + %,d refused%s, in %.1f s", done.read(),
                done.labeled(), done.read() - done.labeled(), refusals().isEmpty() ? "" : " " + refusals(), seconds));
        if (done.before() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d of %,d offsets were done before", done.before(),
                    done.offsets()));
        }
        if (!done.complete()) {
            lines.add("stopped before the end; the same command goes on from here");
        }
        diff.ifPresent(found -> describe(found, lines));
        return lines;
    }

    private void describe(ReplayDiff found, List<String> lines) {
        lines.add(String.format(Locale.ROOT, "against %s: %,d compared = %,d same + %,d changed%s",
                settings.score().output().topic(), found.compared(), found.same(), found.changed(),
                found.missing() == 0 ? "" : String.format(Locale.ROOT, "; %,d are not there", found.missing())));
        if (found.same() > 0) {
            lines.add(found.otherScores() == 0
                    ? "  the same labels have the same confidence, to the last bit"
                    : String.format(Locale.ROOT, "  %,d of the same labels have another confidence, by at most %.6f",
                            found.otherScores(), found.largestDifference()));
        }
        found.changes()
                .forEach(change -> lines.add(String.format(Locale.ROOT, "  %,8d  %s -> %s", change.count(),
                        change.from(), change.to())));
        found.examples()
                .forEach(each -> lines.add(String.format(Locale.ROOT, "  %s %.2f -> %s %.2f  %s  %s", each.from(),
                        each.fromConfidence(), each.to(), each.toConfidence(), Paint.printable(each.id(), ID_COLUMNS),
                        each.text() == null ? "" : Paint.printable(each.text(), TEXT_COLUMNS))));
    }

    private Map<String, Long> refusals() {
        var refusals = new TreeMap<String, Long>();
        done.refused().forEach((reason, count) -> refusals.put(reason.name(), count));
        return refusals;
    }
}
