package io.tidings.dashboard.page;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// The browser of this machine. Nothing is downloaded.
public final class Chromium {

    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String ASKED_FOR = "TIDINGS_BROWSER_TESTS";
    private static final String MISSING = "SKIPPED: no browser. The tests of the page need chromium and " + DRIVER
            + " (Debian: apt-get install chromium chromium-driver).";

    /// Kept, because a logger that nobody holds forgets its level.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private Chromium() {}

    /// A browser without a window. Skips the test where there is none, or fails it where one is required.
    public static Browser open() {
        Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        if (browser.isEmpty() || !Files.isExecutable(DRIVER)) {
            return missing();
        }
        // It warns of each browser that is newer than itself; what we use of it is the same in all.
        SELENIUM.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        return Browser.of(new ChromeDriver(service, options(browser.get())));
    }

    private static ChromeOptions options(Path browser) {
        var options = new ChromeOptions();
        options.setBinary(browser.toString());
        // Without a sandbox, because root may not have one; only pages of our own server are opened.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars", "--lang=en-US");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        return options;
    }

    private static Browser missing() {
        System.err.println(MISSING);
        if ("required".equals(System.getenv(ASKED_FOR))) {
            return fail(MISSING);
        }
        return abort(MISSING);
    }
}
