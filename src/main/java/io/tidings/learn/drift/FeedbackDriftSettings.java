package io.tidings.learn.drift;

/// How the error of a model is watched by feedback.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param delta       the bound on ADWIN's probability of seeing a change where there is none
/// @param reportEvery after how many examples of a model a report is made, beside those of alarms
/// @param fading      what the weight of an example is multiplied by at each further one, for the fading accuracy
/// @param window      how many of the newest examples the windowed accuracy is of
public record FeedbackDriftSettings(Double delta, Integer reportEvery, Double fading, Integer window) {

    private static final double DELTA = 0.002;
    private static final int REPORT_EVERY = 100;
    private static final double FADING = 0.995;
    private static final int WINDOW = 500;
    private static final int WIDEST_WINDOW = 10_000_000;

    public FeedbackDriftSettings {
        delta = delta == null ? DELTA : delta;
        reportEvery = reportEvery == null ? REPORT_EVERY : reportEvery;
        fading = fading == null ? FADING : fading;
        window = window == null ? WINDOW : window;
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta: expected a probability between 0 and 1, found " + delta);
        }
        if (reportEvery < 1) {
            throw new IllegalArgumentException("reportEvery: expected at least 1, found " + reportEvery);
        }
        if (!(fading > 0 && fading <= 1)) {
            throw new IllegalArgumentException("fading: expected a number over 0 and at most 1, found " + fading);
        }
        if (window < 1 || window > WIDEST_WINDOW) {
            throw new IllegalArgumentException("window: expected 1 to " + WIDEST_WINDOW + ", found " + window);
        }
    }

    public static FeedbackDriftSettings defaults() {
        return new FeedbackDriftSettings(DELTA, REPORT_EVERY, FADING, WINDOW);
    }
}
