package io.tidings.app.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoublePredicate;

import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tidings plan`.
@Command(name = "plan", description = {
        "Says how many cores, instances and partitions, and how much memory and disk, so many reviews a day take.",
        "", "It asks nobody: the costs are options, with defaults as they were measured with the bundled model. Measure"
                + " yours where it matters."})
public final class PlanCommand implements Runnable {

    private static final int MOST_CORES = 1024;

    private final Surroundings surroundings;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--reviews-per-day", required = true, paramLabel = "N", description = "How many reviews come in a day.")
    private long reviewsPerDay;

    @Option(names = "--mean-words", paramLabel = "N", defaultValue = "100", description = "How long they are (default: ${DEFAULT-VALUE}).")
    private double meanWords;

    @Option(names = "--peak", paramLabel = "N", defaultValue = "3", description = "The busiest second against the mean one (default: ${DEFAULT-VALUE}).")
    private double peak;

    @Option(names = "--subjects", paramLabel = "N", defaultValue = "1000", description = "What they are about: so many things (default: ${DEFAULT-VALUE}).")
    private long subjects;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How long topics are kept (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--replication", paramLabel = "N", defaultValue = "3", description = "Copies of each partition (default: ${DEFAULT-VALUE}).")
    private int replication;

    @Option(names = "--cores", paramLabel = "N", defaultValue = "4", description = "Cores of an instance (default: ${DEFAULT-VALUE}).")
    private int coresPerInstance;

    @Option(names = "--micros-per-review", paramLabel = "N", defaultValue = "100", description = "CPU time of a review without its words (default: ${DEFAULT-VALUE}).")
    private double reviewMicros;

    @Option(names = "--micros-per-word", paramLabel = "N", defaultValue = "2", description = "CPU time of a word (default: ${DEFAULT-VALUE}).")
    private double wordMicros;

    @Option(names = "--busy", paramLabel = "SHARE", defaultValue = "0.6", description = "How busy cores may be at the peak (default: ${DEFAULT-VALUE}).")
    private double busy;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        require("--reviews-per-day", (double) reviewsPerDay, "1 to 1e13", value -> value >= 1 && value <= 1e13);
        require("--mean-words", meanWords, "more than 0, at most 1e5", value -> value > 0 && value <= 1e5);
        require("--peak", peak, "1 to 1000", value -> value >= 1 && value <= 1000);
        require("--subjects", (double) subjects, "at least 0", value -> value >= 0);
        require("--days", days, "1 to 36500", value -> value >= 1 && value <= 36_500);
        require("--replication", replication, "1 to 100", value -> value >= 1 && value <= 100);
        require("--cores", coresPerInstance, "1 to " + MOST_CORES, value -> value >= 1 && value <= MOST_CORES);
        require("--micros-per-review", reviewMicros, "0 to 1e6", value -> value >= 0 && value <= 1e6);
        require("--micros-per-word", wordMicros, "0 to 1e6", value -> value >= 0 && value <= 1e6);
        require("--busy", busy, "more than 0, at most 1", value -> value > 0 && value <= 1);
        var load = new Load(reviewsPerDay, meanWords, peak, subjects, days, replication);
        Plan plan = Plan.of(load, new Costs(reviewMicros, wordMicros, busy), coresPerInstance);
        if (report.json()) {
            JsonOutput.print(surroundings.out(), json(plan));
        } else {
            plan.lines().forEach(surroundings.out()::println);
        }
    }

    private static Map<String, Object> json(Plan plan) {
        var json = new LinkedHashMap<String, Object>();
        json.put("load", plan.load());
        json.put("costs", plan.costs());
        json.put("reviewsPerSecond", plan.load().perSecond());
        json.put("peakReviewsPerSecond", plan.load().peakPerSecond());
        json.put("microsPerReview", plan.costs().micros(plan.load().meanWords()));
        json.put("cores", plan.cores());
        json.put("coresPerInstance", plan.coresPerInstance());
        json.put("instances", plan.instances());
        json.put("partitions", plan.partitions());
        json.put("memoryMebibytes", plan.memoryMebibytes());
        json.put("diskGigabytes", plan.diskGigabytes());
        json.put("megabytesPerSecond", plan.megabytesPerSecond());
        return json;
    }

    private void require(String option, double value, String expected, DoublePredicate holds) {
        if (!holds.test(value)) {
            String found = value == Math.rint(value) && Math.abs(value) < 1e15
                    ? String.valueOf((long) value)
                    : String.valueOf(value);
            throw new ParameterException(spec.commandLine(), option + ": expected " + expected + ", found " + found);
        }
    }
}
