package io.tidings.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {

    private static final ModelId ID = ModelId.ofName("a model");

    @TempDir
    private Path folder;

    private Keys ours;
    private Keys theirs;

    @BeforeEach
    void makeKeys() throws Exception {
        ours = Keys.make(folder, "ours");
        theirs = Keys.make(folder, "theirs");
    }

    @Test
    void aSignatureOfOurKeyIsAccepted() {
        ByteBuffer signature = sign(ours);

        Signatures.checking(settings(ours.publicFile(), null)).require(manifest(signature));
        assertThat(signature.remaining()).isEqualTo(64);
    }

    @Test
    void whatIsUnsignedOrSignedByOthersIsRefused() {
        Signatures checking = Signatures.checking(settings(ours.publicFile(), null));

        assertThatThrownBy(() -> checking.require(unsigned())).hasMessageContaining("is not signed");
        assertThatThrownBy(() -> checking.require(manifest(sign(theirs))))
                .hasMessageContaining("was not made with the key");
        assertThatThrownBy(() -> checking.require(manifest(ByteBuffer.wrap(new byte[3]))))
                .hasMessageContaining("was not made with the key");
    }

    @Test
    void withoutAPublicKeyAnyModelWillDo() {
        Signatures.checking(settings(null, null)).require(unsigned());
    }

    @Test
    void nothingIsPublishedThatNobodyWouldAccept() {
        assertThatThrownBy(() -> Signatures.of(settings(ours.publicFile(), null)).sign(ID))
                .hasMessageContaining("set models.privateKey too");
        assertThatThrownBy(() -> Signatures.of(settings(ours.publicFile(), theirs.privateFile())).sign(ID))
                .hasMessageContaining("not of one pair");
    }

    @Test
    void aFileThatIsNoKeyIsNamedAndNotQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.pem"),
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> Signatures.of(settings(null, file)))
                .hasMessage("models.privateKey: expected a PEM file with an Ed25519 PRIVATE KEY, " + file
                        + " holds none")
                .hasNoCause();
        assertThatThrownBy(() -> Signatures.of(settings(ours.privateFile(), null)))
                .hasMessageContaining("models.publicKey: expected a PEM file with an Ed25519 PUBLIC KEY, found no");
        assertThatThrownBy(() -> Signatures.of(settings(folder.resolve("none.pem"), null)))
                .hasMessageContaining("there is no such file");
    }

    private static ByteBuffer sign(Keys keys) {
        return Objects.requireNonNull(Signatures.of(settings(null, keys.privateFile())).sign(ID));
    }

    private static RegistrySettings settings(
            @Nullable Path publicFile, @Nullable Path privateFile) {
        return RegistrySettings.defaults().withKeys(publicFile, privateFile);
    }

    private static ModelManifest unsigned() {
        ModelManifest manifest = RuleModels.manifest("sentiment");
        manifest.setId(ID.value());
        return manifest;
    }

    private static ModelManifest manifest(ByteBuffer signature) {
        ModelManifest manifest = unsigned();
        manifest.setSignature(signature);
        return manifest;
    }
}
