package io.tidings.app.watch;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidings.app.Paint;
import io.tidings.event.DriftReport;

/// Drift reports as lines: one a window, with the shape of its confidence and its indices of population stability, and
/// below them how those went over time.
///
/// @param zone in which times are shown
record DriftTable(Paint paint, ZoneId zone) {

    private static final String FOUND = "CONFIDENCE   LABELS   CONF.  UNKNOWN  LENGTH";
    private static final String ROW = "%-11s  %6s  %-20s  %7s  %s";
    private static final int MODEL = 20;
    private static final int NAME = 11;
    private static final int ID = 8;
    private static final int BINS = 11;
    private static final int TREND = 60;
    private static final List<String> INDICES = List.of("labels", "confidence", "unknown", "length");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    String head() {
        return paint
                .bold(String.format(Locale.ROOT, ROW, "FROM", "LENGTH", "MODEL", "EVENTS", FOUND).stripTrailing());
    }

    String line(DriftReport report) {
        String line = String.format(Locale.ROOT, ROW, TIME.format(report.getFrom().atZone(zone)), length(report),
                Paint.cell(Paint.printable(report.getModel(), NAME) + ' ' + abbreviated(report.getModelId()), MODEL),
                String.format(Locale.ROOT, "%,d", report.getCount()), found(report)).stripTrailing();
        return report.getAlarm()
                ? paint.red(line + "  ALARM " + alarms(report))
                : line;
    }

    /// What is over its threshold, by either figure.
    private static String alarms(DriftReport report) {
        return report.getAlarms()
                .stream()
                .map(name -> isError(report) ? name : name.substring(name.indexOf('.') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// One line a model and measure, the newest window at the right.
    List<String> trends(List<DriftReport> reports) {
        var series = new LinkedHashMap<String, List<Double>>();
        for (DriftReport report : reports) {
            String model = Paint.printable(report.getModel(), NAME) + ' ';
            names(report).forEach(name -> measure(report, name).ifPresent(
                    value -> series.computeIfAbsent(model + name, k -> new ArrayList<>()).add(value)));
        }
        var lines = new ArrayList<String>();
        series.forEach((name, values) -> {
            List<Double> shown = values.subList(Math.max(0, values.size() - TREND), values.size());
            lines.add(String.format(Locale.ROOT, "%-28s %s %.3f", name, Bars.of(shown), shown.getLast()));
        });
        return lines;
    }

    private static List<String> names(DriftReport report) {
        return isError(report) ? List.of("accuracy") : INDICES.stream().map(name -> "psi." + name).toList();
    }

    private static String found(DriftReport report) {
        return isError(report) ? errors(report) : distribution(report);
    }

    private static String errors(DriftReport report) {
        return String.format(Locale.ROOT, "right %.1f %%, fading %.1f %%, last %,.0f: %.1f %%",
                percent(report, "accuracy"), percent(report, "accuracy.fading"),
                measure(report, "adwin.width").orElse(0.0), 100 - percent(report, "adwin.error"));
    }

    private static String distribution(DriftReport report) {
        String confidence = String.format(Locale.ROOT, "%-11s",
                Bars.of(Bars.joined(report.getObserved().getOrDefault("confidence", List.of()), BINS)));
        if (measure(report, "psi.labels").isEmpty()) {
            return String.format(Locale.ROOT, "%s  learning what is usual (%.0f before)", confidence,
                    measure(report, "reference.windows").orElse(0.0));
        }
        return confidence + INDICES.stream()
                .map(name -> measure(report, "psi." + name)
                        .map(value -> String.format(Locale.ROOT, "  %6.2f", value))
                        .orElse("       -"))
                .collect(Collectors.joining());
    }

    private static String length(DriftReport report) {
        Duration length = Duration.between(report.getFrom(), report.getTo());
        if (length.toHours() >= 1) {
            return length.toHours() + " h";
        }
        return length.toMinutes() >= 1 ? length.toMinutes() + " min" : Math.max(1, length.toSeconds()) + " s";
    }

    private static boolean isError(DriftReport report) {
        return report.getKind().equals("error");
    }

    private static String abbreviated(String id) {
        return Paint.printable(id.substring(0, Math.min(ID, id.length())), ID);
    }

    private static double percent(DriftReport report, String measure) {
        return 100 * measure(report, measure).orElse(0.0);
    }

    private static Optional<Double> measure(DriftReport report, String name) {
        Map<String, Double> measures = report.getMeasures();
        return Optional.ofNullable(measures.get(name));
    }
}
