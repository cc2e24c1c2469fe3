package io.tidings.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.tidings.classify.LabelSet;
import io.tidings.nn.Block;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Pooling;
import io.tidings.nn.Weights;
import io.tidings.text.Vocabulary;
import io.tidings.text.VocabularyFormatException;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableFeatureMap;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;

/// The model as a protobuf message inside Tribuo's `ModelProto`, version 0:
///
/// ```
/// message LstmModel {
///   tribuo.core.ModelDataProto metadata = 1;  // name, provenance, label domain; an empty feature domain
///   bytes vocabulary = 2;                     // as Vocabulary.toBytes writes it; is also the feature domain
///   repeated string label = 3;                // in the order of the output neurons
///   repeated uint32 shape = 4;                // E, H
///   repeated uint32 excerpt = 5;              // tokens, tokens of the head
///   repeated bytes block = 6;                 // the weights in the order of Weights.blocks, halves, little-endian
///   float temperature = 7;
///   uint32 baseline_buckets = 8;
///   bytes baseline = 9;                       // [C, V + P + 1] halves, little-endian
///   repeated Figure figure = 10;              // { string name = 1; double value = 2; }, in the order of names
///   repeated string pooling = 11;             // names of Pooling
/// }
/// ```
/// Unknown fields are passed over, so that fields may be added.
final class LstmMessage {

    static final int VERSION = 0;
    static final String TYPE_URL = "type.googleapis.com/io.tidings.LstmModel";

    private static final int METADATA = 1;
    private static final int VOCABULARY = 2;
    private static final int LABEL = 3;
    private static final int SHAPE = 4;
    private static final int EXCERPT = 5;
    private static final int BLOCK = 6;
    private static final int TEMPERATURE = 7;
    private static final int BUCKETS = 8;
    private static final int BASELINE = 9;
    private static final int FIGURE = 10;
    private static final int POOLING = 11;

    private LstmMessage() {}

    static ModelProto write(LstmModel model) {
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeMessage(METADATA, metadata(model));
            writeContent(model.content(), out);
            out.flush();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return ModelProto.newBuilder()
                .setVersion(VERSION)
                .setClassName(LstmModel.class.getName())
                .setSerializedData(Any.newBuilder().setTypeUrl(TYPE_URL).setValue(bytes.toByteString()))
                .build();
    }

    private static ModelDataProto metadata(LstmModel model) {
        var noFeatures = new ImmutableFeatureMap(new MutableFeatureMap());
        return new ModelDataCarrier<>(model.getName(), model.getProvenance(), noFeatures, model.getOutputIDInfo(), true,
                model.getProvenance().getTribuoVersion()).serialize();
    }

    private static void writeContent(LstmContent content, CodedOutputStream out) throws IOException {
        var spec = content.weights().spec();
        out.writeByteArray(VOCABULARY, content.vocabulary().toBytes());
        for (String label : content.labels().names()) {
            out.writeString(LABEL, label);
        }
        out.writeUInt32(SHAPE, spec.embedding());
        out.writeUInt32(SHAPE, spec.hidden());
        out.writeUInt32(EXCERPT, content.excerpt().maxTokens());
        out.writeUInt32(EXCERPT, content.excerpt().head());
        for (Block block : content.weights().blocks()) {
            out.writeByteArray(BLOCK, Halves.bytes(block.values()));
        }
        out.writeFloat(TEMPERATURE, content.temperature());
        out.writeUInt32(BUCKETS, content.baseline().buckets());
        out.writeByteArray(BASELINE, Halves.bytes(content.baseline().weights()));
        for (var figure : new TreeMap<>(content.measured()).entrySet()) {
            out.writeByteArray(FIGURE, figureBytes(figure.getKey(), figure.getValue()));
        }
        for (Pooling pooling : spec.pooling()) {
            out.writeString(POOLING, pooling.name());
        }
    }

    private static byte[] figureBytes(String name, double value) throws IOException {
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeString(1, name);
        out.writeDouble(2, value);
        out.flush();
        return bytes.toByteString().toByteArray();
    }

    /// @throws ModelFormatException where the message is not of this version and form
    static LstmModel read(int version, Any message) {
        if (version != VERSION) {
            throw new ModelFormatException("model version " + version + " is not known, expected " + VERSION
                    + ": a newer Tidings wrote it");
        }
        if (!message.getTypeUrl().equals(TYPE_URL)) {
            throw new ModelFormatException(
                    "expected a message of type " + TYPE_URL + ", found " + message.getTypeUrl());
        }
        try {
            var fields = new FieldsBuffer();
            fields.read(message.getValue().newCodedInput());
            return fields.model();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException("the model's message is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        } catch (VocabularyFormatException | IllegalArgumentException | ArithmeticException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    private static long parameters(NetworkSpec spec) {
        return (long) spec.vocabulary() * spec.embedding() + (spec.embedding() + spec.hidden() + 1L) * spec.gates()
                + (spec.pooled() + 1L) * spec.classes();
    }

    /// What was read of a message so far.
    private static final class FieldsBuffer {

        private ModelDataProto metadata = ModelDataProto.getDefaultInstance();
        private byte[] vocabulary = {};
        private final List<String> labels = new ArrayList<>();
        private final List<Integer> shape = new ArrayList<>();
        private final List<Integer> excerpt = new ArrayList<>();
        private final List<ByteBuffer> blocks = new ArrayList<>();
        private final EnumSet<Pooling> pooling = EnumSet.noneOf(Pooling.class);
        private float temperature;
        private int buckets;
        private ByteBuffer baseline = ByteBuffer.allocate(0);
        private final TreeMap<String, Double> figures = new TreeMap<>();

        void read(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case METADATA -> metadata = ModelDataProto.parseFrom(in.readBytes());
                    case VOCABULARY -> vocabulary = in.readByteArray();
                    case LABEL -> labels.add(in.readStringRequireUtf8());
                    case SHAPE -> shape.add(in.readUInt32());
                    case EXCERPT -> excerpt.add(in.readUInt32());
                    case BLOCK -> blocks.add(in.readByteBuffer());
                    case TEMPERATURE -> temperature = in.readFloat();
                    case BUCKETS -> buckets = in.readUInt32();
                    case BASELINE -> baseline = in.readByteBuffer();
                    case POOLING -> pooling.add(Pooling.valueOf(in.readStringRequireUtf8()));
                    case FIGURE -> figure(in.readBytes().newCodedInput());
                    default -> in.skipField(tag);
                }
            }
        }

        LstmModel model() {
            require(shape.size() == 2 && excerpt.size() == 2, "a shape and an excerpt of 2 numbers each");
            var words = Vocabulary.ofBytes(vocabulary);
            var names = new LabelSet(labels);
            var spec = new NetworkSpec(words.size(), shape.get(0), shape.get(1), names.size(), pooling);
            var content = new LstmContent(names, words, new Excerpt(excerpt.get(0), excerpt.get(1)), weights(spec),
                    temperature, baseline(words.size(), names.size()), figures);
            return Metadata.of(metadata).model(content);
        }

        private Weights weights(NetworkSpec spec) {
            // The bytes are counted before the arrays of the claimed shape are made.
            long halves = blocks.stream().mapToLong(ByteBuffer::remaining).sum() / Short.BYTES;
            require(halves == parameters(spec), "weights of " + parameters(spec) + " numbers");
            var expected = Weights.zeros(spec).blocks();
            require(blocks.size() == expected.size(), expected.size() + " blocks of weights");
            var read = new ArrayList<Block>();
            for (int b = 0; b < expected.size(); b++) {
                Block block = expected.get(b);
                read.add(new Block(block.name(), block.rows(), block.columns(),
                        Halves.floats(blocks.get(b), block.values().length, "block " + block.name())));
            }
            return Weights.of(spec, read);
        }

        private LinearBaseline baseline(int words, int classes) {
            long count = ((long) words + buckets + 1) * classes;
            require(buckets >= 0 && count * Short.BYTES == baseline.remaining(), "a baseline of " + count + " numbers");
            return new LinearBaseline(words, buckets, classes, Halves.floats(baseline, (int) count, "baseline"));
        }

        private void figure(CodedInputStream in) throws IOException {
            String name = "";
            double value = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> name = in.readStringRequireUtf8();
                    case 2 -> value = in.readDouble();
                    default -> in.skipField(tag);
                }
            }
            figures.put(name, value);
        }

        private static void require(boolean holds, String expected) {
            if (!holds) {
                throw new ModelFormatException("the model file must have " + expected);
            }
        }
    }
}
