package io.tidings.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.tidings.training.TrainingFailure;

/// Floats as IEEE 754 half precision, little-endian: two bytes each, three digits, which is enough for weights.
final class Halves {

    private Halves() {}

    /// Rounds in place to what the file can hold, so that a model in memory scores as the one read back.
    ///
    /// @throws TrainingFailure where a value is not finite as a half
    static void round(float[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
        }
        requireFinite(values, what);
    }

    static void requireFinite(float[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new TrainingFailure("weight " + i + " of " + what
                        + " is larger than any half-precision number: the training diverged, lower the learning rate");
            }
        }
    }

    static byte[] bytes(float[] values) {
        var bytes = new byte[Math.multiplyExact(values.length, Short.BYTES)];
        var halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (float value : values) {
            halves.put(Float.floatToFloat16(value));
        }
        return bytes;
    }

    /// @throws ModelFormatException where the length is another or a value is not finite
    static float[] floats(ByteBuffer bytes, int count, String what) {
        if (bytes.remaining() != (long) count * Short.BYTES) {
            throw new ModelFormatException(what + ": expected " + (long) count * Short.BYTES + " bytes, found "
                    + bytes.remaining());
        }
        var halves = bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.float16ToFloat(halves.get());
            if (!Float.isFinite(values[i])) {
                throw new ModelFormatException(what + ": value " + i + " is not finite");
            }
        }
        return values;
    }
}
