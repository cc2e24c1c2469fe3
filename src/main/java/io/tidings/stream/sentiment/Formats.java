package io.tidings.stream.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidings.stream.StoreFormat;
import org.apache.kafka.common.serialization.Serde;

/// How parts and windows are written to the stores and between the two halves of the topology.
final class Formats {

    private static final StoreFormat FORMAT = new StoreFormat("a window of sentiment", 1,
            "begin anew under another applicationId");

    static final Serde<Part> PARTS = FORMAT.serde(Formats::write, Formats::part);
    static final Serde<Known> WINDOWS = FORMAT.serde(Formats::write, Formats::known);

    private Formats() {}

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
