package io.tidings.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import io.tidings.classify.ModelId;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: ours, the bundled model's id, the Java that runs both.
public final class Version implements IVersionProvider {

    private static final String BUNDLED_MODEL = "/io/tidings/model/bundled.tidings";

    @Override
    public String[] getVersion() {
        String model = bundledModel().map(id -> "model " + id.abbreviated() + " (" + id + ")")
                .orElse("no bundled model");
        return new String[]{"tidings " + number(), model,
                "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
    }

    /// The version of the jar, or `development` where classes come from a folder.
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }

    private static Optional<ModelId> bundledModel() {
        try (InputStream resource = Version.class.getResourceAsStream(BUNDLED_MODEL)) {
            return resource == null ? Optional.empty() : Optional.of(ModelId.ofContent(resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
