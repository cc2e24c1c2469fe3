package io.tidings.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [WideTile] for machines with 16 vector registers: up to six rows by two vectors of columns.
record NarrowTile(float[] a, int aStride, float[] b, float[] c, int cStride) {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    static final int COLUMNS = 2 * L;

    void sixRows(int a0, int b0, int c0, int depth) {
        int a1 = a0 + aStride, a2 = a1 + aStride, a3 = a2 + aStride, a4 = a3 + aStride, a5 = a4 + aStride;
        int c1 = c0 + cStride, c2 = c1 + cStride, c3 = c2 + cStride, c4 = c3 + cStride, c5 = c4 + cStride;
        FloatVector r00 = load(c, c0), r01 = load(c, c0 + L), r10 = load(c, c1), r11 = load(c, c1 + L);
        FloatVector r20 = load(c, c2), r21 = load(c, c2 + L), r30 = load(c, c3), r31 = load(c, c3 + L);
        FloatVector r40 = load(c, c4), r41 = load(c, c4 + L), r50 = load(c, c5), r51 = load(c, c5 + L);
        float[] left = a;
        float[] panel = b;
        for (int k = 0; k < depth; k++) {
            FloatVector b00 = load(panel, b0 + k * COLUMNS), b01 = load(panel, b0 + k * COLUMNS + L);
            FloatVector x = FloatVector.broadcast(S, left[a0 + k]);
            r00 = x.fma(b00, r00);
            r01 = x.fma(b01, r01);
            x = FloatVector.broadcast(S, left[a1 + k]);
            r10 = x.fma(b00, r10);
            r11 = x.fma(b01, r11);
            x = FloatVector.broadcast(S, left[a2 + k]);
            r20 = x.fma(b00, r20);
            r21 = x.fma(b01, r21);
            x = FloatVector.broadcast(S, left[a3 + k]);
            r30 = x.fma(b00, r30);
            r31 = x.fma(b01, r31);
            x = FloatVector.broadcast(S, left[a4 + k]);
            r40 = x.fma(b00, r40);
            r41 = x.fma(b01, r41);
            x = FloatVector.broadcast(S, left[a5 + k]);
            r50 = x.fma(b00, r50);
            r51 = x.fma(b01, r51);
        }
        store(c0, r00, r01);
        store(c1, r10, r11);
        store(c2, r20, r21);
        store(c3, r30, r31);
        store(c4, r40, r41);
        store(c5, r50, r51);
    }

    void oneRow(int a0, int b0, int c0, int depth) {
        FloatVector r0 = load(c, c0), r1 = load(c, c0 + L);
        float[] left = a;
        float[] panel = b;
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, left[a0 + k]);
            r0 = x.fma(load(panel, b0 + k * COLUMNS), r0);
            r1 = x.fma(load(panel, b0 + k * COLUMNS + L), r1);
        }
        store(c0, r0, r1);
    }

    private static FloatVector load(float[] array, int place) {
        return FloatVector.fromArray(S, array, place);
    }

    private void store(int place, FloatVector v0, FloatVector v1) {
        v0.intoArray(c, place);
        v1.intoArray(c, place + L);
    }
}
