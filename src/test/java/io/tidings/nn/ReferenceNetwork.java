package io.tidings.nn;

/// The forward pass of one text in double precision, straight from the equations, with no regard to speed.
final class ReferenceNetwork {

    private ReferenceNetwork() {}

    static double[] logits(Weights weights, int[] text) {
        NetworkSpec spec = weights.spec();
        int hidden = spec.hidden();
        int[] tokens = text.length == 0 ? new int[]{1} : text;
        double[] h = new double[hidden];
        double[] c = new double[hidden];
        double[] mean = new double[hidden];
        double[] max = new double[hidden];
        java.util.Arrays.fill(max, Double.NEGATIVE_INFINITY);
        for (int token : tokens) {
            double[] z = preactivation(weights, token, h);
            for (int j = 0; j < hidden; j++) {
                double input = sigmoid(z[j]);
                double forget = sigmoid(z[hidden + j]);
                double output = sigmoid(z[3 * hidden + j]);
                c[j] = forget * c[j] + input * Math.tanh(z[2 * hidden + j]);
                h[j] = output * Math.tanh(c[j]);
                mean[j] += h[j] / tokens.length;
                max[j] = Math.max(max[j], h[j]);
            }
        }
        double[] logits = new double[spec.classes()];
        for (int k = 0; k < spec.classes(); k++) {
            logits[k] = weights.denseBias()[k];
            int row = 0;
            for (Pooling pooling : spec.pooling()) {
                double[] pooled = switch (pooling) {
                    case LAST -> h;
                    case MEAN -> mean;
                    case MAX -> max;
                };
                for (int j = 0; j < hidden; j++) {
                    logits[k] += pooled[j] * weights.dense()[row++ * spec.classes() + k];
                }
            }
        }
        return logits;
    }

    private static double[] preactivation(Weights weights, int token, double[] h) {
        NetworkSpec spec = weights.spec();
        double[] z = new double[spec.gates()];
        for (int g = 0; g < z.length; g++) {
            z[g] = weights.gateBias()[g];
            for (int e = 0; e < spec.embedding(); e++) {
                z[g] += (double) weights.embedding()[token * spec.embedding() + e]
                        * weights.input()[e * z.length + g];
            }
            for (int j = 0; j < spec.hidden(); j++) {
                z[g] += h[j] * weights.recurrent()[j * z.length + g];
            }
        }
        return z;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
