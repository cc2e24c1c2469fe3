package io.tidings.learn.gate;

/// When a challenger is let through.
///
/// Components that are left out (null) take their defaults.
///
/// @param level                of significance of McNemar's exact test that the challenger is better, one-sided
/// @param margin               by which its accuracy must be higher at the least, 0..1
/// @param minHeldOut           held-out examples for a decision at all
/// @param minPerLabel          held-out examples of at least two labels, and of a label before its figure counts
/// @param labelTolerance       by which the F1 of a label may fall
/// @param rehearsalTolerance   the share of texts that the champion was sure of and the challenger labels otherwise
/// @param homeTolerance        by which the accuracy at home may fall
/// @param calibrationTolerance by which the expected calibration error may rise, from where it was or from this same number
/// @param minTextsPerSecond    that the challenger must label on one thread
/// @param goldenShare          of the golden texts that the challenger must label right, among those the champion does
/// @param noiseTolerance       the share of the half of the held-out examples that the challenger is surest of which
///                             feedback may label otherwise; more means that feedback is noise or hostile
public record GateSettings(Double level, Double margin, Integer minHeldOut, Integer minPerLabel, Double labelTolerance,
        Double rehearsalTolerance, Double homeTolerance, Double calibrationTolerance, Double minTextsPerSecond,
        Double goldenShare, Double noiseTolerance) {

    private static final double LEVEL = 0.05;
    private static final int MIN_HELD_OUT = 50;
    private static final int MIN_PER_LABEL = 5;
    private static final double LABEL_TOLERANCE = 0.03;
    private static final double REHEARSAL_TOLERANCE = 0.15;
    private static final double HOME_TOLERANCE = 0.02;
    private static final double CALIBRATION_TOLERANCE = 0.05;
    private static final double MIN_TEXTS_PER_SECOND = 100;
    private static final double GOLDEN_SHARE = 0.95;
    private static final double NOISE_TOLERANCE = 0.12;

    public GateSettings {
        level = share("level", level == null ? LEVEL : level);
        margin = share("margin", margin == null ? 0.0 : margin);
        minHeldOut = minHeldOut == null ? MIN_HELD_OUT : minHeldOut;
        minPerLabel = minPerLabel == null ? MIN_PER_LABEL : minPerLabel;
        labelTolerance = share("labelTolerance", labelTolerance == null ? LABEL_TOLERANCE : labelTolerance);
        rehearsalTolerance = share("rehearsalTolerance",
                rehearsalTolerance == null ? REHEARSAL_TOLERANCE : rehearsalTolerance);
        homeTolerance = share("homeTolerance", homeTolerance == null ? HOME_TOLERANCE : homeTolerance);
        calibrationTolerance = share("calibrationTolerance",
                calibrationTolerance == null ? CALIBRATION_TOLERANCE : calibrationTolerance);
        minTextsPerSecond = minTextsPerSecond == null ? MIN_TEXTS_PER_SECOND : minTextsPerSecond;
        goldenShare = share("goldenShare", goldenShare == null ? GOLDEN_SHARE : goldenShare);
        noiseTolerance = share("noiseTolerance", noiseTolerance == null ? NOISE_TOLERANCE : noiseTolerance);
        if (minHeldOut < 1 || minPerLabel < 1) {
            throw new IllegalArgumentException("minHeldOut: expected at least 1 for it and minPerLabel, found "
                    + minHeldOut + " and " + minPerLabel);
        }
        if (!(minTextsPerSecond >= 0)) {
            throw new IllegalArgumentException("minTextsPerSecond: expected at least 0, found " + minTextsPerSecond);
        }
    }

    public static GateSettings defaults() {
        return new GateSettings(LEVEL, 0.0, MIN_HELD_OUT, MIN_PER_LABEL, LABEL_TOLERANCE, REHEARSAL_TOLERANCE,
                HOME_TOLERANCE, CALIBRATION_TOLERANCE, MIN_TEXTS_PER_SECOND, GOLDEN_SHARE, NOISE_TOLERANCE);
    }

    public GateSettings withMinHeldOut(int other) {
        return new GateSettings(level, margin, other, minPerLabel, labelTolerance, rehearsalTolerance, homeTolerance,
                calibrationTolerance, minTextsPerSecond, goldenShare, noiseTolerance);
    }

    public GateSettings withNoiseTolerance(double other) {
        return new GateSettings(level, margin, minHeldOut, minPerLabel, labelTolerance, rehearsalTolerance,
                homeTolerance, calibrationTolerance, minTextsPerSecond, goldenShare, other);
    }

    private static double share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected 0..1, found " + value);
        }
        return value;
    }
}
