package io.tidings.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// axe-core on what a browser shows at this moment.
final class Axe {

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.id} (${v.impact}), ${v.nodes.length} times, such as ${v.nodes[0].html.slice(0, 200)}`)))""";

    private Axe() {}

    /// The serious and critical findings.
    @SuppressWarnings("unchecked")
    static List<String> findings(Browser browser) {
        browser.run(script());
        return (List<String>) Objects.requireNonNull(browser.runLater(RUN));
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js is not on the class path").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
