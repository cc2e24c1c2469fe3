package io.tidings.training;

/// Makes confidence mean what it says: temperature scaling (Guo et al. 2017) and the figure that checks it.
public final class Calibration {

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final int ITERATIONS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Calibration() {}

    /// The temperature with the lowest mean cross-entropy, by golden-section search over its logarithm (the function
    /// has one minimum).
    ///
    /// @param logits [C] a text
    /// @param labels the right class of each
    public static double temperature(float[][] logits, int[] labels) {
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        for (int i = 0; i < ITERATIONS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (meanLoss(logits, labels, Math.exp(left)) < meanLoss(logits, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /// The expected calibration error (Naeini et al. 2015): the mean distance of confidence and accuracy over
    /// equally wide bins of confidence, weighted by their size.
    public static double expectedError(double[] confidence, boolean[] correct, int bins) {
        double[] sums = new double[bins];
        int[] hits = new int[bins];
        int[] counts = new int[bins];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.clamp((int) (confidence[i] * bins), 0, bins - 1);
            sums[bin] += confidence[i];
            hits[bin] += correct[i] ? 1 : 0;
            counts[bin]++;
        }
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            error += Math.abs(sums[bin] - hits[bin]);
        }
        return confidence.length == 0 ? 0 : error / confidence.length;
    }

    private static double meanLoss(float[][] logits, int[] labels, double temperature) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += crossEntropy(logits[i], labels[i], temperature);
        }
        return sum / logits.length;
    }

    static double crossEntropy(float[] logits, int label, double temperature) {
        double largest = logits[best(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((logit - largest) / temperature);
        }
        return Math.log(sum) - (logits[label] - largest) / temperature;
    }

    static int best(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }
}
