package io.tidings.nn;

import java.util.SplittableRandom;

/// Draws initial weights.
final class Initializers {

    private Initializers() {}

    static void uniform(float[] values, float range, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
    }

    static void glorot(Block block, int fans, SplittableRandom random) {
        uniform(block.values(), (float) Math.sqrt(6.0 / fans), random);
    }

    /// Fills each of the four H x H parts of `[H, 4H]` with an orthogonal matrix.
    static void orthogonalGates(Block block, SplittableRandom random) {
        int h = block.rows();
        for (int gate = 0; gate < NetworkSpec.GATES; gate++) {
            double[][] rows = orthogonal(h, random);
            for (int r = 0; r < h; r++) {
                for (int c = 0; c < h; c++) {
                    block.values()[r * block.columns() + gate * h + c] = (float) rows[r][c];
                }
            }
        }
    }

    /// Gram-Schmidt on normal rows; rows of normals are independent with probability one.
    private static double[][] orthogonal(int n, SplittableRandom random) {
        double[][] rows = new double[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                rows[r][c] = random.nextGaussian();
            }
            for (int before = 0; before < r; before++) {
                double overlap = dot(rows[r], rows[before]);
                for (int c = 0; c < n; c++) {
                    rows[r][c] -= overlap * rows[before][c];
                }
            }
            double norm = Math.sqrt(dot(rows[r], rows[r]));
            for (int c = 0; c < n; c++) {
                rows[r][c] /= norm;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
