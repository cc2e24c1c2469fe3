package io.tidings.training;

/// A learning rate that rises in a straight line and then falls along half a cosine (Loshchilov & Hutter 2017).
///
/// @param peak   the largest rate
/// @param warmUp the share of all steps before the peak
/// @param end    the rate of the last step, as a share of the peak
public record LearningRate(double peak, double warmUp, double end) {

    public LearningRate {
        if (!(peak > 0 && warmUp >= 0 && warmUp < 1 && end >= 0 && end <= 1)) {
            throw new IllegalArgumentException("a learning rate needs peak > 0, warmUp in 0..1 and end in 0..1, found "
                    + peak + ", " + warmUp + ", " + end);
        }
    }

    /// @param step  from 0 on
    /// @param steps in the whole training
    public double at(long step, long steps) {
        double rise = warmUp * steps;
        if (step < rise) {
            return peak * (step + 1) / (rise + 1);
        }
        double progress = Math.min(1, (step - rise) / Math.max(1, steps - 1 - rise));
        return peak * (end + (1 - end) * (1 + Math.cos(Math.PI * progress)) / 2);
    }
}
