package io.tidings.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// The model that comes with the program: English reviews, labels neg and pos. Its card says the rest.
public final class BundledModel {

    private static final String MODEL = "bundled.tidings";
    private static final String CARD = "bundled-card.md";
    private static final String GOLDEN = "golden.jsonl";
    private static final JsonMapper JSON = new JsonMapper();

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

    /// Clear cases, labelled by hand.
    public static List<Lesson> golden() {
        var lessons = new ArrayList<Lesson>();
        for (String line : new String(bytes(GOLDEN), StandardCharsets.UTF_8).lines().toList()) {
            try {
                var json = JSON.readTree(line);
                lessons.add(new Lesson(json.get("text").asText(), json.get("label").asText(), 1));
            } catch (IOException e) {
                throw new UncheckedIOException(GOLDEN + " is damaged", e);
            }
        }
        return lessons;
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
