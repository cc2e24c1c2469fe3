package io.tidings.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tidings.classify.ModelId;
import org.tribuo.protos.core.ModelProto;

/// Reads and writes model files: Tribuo's `ModelProto` with [LstmMessage] inside.
///
/// Reading runs no code that the file names: its class name must be ours before Tribuo or we look further.
public final class ModelFile {

    /// No model of this kind comes near.
    public static final long MAX_BYTES = 512L << 20;

    private ModelFile() {}

    /// The bytes of a file, not yet looked at.
    ///
    /// @throws IOException          where it cannot be read
    /// @throws ModelFormatException where it is too large
    public static byte[] bytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new ModelFormatException(file + " has " + size + " bytes, more than any model (" + MAX_BYTES + ")");
        }
        return Files.readAllBytes(file);
    }

    /// @throws ModelFormatException where the bytes are no model of ours
    public static LstmModel parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw new ModelFormatException("it is empty");
        }
        ModelProto proto;
        try {
            proto = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException("not a model file: " + e.getMessage(), e);
        }
        if (!proto.getClassName().equals(LstmModel.class.getName())) {
            throw new ModelFormatException("not a model of this program: it names the class '" + proto.getClassName()
                    + "', which is not loaded");
        }
        return LstmMessage.read(proto.getVersion(), proto.getSerializedData());
    }

    /// The bytes that [#parse] reads; the same model always gives the same.
    public static byte[] bytes(LstmModel model) {
        return model.serialize().toByteArray();
    }

    /// Writes a model so that at every moment the file is either the old one or the whole new one.
    ///
    /// @return the new file's id
    public static ModelId write(LstmModel model, Path file) throws IOException {
        byte[] bytes = bytes(model);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a model file needs a name");
        // Not Files.createTempFile, whose files nobody else may read.
        Path fresh = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(fresh, bytes);
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return ModelId.ofContent(bytes);
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
