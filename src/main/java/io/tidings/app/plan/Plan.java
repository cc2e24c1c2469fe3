package io.tidings.app.plan;

import java.util.List;
import java.util.Locale;

/// What a load takes.
///
/// @param cores            for the peak
/// @param instances        that share them, one more than the peak needs so that one may be away
/// @param partitions       of each topic: twice the threads, so that twice the work finds partitions
/// @param memoryMebibytes  of each instance
/// @param diskGigabytes    of all brokers together, after the days that topics are kept
/// @param megabytesPerSecond that brokers take in at the peak, before they copy them
record Plan(Load load, Costs costs, int coresPerInstance, double cores, int instances, int partitions,
        int memoryMebibytes, double diskGigabytes, double megabytesPerSecond) {

    private static final double MILLION = 1e6;
    private static final double GIGA = 1e9;
    private static final int LEAST_PARTITIONS = 6;

    static Plan of(Load load, Costs costs, int coresPerInstance) {
        double cores = load.peakPerSecond() * costs.micros(load.meanWords()) / MILLION / costs.busy();
        int needed = Math.toIntExact((long) Math.ceil(cores / coresPerInstance));
        int partitions = Math.max(LEAST_PARTITIONS, 2 * needed * coresPerInstance);
        double perDay = load.reviewsPerDay() * bytes(load) + windows(load) * Costs.WINDOW_BYTES;
        return new Plan(load, costs, coresPerInstance, cores, needed + 1, partitions,
                Costs.INSTANCE_MEBIBYTES + coresPerInstance * Costs.THREAD_MEBIBYTES,
                perDay * load.days() * load.replication() / GIGA, load.peakPerSecond() * bytes(load) / MILLION);
    }

    /// Of a review and its labelled event.
    private static double bytes(Load load) {
        return Costs.REVIEW_BYTES + Costs.EVENT_BYTES + 2 * load.meanWords() * Costs.WORD_BYTES;
    }

    /// In a day: no more than reviews can make, each one of each size, and all together.
    private static double windows(Load load) {
        return Math.min(3.0 * load.reviewsPerDay(), load.subjects() * Costs.WINDOWS_OF_DAY) + Costs.WINDOWS_OF_DAY;
    }

    /// For people, with the arithmetic.
    List<String> lines() {
        double micros = costs.micros(load.meanWords());
        return List.of(
                row("reviews", "%,.1f a second = %,d a day / 86,400; at the peak %,.1f = x %s", load.perSecond(),
                        load.reviewsPerDay(), load.peakPerSecond(), plain(load.peak())),
                row("CPU", "%,.0f µs a review = %s + %s words x %s µs", micros, plain(costs.reviewMicros()),
                        plain(load.meanWords()), plain(costs.wordMicros())),
                row("cores", "%,.2f = %,.1f a second x %,.0f µs / %s (busy at most so much)", cores,
                        load.peakPerSecond(), micros, plain(costs.busy())),
                row("instances", "%,d of %d cores = %,.2f / %d, rounded up, and one that may be away", instances,
                        coresPerInstance, cores, coresPerInstance),
                row("partitions", "%,d of each topic = 2 x %,d threads, at least %d", partitions,
                        (instances - 1) * coresPerInstance, LEAST_PARTITIONS),
                row("memory", "%,d MiB an instance = %d + %d threads x %d", memoryMebibytes, Costs.INSTANCE_MEBIBYTES,
                        coresPerInstance, Costs.THREAD_MEBIBYTES),
                row("disk",
                        "%,.1f GB on the brokers = (%,d x %,.0f bytes + %,.0f windows x %.0f) x %d days x %d copies",
                        diskGigabytes, load.reviewsPerDay(), bytes(load), windows(load), Costs.WINDOW_BYTES,
                        load.days(), load.replication()),
                row("network", "%,.2f MB a second into the brokers at the peak = %,.1f a second x %,.0f bytes",
                        megabytesPerSecond, load.peakPerSecond(), bytes(load)));
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of ours
    private static String row(String name, String pattern, Object... values) {
        return String.format(Locale.ROOT, "%-11s ", name) + String.format(Locale.ROOT, pattern, values);
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.valueOf(value);
    }
}
