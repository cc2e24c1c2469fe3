package io.tidings.learn.feedback;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tidings.event.EventCodec;

/// The bytes of a [Memory] in the store: the version of this layout, the kind, the deadline, then what the kind has.
/// Events within are written as [EventCodec] does, so that their schemas may grow.
final class MemoryCodec {

    private static final int VERSION = 1;
    private static final int WAITING = 1;
    private static final int KNOWN = 2;
    private static final int GONE = 3;
    private static final int FORGOTTEN = 4;

    private MemoryCodec() {}

    static byte[] write(Memory memory) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            switch (memory) {
                case Memory.Unknown() -> throw new IllegalArgumentException("nothing is not stored");
                case Memory.Waiting(List<Voice> voices, long deadline) -> {
                    begin(out, WAITING, deadline);
                    voices(out, voices);
                }
                case Known(Message.Labeled labeled, List<Voice> voices, Set<String> models, long deadline) -> {
                    begin(out, KNOWN, deadline);
                    block(out, MessageSerde.write(labeled));
                    voices(out, voices);
                    names(out, models);
                }
                case Memory.Gone(String author, Set<String> models, long deadline) -> {
                    begin(out, GONE, deadline);
                    out.writeUTF(author);
                    names(out, models);
                }
                case Memory.Forgotten() -> begin(out, FORGOTTEN, Memory.NEVER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalStateException where the bytes are none that [#write] makes
    static Memory read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("the store of the feedback join is of version " + version
                        + ", this program reads version " + VERSION + ": upgrade all instances");
            }
            int kind = in.readByte();
            long deadline = in.readLong();
            return switch (kind) {
                case WAITING -> new Memory.Waiting(voices(in), deadline);
                // Arguments are read in the order in which they were written.
                case KNOWN ->
                    new Known((Message.Labeled) MessageSerde.read(block(in)), voices(in), names(in), deadline);
                case GONE -> new Memory.Gone(in.readUTF(), names(in), deadline);
                case FORGOTTEN -> new Memory.Forgotten();
                default -> throw new IllegalStateException("the store of the feedback join holds kind " + kind);
            };
        } catch (IOException e) {
            throw new IllegalStateException("the store of the feedback join is damaged: " + e.getMessage(), e);
        }
    }

    private static void begin(DataOutputStream out, int kind, long deadline) throws IOException {
        out.writeByte(kind);
        out.writeLong(deadline);
    }

    private static void voices(DataOutputStream out, List<Voice> voices) throws IOException {
        out.writeShort(voices.size());
        for (Voice voice : voices) {
            out.writeLong(voice.arrived());
            block(out, EventCodec.FEEDBACK.write(voice.feedback()));
        }
    }

    private static List<Voice> voices(DataInputStream in) throws IOException {
        int count = in.readShort();
        var voices = new ArrayList<Voice>(count);
        for (int i = 0; i < count; i++) {
            long arrived = in.readLong();
            voices.add(new Voice(EventCodec.FEEDBACK.read(block(in)), arrived));
        }
        return List.copyOf(voices);
    }

    private static void names(DataOutputStream out, Set<String> names) throws IOException {
        out.writeShort(names.size());
        for (String name : new TreeSet<>(names)) {
            out.writeUTF(name);
        }
    }

    private static Set<String> names(DataInputStream in) throws IOException {
        int count = in.readShort();
        var names = new TreeSet<String>();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        return Set.copyOf(names);
    }

    private static void block(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
