package io.tidings.learn.drift;

import java.util.BitSet;

/// Accuracy over time on a stream of answers, each judged when its true label comes: over the newest answers, and with
/// older ones fading (Gama, Sebastião and Rodrigues, "On evaluating stream learning algorithms", 2013). For one thread.
public final class PrequentialState {

    private final double fading;
    private final int window;
    private final BitSet newest;
    private long count;
    private int wrongInWindow;
    private double fadedWrong;
    private double fadedAll;

    /// @param fading what an answer's weight is multiplied by at each further one, in 0..1; 0.99 looks back about 100
    /// @param window how many answers the window holds
    public PrequentialState(double fading, int window) {
        if (!(fading > 0 && fading <= 1)) {
            throw new IllegalArgumentException("fading: expected a number over 0 and at most 1, found " + fading);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window: expected at least 1, found " + window);
        }
        this.fading = fading;
        this.window = window;
        this.newest = new BitSet(window);
    }

    public void add(boolean wrong) {
        int place = (int) (count % window);
        if (newest.get(place)) {
            wrongInWindow--;
        }
        newest.set(place, wrong);
        wrongInWindow += wrong ? 1 : 0;
        fadedWrong = (wrong ? 1 : 0) + fading * fadedWrong;
        fadedAll = 1 + fading * fadedAll;
        count++;
    }

    /// Answers so far.
    public long count() {
        return count;
    }

    /// The share of right answers, older ones weighing less; NaN before the first.
    public double fadingAccuracy() {
        return 1 - fadedWrong / fadedAll;
    }

    /// The share of right answers among the newest; NaN before the first.
    public double windowAccuracy() {
        return 1 - (double) wrongInWindow / Math.min(count, window);
    }
}
