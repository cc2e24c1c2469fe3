package io.tidings.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// How values are written to stores and on the way between the halves of a topology, where no other program reads them.
/// A version stands first; it changes with the form.
///
/// @param what    is written, for messages
/// @param instead what to do where another version is found
public record StoreFormat(String what, int version, String instead) {

    private static final int USUAL_BYTES = 256;

    /// Writes a value behind the version.
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /// Reads what the writer has written.
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    public <T> Serde<T> serde(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom((topic, value) -> value == null ? null : bytes(writer, value),
                (topic, bytes) -> bytes == null ? null : value(reader, bytes));
    }

    private <T> byte[] bytes(Writer<T> writer, T value) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            writer.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private <T> T value(Reader<T> reader, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int found = in.readByte();
            if (found != version) {
                throw new IllegalStateException(
                        what + " in version " + found + ", expected " + version + ": " + instead);
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(what + " is cut off", e);
        }
    }
}
