package io.tidings.app;

import java.io.IOException;
import java.nio.file.Path;

import io.tidings.app.config.ProcessSettings;
import io.tidings.classify.Classifier;
import io.tidings.model.BundledModel;
import io.tidings.model.LstmClassifier;
import io.tidings.model.ModelFile;
import io.tidings.model.ModelFormatException;

/// The model that a command works with.
public final class Models {

    private Models() {}

    /// Loads a model by what `model:` and `--model` say.
    @FunctionalInterface
    public interface Loader {
        Classifier load(String bundledOrFile);
    }

    /// @param bundledOrFile `bundled`, or a model file's path
    /// @throws CommandFailure naming the file and what is wrong with it
    public static LstmClassifier load(String bundledOrFile) {
        if (bundledOrFile.equals(ProcessSettings.BUNDLED)) {
            return bundled();
        }
        return read(bundledOrFile, LstmClassifier::read);
    }

    /// The bytes of a model, for whoever trains it further.
    ///
    /// @param bundledOrFile `bundled`, or a model file's path
    /// @throws CommandFailure naming the file and what is wrong with it
    public static byte[] content(String bundledOrFile) {
        if (bundledOrFile.equals(ProcessSettings.BUNDLED)) {
            return BundledModel.content();
        }
        return read(bundledOrFile, ModelFile::bytes);
    }

    private interface Reader<T> {

        T read(Path file) throws IOException;
    }

    private static <T> T read(String name, Reader<T> reader) {
        if (name.isBlank()) {
            throw new CommandFailure(ExitCode.INPUT,
                    "the model needs a name: a file's path, or '" + ProcessSettings.BUNDLED + "'");
        }
        Path file = Path.of(name);
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw CommandFailure.ofFile("model", file, e);
        } catch (ModelFormatException e) {
            throw new CommandFailure(ExitCode.INPUT, "the model " + file + " cannot be used: " + FailureLines.reason(e),
                    e);
        }
    }

    private static LstmClassifier bundled() {
        if (!BundledModel.present()) {
            throw new CommandFailure(ExitCode.INPUT,
                    "this build has no bundled model: train one with 'tidings train' and name it with --model");
        }
        return BundledModel.load();
    }
}
