package io.tidings.kernel;

/// `e^x` and `e^x − 1` in float, by the steps that [VectorKernel] takes on all lanes: both give the same bits.
///
/// `x = n·ln 2 + r`, `e^r − 1 = r + r²·q(r)` with a minimax polynomial `q` of degree 4 (relative error 1.7e-8), `2^n`
/// put straight into the exponent. Arguments are limited to ±[#LIMIT], where the logistic function and the hyperbolic
/// tangent are long flat and where the product of two `1 + e^x` is still finite. NaN stays NaN.
final class Exponential {

    static final float LIMIT = 43f;

    static final float LOG2_E = 1.442695f;
    /// Adding this rounds to an integer `n` and leaves `n + 127`, a float's biased exponent, in the lowest bits.
    static final float ROUNDING = 0x1.8p23f + 127f;
    static final int MANTISSA_BITS = 23;
    /// ln 2 in two parts: the product of the first with a small integer is exact.
    static final float LN2_HIGH = 0x1.63p-1f;
    static final float LN2_LOW = -2.1219444e-4f;

    static final float Q0 = 0.5f;
    static final float Q1 = 0.16666542f;
    static final float Q2 = 0.04166628f;
    static final float Q3 = 0.008366639f;
    static final float Q4 = 0.0013946551f;

    private Exponential() {}

    static float exp(float x) {
        float limited = limit(x);
        float rounded = Math.fma(limited, LOG2_E, ROUNDING);
        float scale = scale(rounded);
        return Math.fma(scale, reducedMinusOne(limited, rounded), scale);
    }

    /// Precise near zero too, where `exp(x) − 1` would cancel.
    static float expMinusOne(float x) {
        float limited = limit(x);
        float rounded = Math.fma(limited, LOG2_E, ROUNDING);
        float scale = scale(rounded);
        return Math.fma(scale, reducedMinusOne(limited, rounded), scale - 1f);
    }

    private static float limit(float x) {
        float below = x > LIMIT ? LIMIT : x;
        return below < -LIMIT ? -LIMIT : below;
    }

    /// `2^n`.
    private static float scale(float rounded) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << MANTISSA_BITS);
    }

    /// `e^r − 1`.
    private static float reducedMinusOne(float x, float rounded) {
        float n = rounded - ROUNDING;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float q = Math.fma(Math.fma(Math.fma(Math.fma(Q4, r, Q3), r, Q2), r, Q1), r, Q0);
        return Math.fma(r * r, q, r);
    }
}
