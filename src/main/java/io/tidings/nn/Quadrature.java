package io.tidings.nn;

/// The trapezoidal rule from 0 to 1: evenly spaced points, the ends with half the weight of the others.
///
/// @param points n, at least 2
record Quadrature(int points) {

    Quadrature {
        if (points < 2) {
            throw new IllegalArgumentException("a line needs at least 2 points, found " + points);
        }
    }

    /// Where point k lies; the first is 0, the last 1.
    double at(int k) {
        return (double) k / (points - 1);
    }

    private double weight(int k) {
        return (k == 0 || k == points - 1 ? 0.5 : 1) / (points - 1);
    }

    /// Integrates functions given by their values at the points, whose sum has a known integral.
    ///
    /// Few points leave a remainder. The points' weights are then changed, in proportion as little as can be, so that the
    /// sum comes out as it must, and the functions with it.
    ///
    /// @param values `[F, n]`, F functions
    /// @param known  the integral of the functions' sum
    /// @return `[F]`
    double[] integrals(double[] values, double known) {
        int n = points;
        var sums = new double[n];
        for (int i = 0; i < values.length; i++) {
            sums[i % n] += values[i];
        }
        double[] corrected = corrected(sums, known);
        var result = new double[values.length / n];
        for (int i = 0; i < values.length; i++) {
            result[i / n] += corrected[i % n] * values[i];
        }
        return result;
    }

    /// The weights with which `sums` integrates to what is known: `weight · (1 + change · sum)`, the least change by
    /// squares relative to the weights.
    private double[] corrected(double[] sums, double known) {
        double found = 0;
        double squares = 0;
        for (int k = 0; k < points; k++) {
            found += weight(k) * sums[k];
            squares += weight(k) * sums[k] * sums[k];
        }
        double change = squares == 0 ? 0 : (known - found) / squares;
        var corrected = new double[points];
        for (int k = 0; k < points; k++) {
            corrected[k] = weight(k) * (1 + change * sums[k]);
        }
        return corrected;
    }
}
