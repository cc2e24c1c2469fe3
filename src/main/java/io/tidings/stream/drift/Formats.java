package io.tidings.stream.drift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.tidings.classify.Measure;
import io.tidings.classify.Reference;
import io.tidings.classify.Tally;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// How windows and what is remembered of models are written to the stores and between the two halves of the topology.
/// No other program reads them. A version stands first; it changes with the form or the bins.
final class Formats {

    static final Serde<Window> WINDOWS = serde(Formats::write, Formats::window);
    static final Serde<Watched> WATCHED = serde(Formats::write, Formats::watched);

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
        var bytes = new ByteArrayOutputStream(1024);
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
                throw new IllegalStateException("a window of drift in version " + version + ", expected " + VERSION
                        + ": give drift.distribution.applicationId another name to begin anew");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a window of drift is cut off", e);
        }
    }

    private static void write(Window window, DataOutputStream out) throws IOException {
        out.writeUTF(window.key().model());
        out.writeUTF(window.key().modelId());
        out.writeLong(window.key().start());
        out.writeLong(window.first());
        out.writeLong(window.last());
        out.writeLong(window.arrived());
        Tally tally = window.tally();
        out.writeInt(tally.labels().size());
        for (var label : tally.labels().entrySet()) {
            out.writeUTF(label.getKey());
            out.writeLong(label.getValue());
        }
        for (Measure measure : Measure.values()) {
            for (long times : tally.bins(measure)) {
                out.writeLong(times);
            }
        }
    }

    private static Window window(DataInputStream in) throws IOException {
        var key = new Window.Key(in.readUTF(), in.readUTF(), in.readLong());
        long first = in.readLong();
        long last = in.readLong();
        long arrived = in.readLong();
        var tally = new Tally();
        int labels = in.readInt();
        for (int i = 0; i < labels; i++) {
            tally.add(in.readUTF(), in.readLong());
        }
        for (Measure measure : Measure.values()) {
            for (int bin = 0; bin < measure.bins(); bin++) {
                tally.add(measure, bin, in.readLong());
            }
        }
        return new Window(key, first, last, arrived, tally);
    }

    private static void write(Watched watched, DataOutputStream out) throws IOException {
        var reference = watched.reference().toMap();
        out.writeInt(reference.size());
        for (var entry : reference.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (double value : entry.getValue()) {
                out.writeDouble(value);
            }
        }
        out.writeInt(watched.windows());
        out.writeBoolean(watched.complete());
        out.writeLong(watched.closed());
        out.writeLong(watched.late());
    }

    private static Watched watched(DataInputStream in) throws IOException {
        var map = new TreeMap<String, List<Double>>();
        int entries = in.readInt();
        for (int i = 0; i < entries; i++) {
            String key = in.readUTF();
            int size = in.readInt();
            var values = new ArrayList<Double>(size);
            for (int j = 0; j < size; j++) {
                values.add(in.readDouble());
            }
            map.put(key, values);
        }
        return new Watched(Reference.of(map), in.readInt(), in.readBoolean(), in.readLong(), in.readLong());
    }
}
