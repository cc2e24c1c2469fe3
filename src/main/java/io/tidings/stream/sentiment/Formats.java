package io.tidings.stream.sentiment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// How parts and windows are written to the stores and between the two halves of the topology. No other program reads
/// them. A version stands first; it changes with the form.
final class Formats {

    static final Serde<Part> PARTS = serde(Formats::write, Formats::part);
    static final Serde<Known> WINDOWS = serde(Formats::write, Formats::known);

    private static final int VERSION = 1;

    private Formats() {}

    private interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> Serde<T> serde(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom((topic, value) -> value == null ? null : bytes(writer, value),
                (topic, bytes) -> bytes == null ? null : value(reader, bytes));
    }

    private static <T> byte[] bytes(Writer<T> writer, T value) {
        var bytes = new ByteArrayOutputStream(128);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writer.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static <T> T value(Reader<T> reader, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("a window of sentiment in version " + version + ", expected " + VERSION
                        + ": begin anew under another applicationId");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a window of sentiment is cut off", e);
        }
    }

    private static void write(Part part, DataOutputStream out) throws IOException {
        text(out, part.key().whose().text());
        out.writeLong(part.key().start());
        out.writeLong(part.key().from());
        out.writeLong(part.key().to());
        write(part.counts(), out);
    }

    private static Part part(DataInputStream in) throws IOException {
        var key = new Part.Key(Whose.of(text(in)), in.readLong(), in.readLong(), in.readLong());
        return new Part(key, counts(in));
    }

    private static void write(Known window, DataOutputStream out) throws IOException {
        write(window.counts(), out);
        out.writeInt(window.told().size());
        for (String label : window.told()) {
            text(out, label);
        }
    }

    private static Known known(DataInputStream in) throws IOException {
        Counts counts = counts(in);
        var told = new TreeSet<String>();
        for (int left = in.readInt(); left > 0; left--) {
            told.add(text(in));
        }
        return new Known(counts, told);
    }

    private static void write(Counts counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.labels().size());
        for (var label : counts.labels().entrySet()) {
            text(out, label.getKey());
            out.writeLong(label.getValue());
        }
        out.writeLong(counts.confidence());
        out.writeLong(counts.late());
    }

    private static Counts counts(DataInputStream in) throws IOException {
        var labels = new TreeMap<String, Long>();
        for (int left = in.readInt(); left > 0; left--) {
            labels.put(text(in), in.readLong());
        }
        return new Counts(labels, in.readLong(), in.readLong());
    }

    /// Subjects may be longer than `writeUTF` takes.
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a text of " + length + " bytes has only " + bytes.length);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
