package io.tidings.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loops of a product for machines with 32 vector registers: up to six rows by four vectors of columns
/// stay in registers (24 of them) while the sum over K runs; four more hold a row of `b`, one an element of `a`.
///
/// `a` is row-major with `aStride`, `b` is a panel of [#COLUMNS] columns (`depth` rows without gaps), `c` is row-major
/// with `cStride`. The loops index with constant strides only, so that the compiler moves the bound checks out.
record WideTile(float[] a, int aStride, float[] b, float[] c, int cStride) {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    static final int COLUMNS = 4 * L;

    void sixRows(int a0, int b0, int c0, int depth) {
        int a1 = a0 + aStride, a2 = a1 + aStride, a3 = a2 + aStride, a4 = a3 + aStride, a5 = a4 + aStride;
        int c1 = c0 + cStride, c2 = c1 + cStride, c3 = c2 + cStride, c4 = c3 + cStride, c5 = c4 + cStride;
        FloatVector r00 = load(c, c0, 0), r01 = load(c, c0, 1), r02 = load(c, c0, 2), r03 = load(c, c0, 3);
        FloatVector r10 = load(c, c1, 0), r11 = load(c, c1, 1), r12 = load(c, c1, 2), r13 = load(c, c1, 3);
        FloatVector r20 = load(c, c2, 0), r21 = load(c, c2, 1), r22 = load(c, c2, 2), r23 = load(c, c2, 3);
        FloatVector r30 = load(c, c3, 0), r31 = load(c, c3, 1), r32 = load(c, c3, 2), r33 = load(c, c3, 3);
        FloatVector r40 = load(c, c4, 0), r41 = load(c, c4, 1), r42 = load(c, c4, 2), r43 = load(c, c4, 3);
        FloatVector r50 = load(c, c5, 0), r51 = load(c, c5, 1), r52 = load(c, c5, 2), r53 = load(c, c5, 3);
        float[] left = a, panel = b;
        for (int k = 0; k < depth; k++) {
            int at = b0 + k * COLUMNS;
            FloatVector b00 = load(panel, at, 0), b01 = load(panel, at, 1);
            FloatVector b02 = load(panel, at, 2), b03 = load(panel, at, 3);
            FloatVector x = FloatVector.broadcast(S, left[a0 + k]);
            r00 = x.fma(b00, r00);
            r01 = x.fma(b01, r01);
            r02 = x.fma(b02, r02);
            r03 = x.fma(b03, r03);
            x = FloatVector.broadcast(S, left[a1 + k]);
            r10 = x.fma(b00, r10);
            r11 = x.fma(b01, r11);
            r12 = x.fma(b02, r12);
            r13 = x.fma(b03, r13);
            x = FloatVector.broadcast(S, left[a2 + k]);
            r20 = x.fma(b00, r20);
            r21 = x.fma(b01, r21);
            r22 = x.fma(b02, r22);
            r23 = x.fma(b03, r23);
            x = FloatVector.broadcast(S, left[a3 + k]);
            r30 = x.fma(b00, r30);
            r31 = x.fma(b01, r31);
            r32 = x.fma(b02, r32);
            r33 = x.fma(b03, r33);
            x = FloatVector.broadcast(S, left[a4 + k]);
            r40 = x.fma(b00, r40);
            r41 = x.fma(b01, r41);
            r42 = x.fma(b02, r42);
            r43 = x.fma(b03, r43);
            x = FloatVector.broadcast(S, left[a5 + k]);
            r50 = x.fma(b00, r50);
            r51 = x.fma(b01, r51);
            r52 = x.fma(b02, r52);
            r53 = x.fma(b03, r53);
        }
        // Written out: a compiler that has taken in this much refuses to inline a helper method here.
        // @formatter:off
        r00.intoArray(c, c0); r01.intoArray(c, c0 + L); r02.intoArray(c, c0 + 2 * L); r03.intoArray(c, c0 + 3 * L);
        r10.intoArray(c, c1); r11.intoArray(c, c1 + L); r12.intoArray(c, c1 + 2 * L); r13.intoArray(c, c1 + 3 * L);
        r20.intoArray(c, c2); r21.intoArray(c, c2 + L); r22.intoArray(c, c2 + 2 * L); r23.intoArray(c, c2 + 3 * L);
        r30.intoArray(c, c3); r31.intoArray(c, c3 + L); r32.intoArray(c, c3 + 2 * L); r33.intoArray(c, c3 + 3 * L);
        r40.intoArray(c, c4); r41.intoArray(c, c4 + L); r42.intoArray(c, c4 + 2 * L); r43.intoArray(c, c4 + 3 * L);
        r50.intoArray(c, c5); r51.intoArray(c, c5 + L); r52.intoArray(c, c5 + 2 * L); r53.intoArray(c, c5 + 3 * L);
        // @formatter:on
    }

    void twoRows(int a0, int b0, int c0, int depth) {
        int a1 = a0 + aStride;
        int c1 = c0 + cStride;
        FloatVector r00 = load(c, c0, 0), r01 = load(c, c0, 1), r02 = load(c, c0, 2), r03 = load(c, c0, 3);
        FloatVector r10 = load(c, c1, 0), r11 = load(c, c1, 1), r12 = load(c, c1, 2), r13 = load(c, c1, 3);
        float[] left = a;
        float[] panel = b;
        for (int k = 0; k < depth; k++) {
            FloatVector b00 = load(panel, b0 + k * COLUMNS, 0), b01 = load(panel, b0 + k * COLUMNS, 1);
            FloatVector b02 = load(panel, b0 + k * COLUMNS, 2), b03 = load(panel, b0 + k * COLUMNS, 3);
            FloatVector x = FloatVector.broadcast(S, left[a0 + k]);
            r00 = x.fma(b00, r00);
            r01 = x.fma(b01, r01);
            r02 = x.fma(b02, r02);
            r03 = x.fma(b03, r03);
            x = FloatVector.broadcast(S, left[a1 + k]);
            r10 = x.fma(b00, r10);
            r11 = x.fma(b01, r11);
            r12 = x.fma(b02, r12);
            r13 = x.fma(b03, r13);
        }
        store(c0, r00, r01, r02, r03);
        store(c1, r10, r11, r12, r13);
    }

    void oneRow(int a0, int b0, int c0, int depth) {
        FloatVector r0 = load(c, c0, 0), r1 = load(c, c0, 1), r2 = load(c, c0, 2), r3 = load(c, c0, 3);
        float[] left = a;
        float[] panel = b;
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, left[a0 + k]);
            r0 = x.fma(load(panel, b0 + k * COLUMNS, 0), r0);
            r1 = x.fma(load(panel, b0 + k * COLUMNS, 1), r1);
            r2 = x.fma(load(panel, b0 + k * COLUMNS, 2), r2);
            r3 = x.fma(load(panel, b0 + k * COLUMNS, 3), r3);
        }
        store(c0, r0, r1, r2, r3);
    }

    private static FloatVector load(float[] array, int place, int vector) {
        return FloatVector.fromArray(S, array, place + vector * L);
    }

    private void store(int place, FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3) {
        v0.intoArray(c, place);
        v1.intoArray(c, place + L);
        v2.intoArray(c, place + 2 * L);
        v3.intoArray(c, place + 3 * L);
    }
}
