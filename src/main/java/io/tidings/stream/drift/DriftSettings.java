package io.tidings.stream.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// How labelled events are watched for drift.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param applicationId    instances with the same one share the work; it is also the consumer group
/// @param windowSeconds    the length of a window of scoring time
/// @param windowEvents     where over 0, a window ends after about so many events instead (at least so many, and a tenth
///                         more a partition at most)
/// @param graceSeconds     how long after its end, and after the last event of it, a window is reported
/// @param minEvents        a window of fewer events raises no alarm, and is no part of a reference
/// @param referenceWindows how many windows a model's own reference is made of, where its manifest has none
/// @param psi              a larger population stability index is an alarm
/// @param ksDistance       a larger Kolmogorov-Smirnov distance is an alarm, if it is also significant: in large windows
///                         the smallest differences are
/// @param ksProbability    significant is a distance that chance gives with a smaller probability
public record DriftSettings(String applicationId, Integer windowSeconds, Integer windowEvents, Integer graceSeconds,
        Integer minEvents, Integer referenceWindows, Double psi, Double ksDistance, Double ksProbability) {

    private static final String APPLICATION_ID = "tidings-drift";
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final int MIN_EVENTS = 500;
    /// A day of hours: what is usual at night is then no drift.
    private static final int REFERENCE_WINDOWS = 24;
    private static final double PSI = 0.2;
    private static final double KS_DISTANCE = 0.1;
    private static final double KS_PROBABILITY = 0.001;

    public DriftSettings {
        applicationId = applicationId == null ? APPLICATION_ID : applicationId;
        windowSeconds = atLeast(1, "windowSeconds", windowSeconds, HOUR);
        windowEvents = atLeast(0, "windowEvents", windowEvents, 0);
        graceSeconds = atLeast(0, "graceSeconds", graceSeconds, MINUTE);
        minEvents = atLeast(2, "minEvents", minEvents, MIN_EVENTS);
        referenceWindows = atLeast(1, "referenceWindows", referenceWindows, REFERENCE_WINDOWS);
        psi = within(Double.MAX_VALUE, "psi", psi, PSI);
        ksDistance = within(1, "ksDistance", ksDistance, KS_DISTANCE);
        ksProbability = within(1, "ksProbability", ksProbability, KS_PROBABILITY);
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("applicationId: expected a name, found nothing");
        }
        if (windowEvents > 0 && windowEvents < minEvents) {
            throw new IllegalArgumentException("windowEvents: expected 0 or at least minEvents, " + minEvents
                    + ", found " + windowEvents);
        }
    }

    public static DriftSettings defaults() {
        return new DriftSettings(APPLICATION_ID, HOUR, 0, MINUTE, MIN_EVENTS, REFERENCE_WINDOWS, PSI, KS_DISTANCE,
                KS_PROBABILITY);
    }

    public DriftSettings withApplicationId(String other) {
        return new DriftSettings(other, windowSeconds, windowEvents, graceSeconds, minEvents, referenceWindows, psi,
                ksDistance, ksProbability);
    }

    /// With windows of so many seconds, reported so many seconds after their end.
    public DriftSettings withWindows(int seconds, int grace) {
        return new DriftSettings(applicationId, seconds, 0, grace, minEvents, referenceWindows, psi, ksDistance,
                ksProbability);
    }

    /// With windows of so many events.
    public DriftSettings withWindowEvents(int events) {
        return new DriftSettings(applicationId, windowSeconds, events, graceSeconds, minEvents, referenceWindows, psi,
                ksDistance, ksProbability);
    }

    /// With references of so many windows, of so many events each at least.
    public DriftSettings withReference(int windows, int least) {
        return new DriftSettings(applicationId, windowSeconds, windowEvents, graceSeconds, least, windows, psi,
                ksDistance, ksProbability);
    }

    /// The measures of a comparison that are over their thresholds, sorted by name.
    List<String> alarms(Map<String, Double> measures) {
        var alarms = new ArrayList<String>();
        new TreeMap<>(measures).forEach((name, value) -> {
            boolean index = name.startsWith(Comparison.PSI) && value > psi;
            boolean distance = name.startsWith(Comparison.KS) && value > ksDistance
                    && measures.getOrDefault(Comparison.P + name.substring(Comparison.KS.length()),
                            1.0) < ksProbability;
            if (index || distance) {
                alarms.add(name);
            }
        });
        return alarms;
    }

    private static int atLeast(int least, String name, @Nullable Integer given, int fallback) {
        int value = given == null ? fallback : given;
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", found " + value);
        }
        return value;
    }

    private static double within(double most, String name, @Nullable Double given, double fallback) {
        double value = given == null ? fallback : given;
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(name + ": expected a number over 0"
                    + (most == 1 ? " and at most 1" : "") + ", found " + value);
        }
        return value;
    }
}
