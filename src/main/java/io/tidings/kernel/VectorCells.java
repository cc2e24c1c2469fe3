package io.tidings.kernel;

import static io.tidings.kernel.Exponential.LIMIT;
import static io.tidings.kernel.Exponential.MANTISSA_BITS;
import static io.tidings.kernel.Exponential.ROUNDING;

import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.LstmForward;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The LSTM cell on all lanes, step for step like [ScalarKernel], which also does the units that fill no vector.
final class VectorCells {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorCells() {}

    static void lstmForward(int rows, int hidden, LstmForward step) {
        int full = S.loopBound(hidden);
        for (int row = 0; row < rows; row++) {
            forwardRow(row, hidden, full, step);
            ScalarKernel.lstmForwardRow(row, hidden, full, step);
        }
    }

    private static void forwardRow(int row, int hidden, int full, LstmForward step) {
        float[] gates = step.gates();
        int place = step.gatesOffset() + row * 4 * hidden;
        int unit = step.offset() + row * hidden;
        int before = step.cPreviousOffset() + row * hidden;
        for (int j = 0; j < full; j += L) {
            int input = place + j;
            int forget = input + hidden;
            int candidate = forget + hidden;
            int output = candidate + hidden;
            FloatVector onePlusI = exp(load(gates, input).neg()).add(1f);
            FloatVector onePlusF = exp(load(gates, forget).neg()).add(1f);
            FloatVector inverse = one().div(onePlusI.mul(onePlusF));
            FloatVector i = onePlusF.mul(inverse);
            FloatVector f = onePlusI.mul(inverse);
            FloatVector g1 = expMinusOne(load(gates, candidate).mul(-2f));
            FloatVector g2 = g1.add(2f);
            FloatVector onePlusO = exp(load(gates, output).neg()).add(1f);
            FloatVector inverse2 = one().div(g2.mul(onePlusO));
            FloatVector g = g1.neg().mul(onePlusO.mul(inverse2));
            FloatVector o = g2.mul(inverse2);
            FloatVector c = f.fma(load(step.cPrevious(), before + j), i.mul(g));
            FloatVector c1 = expMinusOne(c.mul(-2f));
            FloatVector tanhC = c1.neg().div(c1.add(2f));
            i.intoArray(gates, input);
            f.intoArray(gates, forget);
            g.intoArray(gates, candidate);
            o.intoArray(gates, output);
            c.intoArray(step.c(), unit + j);
            tanhC.intoArray(step.tanhC(), unit + j);
            o.mul(tanhC).intoArray(step.h(), unit + j);
        }
    }

    static void lstmBackward(int rows, int hidden, LstmBackward step) {
        int full = S.loopBound(hidden);
        for (int row = 0; row < rows; row++) {
            backwardRow(row, hidden, full, step);
            ScalarKernel.lstmBackwardRow(row, hidden, full, step);
        }
    }

    private static void backwardRow(int row, int hidden, int full, LstmBackward step) {
        int place = step.gatesOffset() + row * 4 * hidden;
        for (int j = 0; j < full; j += L) {
            int input = place + j;
            int forget = input + hidden;
            int candidate = forget + hidden;
            int output = candidate + hidden;
            int unit = row * hidden + j;
            FloatVector i = load(step.gates(), input);
            FloatVector f = load(step.gates(), forget);
            FloatVector g = load(step.gates(), candidate);
            FloatVector o = load(step.gates(), output);
            FloatVector tanhC = load(step.tanhC(), step.tanhCOffset() + unit);
            FloatVector dH = load(step.dH(), unit);
            FloatVector dC = dH.mul(o).fma(tanhC.neg().fma(tanhC, one()), load(step.dC(), unit));
            FloatVector previous = load(step.cPrevious(), step.cPreviousOffset() + unit);
            dC.mul(g).mul(i.mul(one().sub(i))).intoArray(step.dZ(), input);
            dC.mul(previous).mul(f.mul(one().sub(f))).intoArray(step.dZ(), forget);
            dC.mul(i).mul(g.neg().fma(g, one())).intoArray(step.dZ(), candidate);
            dH.mul(tanhC).mul(o.mul(one().sub(o))).intoArray(step.dZ(), output);
            dC.mul(f).intoArray(step.dC(), unit);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector limited = limit(x);
        FloatVector rounded = limited.fma(broadcast(Exponential.LOG2_E), broadcast(ROUNDING));
        FloatVector scale = scale(rounded);
        return scale.fma(reducedMinusOne(limited, rounded), scale);
    }

    private static FloatVector expMinusOne(FloatVector x) {
        FloatVector limited = limit(x);
        FloatVector rounded = limited.fma(broadcast(Exponential.LOG2_E), broadcast(ROUNDING));
        FloatVector scale = scale(rounded);
        return scale.fma(reducedMinusOne(limited, rounded), scale.sub(1f));
    }

    /// By comparing and not by `min` and `max`, whose care for the sign of zero and for NaN costs more.
    private static FloatVector limit(FloatVector x) {
        FloatVector below = x.blend(LIMIT, x.compare(VectorOperators.GT, LIMIT));
        return below.blend(-LIMIT, below.compare(VectorOperators.LT, -LIMIT));
    }

    private static FloatVector scale(FloatVector rounded) {
        return rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
    }

    private static FloatVector reducedMinusOne(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(ROUNDING);
        FloatVector r = n.fma(broadcast(-Exponential.LN2_LOW), n.fma(broadcast(-Exponential.LN2_HIGH), x));
        FloatVector q = broadcast(Exponential.Q4).fma(r, broadcast(Exponential.Q3))
                .fma(r, broadcast(Exponential.Q2))
                .fma(r, broadcast(Exponential.Q1))
                .fma(r, broadcast(Exponential.Q0));
        return r.mul(r).fma(q, r);
    }

    private static FloatVector one() {
        return broadcast(1f);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(S, value);
    }

    private static FloatVector load(float[] array, int place) {
        return FloatVector.fromArray(S, array, place);
    }
}
