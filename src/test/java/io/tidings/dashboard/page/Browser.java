package io.tidings.dashboard.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;

import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// What a reader does and sees. Rows come and go while it looks, so it reads by script, in one piece.
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int PHONE = 600;
    private static final String OVERFLOW = """
            const wide = [...document.querySelectorAll('body *')].filter(e => {
              const box = e.getBoundingClientRect();
              return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
                && !e.closest('.scroll, .raw, .u-wrap, .sr, .skip, svg, .bar');
            }).map(e => `${e.tagName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`);
            if (document.documentElement.scrollWidth > innerWidth) wide.push(`page ${document.documentElement.scrollWidth}`);
            return wide.slice(0, 5);""";

    private final ChromeDriver driver;
    private final Duration patience;

    private Browser(ChromeDriver driver, Duration patience) {
        this.driver = driver;
        this.patience = patience;
    }

    static Browser of(ChromeDriver driver) {
        return new Browser(driver, PATIENCE);
    }

    /// The same browser, which waits longer.
    public Browser patiently(Duration longer) {
        return new Browser(driver, longer);
    }

    /// @param fragment such as `#/now`
    public void open(URI page, String fragment) {
        driver.get(page + fragment);
    }

    /// A window of this size, in CSS pixels, with the system's colours dark or light.
    public void look(int width, int height, boolean dark) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < PHONE));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    @Nullable
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /// What a script that calls its last argument back has said.
    @Nullable
    Object runLater(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(script, arguments);
    }

    /// The texts of all elements that match; what is no character, such as half of one, as U+FFFD.
    public List<String> texts(String css) {
        return strings("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.toWellFormed())",
                css);
    }

    /// What a script that returns strings gives.
    @SuppressWarnings("unchecked")
    public List<String> strings(String script, Object... arguments) {
        return (List<String>) Objects.requireNonNull(run(script, arguments));
    }

    public long count(String css) {
        return (Long) Objects.requireNonNull(run("return document.querySelectorAll(arguments[0]).length", css));
    }

    /// Waits until an element matches.
    public void waitFor(String css) {
        waitUntil(css + " is there", () -> count(css) > 0);
    }

    /// Waits until the text of an element holds this one.
    public void waitForText(String css, String text) {
        waitUntil(css + " has " + text, () -> texts(css).stream().anyMatch(found -> found.contains(text)));
    }

    public void waitUntil(String what, Callable<Boolean> held) {
        try {
            await(what).atMost(patience).pollInterval(Duration.ofMillis(50)).until(held);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + ": not within " + patience.toSeconds() + " s; see " + shot("failure")
                    + "; the page says " + texts("main"), e);
        }
    }

    /// A click of the mouse.
    public void click(String css) {
        element(css).click();
    }

    /// Writes into a field, in place of what it holds, and leaves it.
    public void write(String css, String text) {
        WebElement field = element(css);
        field.clear();
        field.sendKeys(text, Keys.TAB);
    }

    /// Presses keys, wherever the focus is.
    public void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Elements that stick out of the window, once charts have followed its size, which they do with the next frame.
    public List<String> overflow() {
        runLater("const done = arguments[0];"
                + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));");
        return strings(OVERFLOW);
    }

    /// What the console has as errors since the last call; scripts and styles that were refused are among them.
    public List<String> faults() {
        return driver.manage()
                .logs()
                .get(LogType.BROWSER)
                .getAll()
                .stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /// Leaves the page, and forgets what the console had of it, such as that its server has gone.
    public void leave() {
        driver.get("about:blank");
        var _ = faults();
    }

    /// Writes what is seen to `target/screenshots`.
    public Path shot(String name) {
        try {
            return Files.write(Files.createDirectories(SHOTS).resolve(name + ".png"),
                    driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebElement element(String css) {
        waitFor(css);
        return driver.findElement(By.cssSelector(css));
    }
}
