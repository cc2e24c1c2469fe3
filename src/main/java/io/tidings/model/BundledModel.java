package io.tidings.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// The model that comes with the program: English reviews, labels neg and pos. Its card says the rest.
public final class BundledModel {

    private static final String MODEL = "bundled.tidings";
    private static final String CARD = "bundled-card.md";

    private BundledModel() {}

    /// Whether this build has one.
    public static boolean present() {
        return BundledModel.class.getResource(MODEL) != null;
    }

    /// @throws IllegalStateException where this build has none
    public static LstmClassifier load() {
        return LstmClassifier.ofBytes(content());
    }

    /// Its file.
    ///
    /// @throws IllegalStateException where this build has none
    public static byte[] content() {
        return bytes(MODEL);
    }

    /// Data, figures, limits and the command that rebuilds it, in Markdown.
    ///
    /// @throws IllegalStateException where this build has none
    public static String card() {
        return new String(bytes(CARD), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (@Nullable
        InputStream in = BundledModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build has no bundled model (" + name
                        + " is not among its resources): train one and name it with --model");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled model cannot be read", e);
        }
    }
}
