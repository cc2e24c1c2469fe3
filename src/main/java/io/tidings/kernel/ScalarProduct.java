package io.tidings.kernel;

import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;

/// Matrix products in plain Java. Up to two rows by four columns stay in registers while the sum over K runs: the
/// compiler does not vectorise the plain triple loop, because `b` and `c` might overlap.
final class ScalarProduct {

    private static final int COLUMNS = 4;

    private ScalarProduct() {}

    /// The right side: rows of `stride` floats.
    private record Panel(float[] data, int offset, int stride) {}

    /// The destination: rows of `stride` floats.
    private record Target(float[] data, int offset, int stride) {}

    static void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape) {
        multiplyAdd(a, new Panel(b, bOffset, shape.n()), new Target(c, cOffset, shape.n()), shape);
    }

    static int packedLength(int k, int n, int width) {
        return (n + width - 1) / width * width * k;
    }

    /// Panels of `width` columns one after the other, each `[k, width]`, the last filled up with zeros.
    static void pack(Strided b, Packed destination, int width) {
        for (int n0 = 0; n0 < destination.n(); n0 += width) {
            int columns = Math.min(width, destination.n() - n0);
            for (int k = 0; k < destination.k(); k++) {
                int from = b.offset() + k * b.rowStride() + n0 * b.columnStride();
                int to = n0 * destination.k() + k * width;
                for (int n = 0; n < columns; n++) {
                    destination.data()[to + n] = b.data()[from + n * b.columnStride()];
                }
                for (int n = columns; n < width; n++) {
                    destination.data()[to + n] = 0f;
                }
            }
        }
    }

    static void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m, int width) {
        for (int n0 = 0; n0 < b.n(); n0 += width) {
            multiplyAdd(a, new Panel(b.data(), n0 * b.k(), width), new Target(c, cOffset + n0, b.n()),
                    new Shape(m, Math.min(width, b.n() - n0), b.k()));
        }
    }

    private static void multiplyAdd(Strided a, Panel b, Target c, Shape shape) {
        int full = shape.n() / COLUMNS * COLUMNS;
        for (int n = 0; n < full; n += COLUMNS) {
            int m = 0;
            for (; m + 2 <= shape.m(); m += 2) {
                twoRows(a, m, b, c, n, shape.k());
            }
            if (m < shape.m()) {
                oneRow(a, m, b, c, n, shape.k());
            }
        }
        for (int m = 0; m < shape.m(); m++) {
            for (int n = full; n < shape.n(); n++) {
                element(a, m, b, c, n, shape.k());
            }
        }
    }

    private static void twoRows(Strided a, int m, Panel b, Target c, int n, int depth) {
        float[] left = a.data();
        float[] right = b.data();
        float[] sums = c.data();
        int c0 = c.offset() + m * c.stride() + n;
        int c1 = c0 + c.stride();
        float r00 = sums[c0], r01 = sums[c0 + 1], r02 = sums[c0 + 2], r03 = sums[c0 + 3];
        float r10 = sums[c1], r11 = sums[c1 + 1], r12 = sums[c1 + 2], r13 = sums[c1 + 3];
        int place = a.offset() + m * a.rowStride();
        int at = b.offset() + n;
        for (int k = 0; k < depth; k++) {
            float x = left[place];
            float y = left[place + a.rowStride()];
            float b0 = right[at], b1 = right[at + 1], b2 = right[at + 2], b3 = right[at + 3];
            r00 = Math.fma(x, b0, r00);
            r01 = Math.fma(x, b1, r01);
            r02 = Math.fma(x, b2, r02);
            r03 = Math.fma(x, b3, r03);
            r10 = Math.fma(y, b0, r10);
            r11 = Math.fma(y, b1, r11);
            r12 = Math.fma(y, b2, r12);
            r13 = Math.fma(y, b3, r13);
            place += a.columnStride();
            at += b.stride();
        }
        store(sums, c0, r00, r01, r02, r03);
        store(sums, c1, r10, r11, r12, r13);
    }

    private static void oneRow(Strided a, int m, Panel b, Target c, int n, int depth) {
        float[] left = a.data();
        float[] right = b.data();
        float[] sums = c.data();
        int c0 = c.offset() + m * c.stride() + n;
        float r0 = sums[c0], r1 = sums[c0 + 1], r2 = sums[c0 + 2], r3 = sums[c0 + 3];
        int place = a.offset() + m * a.rowStride();
        int at = b.offset() + n;
        for (int k = 0; k < depth; k++) {
            float x = left[place];
            r0 = Math.fma(x, right[at], r0);
            r1 = Math.fma(x, right[at + 1], r1);
            r2 = Math.fma(x, right[at + 2], r2);
            r3 = Math.fma(x, right[at + 3], r3);
            place += a.columnStride();
            at += b.stride();
        }
        store(sums, c0, r0, r1, r2, r3);
    }

    private static void store(float[] sums, int place, float r0, float r1, float r2, float r3) {
        sums[place] = r0;
        sums[place + 1] = r1;
        sums[place + 2] = r2;
        sums[place + 3] = r3;
    }

    private static void element(Strided a, int m, Panel b, Target c, int n, int depth) {
        float sum = c.data()[c.offset() + m * c.stride() + n];
        int place = a.offset() + m * a.rowStride();
        for (int k = 0; k < depth; k++) {
            sum = Math.fma(a.data()[place + k * a.columnStride()], b.data()[b.offset() + k * b.stride() + n], sum);
        }
        c.data()[c.offset() + m * c.stride() + n] = sum;
    }
}
