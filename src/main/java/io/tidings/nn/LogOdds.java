package io.tidings.nn;

/// The log-odds `log(p / (1 - p))` of one class, where p is its softmax of `logits / temperature`. With two classes
/// that is the difference of their logits over the temperature.
///
/// @param best the class
record LogOdds(int best, int classes, float temperature) {

    /// Those of the class with the largest of the logits from `at` on; of equals, the first.
    static LogOdds ofBest(float[] logits, int at, int classes, float temperature) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = logits[at + k] > logits[at + best] ? k : best;
        }
        return new LogOdds(best, classes, temperature);
    }

    /// Of the logits from `at` on, in nats.
    double value(float[] logits, int at) {
        return (logits[at + best] - largestOther(logits, at)) / temperature - Math.log(others(logits, at));
    }

    /// Writes the derivative by each logit.
    void gradient(float[] logits, float[] into, int at) {
        double largest = largestOther(logits, at);
        double sum = others(logits, at);
        for (int k = 0; k < classes; k++) {
            double slope = k == best ? 1 : -Math.exp((logits[at + k] - largest) / temperature) / sum;
            into[at + k] = (float) (slope / temperature);
        }
    }

    private double largestOther(float[] logits, int at) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = k == best ? largest : Math.max(largest, logits[at + k]);
        }
        return largest;
    }

    /// The sum of the other classes' exponentials, relative to the largest of them, so that none overflows.
    private double others(float[] logits, int at) {
        double largest = largestOther(logits, at);
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += k == best ? 0 : Math.exp((logits[at + k] - largest) / temperature);
        }
        return sum;
    }
}
