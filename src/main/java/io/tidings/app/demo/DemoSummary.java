package io.tidings.app.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidings.app.Paint;
import io.tidings.classify.ModelId;

/// What the demo reports at its end.
///
/// @param startSeconds from the start of Java to the first outcome in hand; negative where none came
/// @param malformed    rows of the file that were left out
record DemoSummary(Audit audit, Measured times, double startSeconds, ModelId model, long malformed) {

    private static final double HALF = 50;
    private static final double ALMOST_ALL = 99;
    private static final double PERCENT = 100;

    /// For `--json`.
    Map<String, Object> json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("read", audit.read());
        fields.put("labeled", audit.labeled());
        fields.put("deadLettered", audit.deadLettered());
        fields.put("lost", audit.lost());
        fields.put("doubled", audit.doubled());
        fields.put("reviewsPerSecond", tenths(times.perSecond()));
        var latency = new LinkedHashMap<String, Object>();
        latency.put("p50", tenths(times.latencyMillis(HALF)));
        latency.put("p99", tenths(times.latencyMillis(ALMOST_ALL)));
        fields.put("latencyMillis", latency);
        if (judged() > 0) {
            fields.put("accuracy", (double) audit.right() / judged());
        }
        if (judged() + audit.unknownLabels() > 0) {
            fields.put("unknownLabels", audit.unknownLabels());
        }
        if (startSeconds >= 0) {
            fields.put("secondsToFirstLabel", tenths(startSeconds));
        }
        if (malformed > 0) {
            fields.put("malformed", malformed);
        }
        fields.put("modelId", model.value());
        return fields;
    }

    /// For people.
    List<String> lines(Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(row("read", format("%,d reviews in %.1f s, %,.0f a second", audit.read(), times.seconds(),
                times.perSecond())));
        if (malformed > 0) {
            lines.add(row("malformed", format("%,d left out", malformed)));
        }
        lines.add(row("labelled", format("%,d", audit.labeled())));
        lines.add(row("dead-lettered", format("%,d", audit.deadLettered())));
        lines.add(row("lost", verdict(paint, audit.lost())));
        lines.add(row("doubled", verdict(paint, audit.doubled())));
        lines.add(row("latency", format("p50 %,.0f ms, p99 %,.0f ms, from sent to labelled",
                times.latencyMillis(HALF), times.latencyMillis(ALMOST_ALL))));
        if (judged() > 0) {
            lines.add(row("accuracy", format("%.1f %% (%,d of %,d labelled as the file says%s)",
                    PERCENT * audit.right() / judged(), audit.right(), judged(), audit.unknownLabels() == 0
                            ? ""
                            : format("; %,d have labels that the model does not know", audit.unknownLabels()))));
        }
        if (startSeconds >= 0) {
            lines.add(row("first label", format("%.1f s after the start", startSeconds)));
        }
        lines.add(row("model", model.abbreviated()));
        return lines;
    }

    private long judged() {
        return audit.right() + audit.wrong();
    }

    private static String verdict(Paint paint, long count) {
        return count == 0 ? paint.green("0") : paint.red(format("%,d", count));
    }

    private static String row(String name, String value) {
        return format("%-14s %s", name, value);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of ours
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
