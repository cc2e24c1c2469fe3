package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The files beside the classes of this package.
final class Documents {

    private Documents() {}

    /// @throws IllegalStateException where there is none of that name
    static String read(String name) {
        try (InputStream resource = Documents.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks " + name + " beside " + Documents.class.getName());
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
