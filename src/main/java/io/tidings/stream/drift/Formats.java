package io.tidings.stream.drift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.tidings.classify.Measure;
import io.tidings.classify.Reference;
import io.tidings.classify.Tally;
import io.tidings.stream.StoreFormat;
import org.apache.kafka.common.serialization.Serde;

/// How windows and what is remembered of models are written to the stores and between the two halves of the topology.
/// The version changes with the form or the bins.
final class Formats {

    private static final StoreFormat FORMAT = new StoreFormat("a window of drift", 1,
            "give drift.distribution.applicationId another name to begin anew");

    static final Serde<Window> WINDOWS = FORMAT.serde(Formats::write, Formats::window);
    static final Serde<Watched> WATCHED = FORMAT.serde(Formats::write, Formats::watched);

    private Formats() {}

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
