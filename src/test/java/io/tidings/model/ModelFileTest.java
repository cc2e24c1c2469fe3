package io.tidings.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import io.tidings.classify.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;

class ModelFileTest {

    private static final LstmModel MODEL = TinyModels.trained();
    private static final byte[] BYTES = ModelFile.bytes(MODEL);

    @TempDir
    Path folder;

    @Test
    void aModelReadBackGivesIdenticalScoresAndBytes() {
        var read = ModelFile.parse(BYTES);
        var examples = TinyModels.dataset(50, 9);
        var before = MODEL.predict(examples);
        var after = read.predict(examples);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).distributionEquals(before.get(i), 0)).isTrue();
        }
        assertThat(ModelFile.bytes(read)).isEqualTo(BYTES);
        assertThat(read.getProvenance()).isEqualTo(MODEL.getProvenance());
        assertThat(read.content().measured()).isEqualTo(MODEL.content().measured());
        assertThat(read.getFeatureIDMap().size()).isEqualTo(MODEL.getFeatureIDMap().size());
    }

    @Test
    void tribuoReadsTheFileToo() throws IOException {
        Path file = folder.resolve("m.tidings");
        ModelId id = ModelFile.write(MODEL, file);
        assertThat(Model.deserializeFromFile(file)).isInstanceOf(LstmModel.class);
        assertThat(LstmClassifier.read(file).id()).isEqualTo(id).isEqualTo(ModelId.ofContent(BYTES));
    }

    @Test
    void writingReplacesAFileAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("m.tidings");
        Files.writeString(file, "an older model");
        ModelFile.write(MODEL, file);
        assertThat(file).hasBinaryContent(BYTES);
        assertThat(folder.toFile().list()).containsExactly("m.tidings");
    }

    @Test
    void refusesAFileThatNamesAnotherClass() {
        var hostile = ModelProto.newBuilder().setClassName("javax.management.loading.MLet").build().toByteArray();
        assertThatThrownBy(() -> ModelFile.parse(hostile)).isInstanceOf(ModelFormatException.class)
                .hasMessage(
                        "not a model of this program: it names the class 'javax.management.loading.MLet', which is not loaded");
    }

    @Test
    void refusesOtherClassesInProvenanceAndDomains() throws IOException {
        var other = SimpleProvenanceProto.newBuilder().setProvenanceClassName("com.example.Evil").build();
        assertThatThrownBy(() -> ModelFile.parse(with(metadata().toBuilder()
                .setProvenance(metadata().getProvenance().toBuilder().addSmp(other))
                .build())))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("names the provenance class 'com.example.Evil'");
        assertThatThrownBy(() -> ModelFile.parse(with(metadata().toBuilder()
                .setOutputDomain(metadata().getOutputDomain().toBuilder().setClassName("com.example.Evil"))
                .build())))
                .hasMessageContaining("names the label domain class 'com.example.Evil'");
        assertThatThrownBy(() -> ModelFile.parse(with(metadata().toBuilder()
                .setFeatureDomain(metadata().getFeatureDomain().toBuilder().setClassName("x.Y"))
                .build())))
                .hasMessageContaining("names the feature domain class 'x.Y'");
    }

    @Test
    void refusesOtherVersionsAndTypes() {
        var proto = MODEL.serialize();
        assertThatThrownBy(() -> ModelFile.parse(proto.toBuilder().setVersion(9).build().toByteArray()))
                .hasMessage("model version 9 is not known, expected 0: a newer Tidings wrote it");
        assertThatThrownBy(() -> ModelFile.parse(proto.toBuilder()
                .setSerializedData(Any.newBuilder().setTypeUrl("x/y"))
                .build()
                .toByteArray()))
                .hasMessageContaining("found x/y");
        assertThatThrownBy(() -> ModelFile.parse("# no model\n".getBytes(UTF_8)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("not a model");
    }

    @Test
    void refusesEveryTruncationOfAFile() {
        for (int length = 0; length < BYTES.length; length += Math.max(1, BYTES.length / 500)) {
            byte[] cut = Arrays.copyOf(BYTES, length);
            assertThatThrownBy(() -> ModelFile.parse(cut)).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void damagedBytesGiveAModelOrAClearErrorSeed11() {
        var random = new Random(11);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = BYTES.clone();
            // The first kilobytes hold structure, the rest weights.
            damaged[random.nextInt(Math.min(damaged.length, 4096))] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(ModelFile.parse(damaged)).isNotNull();
            } catch (ModelFormatException e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    @Test
    void refusesJavaSerialization() throws IOException {
        try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(MODEL)).isInstanceOf(NotSerializableException.class);
        }
    }

    private static ModelDataProto metadata() throws IOException {
        var in = MODEL.serialize().getSerializedData().getValue().newCodedInput();
        in.readTag();
        return ModelDataProto.parseFrom(in.readBytes());
    }

    /// The model's file with another metadata part.
    private static byte[] with(ModelDataProto metadata) throws IOException {
        CodedInputStream in = MODEL.serialize().getSerializedData().getValue().newCodedInput();
        in.readTag();
        in.readBytes();
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeMessage(1, metadata);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            out.writeUInt32NoTag(tag);
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> out.writeBytesNoTag(in.readBytes());
                case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag(in.readFixed32());
                default -> out.writeUInt64NoTag(in.readUInt64());
            }
        }
        out.flush();
        return MODEL.serialize()
                .toBuilder()
                .setSerializedData(Any.newBuilder().setTypeUrl(LstmMessage.TYPE_URL).setValue(bytes.toByteString()))
                .build()
                .toByteArray();
    }
}
