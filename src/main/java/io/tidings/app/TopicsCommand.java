package io.tidings.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.tidings.app.config.Settings;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.TopicState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the topics that the configuration needs beside those that the cluster has, and makes those that are missing.
@Command(name = "topics", description = {
        "Shows which topics are needed and which are there; --create makes the others.",
        "", "Partitions, replication and retention of new topics are keys under 'topics' in tidings.yaml. Topics that "
                + "exist are never changed."})
final class TopicsCommand implements Runnable {

    private static final long HOUR = 3_600_000;
    private static final long HOURS_OF_DAY = 24;

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--create", description = "Make the topics that are missing.")
    private boolean create;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10", description = "How long to wait for the brokers (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    TopicsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// One topic in the JSON report.
    ///
    /// @param cleanup         `delete`, `compact` or `compact,delete`, as Kafka calls it
    /// @param retentionMillis -1 for ever; null where the topic is compacted
    private record Line(String name, String role, String state, int partitions, int replication,
            @Nullable String cleanup, @Nullable Long retentionMillis) {

        static Line of(TopicState topic) {
            String state = topic.created() ? "created" : topic.exists() ? "present" : "absent";
            String role = topic.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return switch (topic.retention()) {
                case Retention.Time(long millis) ->
                    new Line(topic.name(), role, state, topic.partitions(), topic.replication(), "delete", millis);
                case Retention.Latest _ ->
                    new Line(topic.name(), role, state, topic.partitions(), topic.replication(), "compact", null);
                case Retention.LatestFor(long millis) ->
                    new Line(topic.name(), role, state, topic.partitions(), topic.replication(), "compact,delete",
                            millis);
                case null ->
                    new Line(topic.name(), role, state, topic.partitions(), topic.replication(), null, null);
            };
        }

        /// For people.
        String retention() {
            Long millis = retentionMillis;
            if (millis == null) {
                return cleanup == null ? "unknown" : "compacted";
            }
            if (millis < 0) {
                return "for ever";
            }
            long hours = millis / HOUR;
            String time = hours % HOURS_OF_DAY == 0 ? hours / HOURS_OF_DAY + " days" : hours + " hours";
            return "compact,delete".equals(cleanup) ? "compacted, " + time : time;
        }
    }

    private record Report(List<Line> topics) {}

    @Override
    public void run() {
        Settings all = configuration.load(surroundings).settings();
        ScoreSettings settings = all.score();
        TopicPlan plan = all.topics();
        Duration timeout = Duration.ofSeconds(Math.max(1, timeoutSeconds));
        List<TopicState> states = create
                ? plan.create(settings.kafka(), timeout)
                : plan.describe(settings.kafka(), timeout);
        List<Line> lines = states.stream().map(Line::of).toList();
        if (report.json()) {
            JsonOutput.print(surroundings.out(), new Report(lines));
            return;
        }
        print(lines);
        long absent = lines.stream().filter(line -> line.state().equals("absent")).count();
        if (absent > 0) {
            surroundings.err()
                    .println("tidings: " + absent + " of " + lines.size()
                            + " topics are absent; 'tidings topics --create' makes them as shown");
        }
    }

    private void print(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        String row = "%-" + Math.max(width, "TOPIC".length()) + "s  %-12s  %-7s  %10s  %11s  %9s%n";
        surroundings.out().printf(Locale.ROOT, row, "TOPIC", "ROLE", "STATE", "PARTITIONS", "REPLICATION", "RETENTION");
        lines.forEach(line -> surroundings.out()
                .printf(Locale.ROOT, row, line.name(), line.role(), line.state(), line.partitions(), line.replication(),
                        line.retention()));
    }
}
