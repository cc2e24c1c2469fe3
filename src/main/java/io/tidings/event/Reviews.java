package io.tidings.event;

/// Writes reviews as producers do that use Avro. Any number of threads may call it.
public final class Reviews {

    private Reviews() {}

    /// In Avro single-object encoding: `C3 01`, the schema's fingerprint, the data.
    public static byte[] write(Review review) {
        return SingleObject.write(review);
    }
}
