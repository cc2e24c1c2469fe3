package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tidings.dashboard.page.Browser;
import io.tidings.dashboard.page.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// `./tidings demo` with somebody at its page.
class DemoPageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("see it at (http://\\S+/)");
    private static final List<String> PRAISE = List.of("wonderful", "lovely", "kind", "quick", "warm", "tasty");
    private static final List<String> BLAME = List.of("awful", "dirty", "rude", "slow", "cold", "broken");
    private static final List<String> SUBJECTS = List.of("Corvalle Air", "Hotel Miramond", "Bistro Quillet");
    /// The demo reads what is written to the file, until it ends; then `tail` does too.
    private static final String DEMO = "exec \"$0\" demo --http 0 --learn --blank neg,pos --learn-after 300 --feedback 1"
            + " --feedback-delay 100 --rate 200 --reviews - < <(tail -n +1 -f --pid=$$ reviews.jsonl)";

    private final Random random = new Random(1);
    @TempDir
    private Path scratch;
    private int sent;

    /// A model that knows nothing meets reviews that are easily told apart, so that one training is enough.
    @Test
    void whatIsSaidOnThePageIsLearnedByTheNextChampionWhichCanBeRolledBack() throws IOException {
        send(100);
        try (var browser = Chromium.open(); var demo = Project.shell(scratch, DEMO)) {
            URI page = page(demo);
            browser.look(1280, 860, false);
            browser.open(page, "#/now");
            browser.waitForText("#connection", "Live");
            browser.patiently(PATIENCE).waitFor(".review");
            browser.write("#f-subject", SUBJECTS.getFirst());
            browser.waitForText("#connection", "Live");
            send(60);
            browser.waitUntil("only the subject, live", () -> browser.count(".review.fresh") > 0
                    && browser.texts(".review .meta a").stream().allMatch(SUBJECTS.getFirst()::equals));

            String first = browser.texts("#foot .serving").getFirst();
            String judged = misjudge(browser);
            browser.open(page, "#/teach");
            String fate = ".fate[data-source=page][data-review='" + judged + "']";
            browser.patiently(PATIENCE).waitFor(fate + "[data-state=joined]");
            send(330);
            browser.patiently(PATIENCE).waitFor(fate + "[data-state=champion]");

            browser.open(page, "#/models");
            browser.waitForText(".events", "Promoted");
            String learned = browser.texts(".champion-id").getFirst();
            browser.waitForText("#foot .serving", learned);
            assertThat(first).doesNotContain(learned);
            browser.open(page, "#/trend");
            browser.waitForText(".chart", "Point at the chart");
            browser.waitForText(".events", "New model");
            browser.shot("demo-trend");

            browser.open(page, "#/models");
            browser.click(".champion .danger");
            browser.click("dialog .danger");
            browser.waitForText(".events .chip", "Rolled back");
            browser.waitForText("#foot .serving", first);
            assertThat(first).endsWith(browser.texts(".champion-id").getFirst());
            browser.click("button[aria-label='Promote %s']".formatted(learned));
            browser.click("dialog .danger");
            browser.waitForText(".champion-id", learned);
            browser.waitForText("#foot .serving", learned);
            assertThat(browser.faults()).isEmpty();
        }
    }

    /// With `-Dtidings.screenshots=.github` it writes the two that stand in README.
    @Test
    @EnabledIfSystemProperty(named = "tidings.screenshots", matches = ".+")
    void picturesForTheReadme() throws IOException {
        Path folder = Project.home().resolve(System.getProperty("tidings.screenshots"));
        try (var browser = Chromium.open(); var demo = Project.tidings(scratch, "demo", "--http", "0", "--keep")) {
            URI page = page(demo);
            browser.look(1100, 700, false);
            browser.open(page, "#/now");
            browser.patiently(PATIENCE).waitFor(".review.fresh");
            browser.patiently(PATIENCE)
                    .waitUntil("some hundred reviews", () -> browser.texts(".tile-value").get(1).matches("[23]\\d\\d")
                            && browser.count(".review:nth-child(-n+4) .word") > 6);
            keep(browser.shot("readme-now"), folder.resolve("page-now.png"));
            browser.look(1100, 700, true);
            browser.open(page, "#/trend?size=PT1H");
            browser.patiently(PATIENCE).waitFor(".plots[aria-label*='over 7 windows']");
            keep(browser.shot("readme-trend"), folder.resolve("page-trend.png"));
        }
    }

    /// Says the opposite of what the newest row's text says, which nobody else will, and which review that was.
    private static String misjudge(Browser browser) {
        browser.click(".list-head .button");
        browser.waitForText(".shown-text", "Paused");
        String text = browser.texts(".review .text").getFirst();
        String wrong = PRAISE.stream().anyMatch(text::contains) ? "neg" : "pos";
        String id = browser.strings("return [document.querySelector('.review').dataset.id]").getFirst();
        String label = browser.strings("return [document.querySelector('.review').dataset.label]").getFirst();
        // By script: words that are still being explained may move the row while a mouse is on its way.
        browser.run("document.querySelector('.review .verdict button:nth-child(%d)').click()"
                .formatted(label.equals(wrong) ? 1 : 2));
        browser.waitForText(".review .told", "You said");
        return id;
    }

    private static URI page(ChildProcess demo) {
        String line = demo.awaitLine(PATIENCE, said -> ADDRESS.matcher(said).find());
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    private static void keep(Path shot, Path as) throws IOException {
        Files.copy(shot, as, StandardCopyOption.REPLACE_EXISTING);
    }

    private void send(int reviews) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < reviews; i++) {
            boolean good = random.nextBoolean();
            lines.add("""
                    {"id": "r-%d", "product": "%s", "text": "The seat was %s, %s and %s.", "label": "%s"}"""
                    .formatted(sent, SUBJECTS.get(sent % SUBJECTS.size()), word(good), word(good), word(good),
                            good ? "pos" : "neg"));
            sent++;
        }
        Files.write(scratch.resolve("reviews.jsonl"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String word(boolean good) {
        List<String> words = good ? PRAISE : BLAME;
        return words.get(random.nextInt(words.size()));
    }
}
