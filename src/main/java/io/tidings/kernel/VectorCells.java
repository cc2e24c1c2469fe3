package io.tidings.kernel;

import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.LstmForward;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The LSTM cell on all lanes, step for step like [ScalarKernel], which also does the units that fill no vector.
///
/// Several short loops instead of one long one: a method that takes in much more than one exponential is past what the
/// compiler is willing to inline, and every vector that crosses a call is an object on the heap. For the same reason
/// `broadcast` and `fromArray` stand here without helper methods around them: they alone are inlined at any depth. Kept
/// in static fields, constants would be loaded again on each turn.
final class VectorCells {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorCells() {}

    static void lstmForward(int rows, int hidden, LstmForward step) {
        for (int row = 0; row < rows; row++) {
            int place = step.gatesOffset() + row * 4 * hidden;
            sigmoids(step.gates(), place, place + 2 * hidden);
            tanhs(step.gates(), place + 2 * hidden, place + 3 * hidden);
            sigmoids(step.gates(), place + 3 * hidden, place + 4 * hidden);
            cells(row, hidden, step);
        }
    }

    private static void sigmoids(float[] z, int from, int to) {
        int full = S.loopBound(to - from);
        for (int i = 0; i < full; i += L) {
            FloatVector e = exp(FloatVector.fromArray(S, z, from + i).neg());
            FloatVector one = FloatVector.broadcast(S, 1f);
            one.div(e.add(one)).intoArray(z, from + i);
        }
        ScalarKernel.sigmoids(z, from + full, to);
    }

    private static void tanhs(float[] z, int from, int to) {
        int full = S.loopBound(to - from);
        for (int i = 0; i < full; i += L) {
            tanh(FloatVector.fromArray(S, z, from + i)).intoArray(z, from + i);
        }
        ScalarKernel.tanhs(z, from + full, to);
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector e1 = expMinusOne(x.mul(FloatVector.broadcast(S, -2f)));
        return e1.neg().div(e1.add(FloatVector.broadcast(S, 2f)));
    }

    private static void cells(int row, int hidden, LstmForward step) {
        float[] gates = step.gates();
        int place = step.gatesOffset() + row * 4 * hidden;
        int unit = step.offset() + row * hidden;
        int before = step.cPreviousOffset() + row * hidden;
        int full = S.loopBound(hidden);
        for (int j = 0; j < full; j += L) {
            FloatVector candidate = FloatVector.fromArray(S, gates, place + j)
                    .mul(FloatVector.fromArray(S, gates, place + 2 * hidden + j));
            FloatVector c = FloatVector.fromArray(S, gates, place + hidden + j)
                    .fma(FloatVector.fromArray(S, step.cPrevious(), before + j), candidate);
            FloatVector tanhC = tanh(c);
            c.intoArray(step.c(), unit + j);
            tanhC.intoArray(step.tanhC(), unit + j);
            FloatVector.fromArray(S, gates, place + 3 * hidden + j).mul(tanhC).intoArray(step.h(), unit + j);
        }
        ScalarKernel.cells(row, hidden, full, step);
    }

    static void lstmBackward(int rows, int hidden, LstmBackward step) {
        int full = S.loopBound(hidden);
        for (int row = 0; row < rows; row++) {
            backwardRow(row, hidden, full, step);
            ScalarKernel.lstmBackwardRow(row, hidden, full, step);
        }
    }

    private static void backwardRow(int row, int hidden, int full, LstmBackward step) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        int place = step.gatesOffset() + row * 4 * hidden;
        for (int j = 0; j < full; j += L) {
            int input = place + j;
            int forget = input + hidden;
            int candidate = forget + hidden;
            int output = candidate + hidden;
            int unit = row * hidden + j;
            FloatVector i = FloatVector.fromArray(S, step.gates(), input);
            FloatVector f = FloatVector.fromArray(S, step.gates(), forget);
            FloatVector g = FloatVector.fromArray(S, step.gates(), candidate);
            FloatVector o = FloatVector.fromArray(S, step.gates(), output);
            FloatVector tanhC = FloatVector.fromArray(S, step.tanhC(), step.tanhCOffset() + unit);
            FloatVector dH = FloatVector.fromArray(S, step.dH(), unit);
            FloatVector dC = dH.mul(o).fma(tanhC.neg().fma(tanhC, one), FloatVector.fromArray(S, step.dC(), unit));
            FloatVector previous = FloatVector.fromArray(S, step.cPrevious(), step.cPreviousOffset() + unit);
            dC.mul(g).mul(i.mul(one.sub(i))).intoArray(step.dZ(), input);
            dC.mul(previous).mul(f.mul(one.sub(f))).intoArray(step.dZ(), forget);
            dC.mul(i).mul(g.neg().fma(g, one)).intoArray(step.dZ(), candidate);
            dH.mul(tanhC).mul(o.mul(one.sub(o))).intoArray(step.dZ(), output);
            dC.mul(f).intoArray(step.dC(), unit);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector limited = limit(x);
        FloatVector rounded = limited.fma(FloatVector.broadcast(S, Exponential.LOG2_E),
                FloatVector.broadcast(S, Exponential.ROUNDING));
        FloatVector scale = scale(rounded);
        return scale.fma(reducedMinusOne(limited, rounded), scale);
    }

    private static FloatVector expMinusOne(FloatVector x) {
        FloatVector limited = limit(x);
        FloatVector rounded = limited.fma(FloatVector.broadcast(S, Exponential.LOG2_E),
                FloatVector.broadcast(S, Exponential.ROUNDING));
        FloatVector scale = scale(rounded);
        return scale.fma(reducedMinusOne(limited, rounded), scale.sub(FloatVector.broadcast(S, 1f)));
    }

    /// By comparing and not by `min` and `max`, whose care for the sign of zero and for NaN costs more.
    private static FloatVector limit(FloatVector x) {
        FloatVector below = x.blend(FloatVector.broadcast(S, Exponential.LIMIT),
                x.compare(VectorOperators.GT, FloatVector.broadcast(S, Exponential.LIMIT)));
        return below.blend(FloatVector.broadcast(S, -Exponential.LIMIT),
                below.compare(VectorOperators.LT, FloatVector.broadcast(S, -Exponential.LIMIT)));
    }

    private static FloatVector scale(FloatVector rounded) {
        return rounded.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector reducedMinusOne(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(FloatVector.broadcast(S, Exponential.ROUNDING));
        FloatVector r = n.fma(FloatVector.broadcast(S, -Exponential.LN2_LOW),
                n.fma(FloatVector.broadcast(S, -Exponential.LN2_HIGH), x));
        FloatVector q = FloatVector.broadcast(S, Exponential.Q4)
                .fma(r, FloatVector.broadcast(S, Exponential.Q3))
                .fma(r, FloatVector.broadcast(S, Exponential.Q2))
                .fma(r, FloatVector.broadcast(S, Exponential.Q1))
                .fma(r, FloatVector.broadcast(S, Exponential.Q0));
        return r.mul(r).fma(q, r);
    }
}
