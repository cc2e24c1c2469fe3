package io.tidings.app.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tidings.app.Paint;

/// A model's status for people: a question a line.
///
/// @param zone in which times are shown
/// @param now  for how long ago something was
record StatusText(Paint paint, ZoneId zone, Instant now) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SHORT_ID = 12;
    private static final int MOST_PROCESSES = 10;
    private static final int WIDEST = 200;

    List<String> lines(ModelStatus status) {
        var lines = new ArrayList<String>();
        lines.add(paint.bold(Paint.printable(status.model(), WIDEST)));
        lines.add(line("model", model(status)));
        if (status.since() != null) {
            lines.add(line("since", time(status.since()) + ", " + ago(status.since())));
        }
        if (status.why() != null) {
            lines.add(line("why", change(status.why())));
        }
        ModelStatus.Data data = status.data();
        if (data != null) {
            lines.add(line("from", data(data)));
            if (!data.metrics().isEmpty()) {
                lines.add(line("measured", figures(data.metrics())));
            }
        }
        lines.add(line("feedback", feedback(status.feedback())));
        status.drift().forEach(report -> lines.add(line("drift", drift(report))));
        lines.add(line("used by", status.usedBy().isEmpty() ? "nobody has said so" : processes(status.usedBy())));
        if (!status.refusedBy().isEmpty()) {
            lines.add(paint.red(line("refused", processes(status.refusedBy()))));
        }
        ModelStatus.Change latest = status.latest();
        if (latest != null && !latest.equals(status.why())) {
            lines.add(line("latest", change(latest) + ", " + ago(latest.at())));
        }
        return lines;
    }

    private static String line(String question, String answer) {
        return String.format(Locale.ROOT, "  %-9s %s", question, answer);
    }

    private static String model(ModelStatus status) {
        String scoring = status.scoring().isEmpty()
                ? ""
                : "; labels now: " + status.scoring()
                        .entrySet()
                        .stream()
                        .map(entry -> abbreviated(entry.getKey()) + " (" + entry.getValue() + " of the newest events)")
                        .collect(Collectors.joining(", "));
        ModelStatus.Data data = status.data();
        String labels = data == null ? "" : " as " + Paint.printable(String.join(" or ", data.labels()), WIDEST);
        return status.modelId() == null
                ? "none published; each process uses what its configuration names" + scoring
                : abbreviated(status.modelId()) + labels + scoring;
    }

    private String change(ModelStatus.Change change) {
        String reason = change.reason().isEmpty() ? "" : ": " + Paint.printable(change.reason(), WIDEST);
        String figures = change.figures().isEmpty() ? "" : " (" + figures(change.figures()) + ")";
        String of = change.modelId().isEmpty() ? "" : " " + abbreviated(change.modelId());
        return change.kind() + of + " at " + time(change.at()) + reason + figures;
    }

    private static String data(ModelStatus.Data data) {
        String parent = data.parent().isEmpty() ? "no parent" : "parent " + abbreviated(data.parent());
        String provenance = new TreeMap<>(data.provenance()).entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return parent + (provenance.isEmpty() ? "" : ", " + Paint.printable(provenance, WIDEST));
    }

    private static String feedback(ModelStatus.Feedback feedback) {
        Double accuracy = feedback.accuracy();
        if (accuracy == null) {
            return String.format(Locale.ROOT, "none on this model yet; %,d examples in all", feedback.allExamples());
        }
        return String.format(Locale.ROOT, "right in %.1f %% of %,d examples, %,d in conflict; %,d examples in all",
                100 * accuracy, feedback.examples(), feedback.conflicts(), feedback.allExamples());
    }

    private String drift(ModelStatus.Drift report) {
        var shown = new TreeMap<String, Double>();
        report.measures().forEach((name, value) -> {
            if (name.startsWith("psi.") || name.startsWith("accuracy")) {
                shown.put(name, value);
            }
        });
        String text = (report.alarm() ? "ALARM " + String.join(", ", report.alarms()) : "no alarm")
                + String.format(Locale.ROOT, " in %,d events to ", report.count()) + time(report.to())
                + (shown.isEmpty() ? ", learning what is usual" : " (" + figures(shown) + ")");
        return report.alarm() ? paint.red(text) : text;
    }

    private String processes(List<ModelStatus.Instance> processes) {
        List<ModelStatus.Instance> newest = processes.subList(Math.max(0, processes.size() - MOST_PROCESSES),
                processes.size());
        String more = newest.size() == processes.size() ? "" : ", and " + (processes.size() - newest.size()) + " more";
        return newest.stream()
                .map(process -> Paint.printable(process.instance(), WIDEST) + " at " + time(process.at())
                        + (process.reason().isEmpty() ? "" : ": " + Paint.printable(process.reason(), WIDEST)))
                .collect(Collectors.joining(", ")) + more;
    }

    private static String figures(Map<String, Double> figures) {
        return new TreeMap<>(figures).entrySet()
                .stream()
                .map(entry -> entry.getKey() + String.format(Locale.ROOT, " %.4g", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(zone));
    }

    private String ago(String instant) {
        Duration age = Duration.between(Instant.parse(instant), now);
        if (age.toDays() >= 2) {
            return age.toDays() + " days ago";
        }
        return age.toHours() >= 2 ? age.toHours() + " hours ago" : Math.max(0, age.toMinutes()) + " minutes ago";
    }

    private static String abbreviated(String id) {
        return Paint.printable(id.substring(0, Math.min(SHORT_ID, id.length())), SHORT_ID);
    }
}
