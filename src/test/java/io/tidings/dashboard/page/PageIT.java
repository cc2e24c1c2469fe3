package io.tidings.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/// Each view in Chromium, on a server whose reviews are invented.
class PageIT {

    private static final List<String> VIEWS = List.of("now", "trend", "subject/Corvalle%20Air", "subject", "teach",
            "models", "stream", "try");
    private static final int WIDE = 1280;
    private static final int PHONE = 360;
    private static final int HIGH = 860;

    private static Browser browser;
    private static InventedServer server;

    @BeforeAll
    static void open() {
        browser = Chromium.open();
        server = InventedServer.showing(InventedReviews.ordinary());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void begin() {
        browser.leave();
        browser.look(WIDE, HIGH, false);
        server.done.clear();
    }

    @Test
    void reviewsArriveAndPauseStopsThem() {
        show("now");
        browser.waitFor(".review.fresh .word");
        browser.press(" ");
        browser.waitForText(".shown-text", "Paused");
        String newest = newest();
        browser.waitForText(".shown-text", "more not shown");
        assertThat(newest()).as("the newest row while it is paused").isEqualTo(newest);
        browser.press(" ");
        browser.waitUntil("a newer row", () -> !newest().equals(newest));
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void filtersShowOnlyWhatFits() {
        show("now");
        browser.run(
                "const s = document.querySelector('#f-label'); s.value = 'neg'; s.dispatchEvent(new Event('change'))");
        browser.write("#f-subject", "Velmora Slate 14");
        browser.waitUntil("only what fits", () -> browser.count(".review") > 0
                && browser.strings("return [...document.querySelectorAll('.review')].map(r => r.dataset.label)")
                        .stream()
                        .allMatch("neg"::equals)
                && browser.texts(".review .meta a").stream().allMatch("Velmora Slate 14"::equals));
        browser.waitFor(".review.fresh");
        browser.write("#f-text", "no such words anywhere");
        browser.waitForText(".empty", "No review fits");
    }

    @Test
    void keysJudgeReviewsAndTheirFateIsShown() {
        show("teach");
        browser.waitFor(".answers");
        browser.press("?");
        browser.waitFor("dialog[open]");
        browser.press(Keys.ESCAPE);
        browser.waitUntil("the dialog is closed", () -> browser.count("dialog[open]") == 0);
        browser.press("n");
        browser.waitFor(".fate[data-state=champion]");
        browser.press("s");
        browser.press("y");
        browser.waitUntil("two judgements", () -> browser.count(".fate") == 2);
        assertThat(server.done).hasSize(2).allMatch(said -> said.startsWith("feedback r-"));
    }

    @Test
    void championsChangeOnlyAfterAQuestion() {
        show("models");
        assertThat(browser.texts(".events details")).isNotEmpty();
        browser.click(".events summary");
        browser.waitForText(".matrix", "Challenger");
        assertThat(browser.texts(".matrix td.hit")).containsExactly("70", "36", "73", "39");
        browser.click(".champion .danger");
        browser.click("dialog .dialog-buttons .button:first-child");
        assertThat(server.done).isEmpty();
        browser.click(".node.former .button");
        browser.click("dialog .danger");
        browser.waitUntil("promoted", () -> server.done.contains("promote sentiment 2a8b6df72a8b"));
    }

    @Test
    void aPageThatRestedIsBroughtUpToDate() {
        for (String view : List.of("trend?size=PT1M", "models", "subject", "now")) {
            show(view);
            browser.waitForText("#connection", "Live");
            browser.run("performance.clearResourceTimings(); dispatchEvent(new Event('pagehide')); "
                    + "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
            String question = Map.of("trend?size=PT1M", "windows", "subject", "subjects", "now", "reviews")
                    .getOrDefault(view, view);
            browser.waitUntil(view + " is loaded again", () -> !browser.strings("return performance"
                    + ".getEntriesByType('resource').map(r => r.name).filter(n => n.includes('/v1/" + question + "'))")
                    .isEmpty());
        }
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theAnswerToFormerFiltersIsNotShown() {
        show("now");
        browser.waitFor(".review");
        browser.run("""
                const plain = window.fetch;
                window.fetch = async (path, options) => {
                  const answer = await plain(path, options);
                  if (path.includes('text=Zyx')) await new Promise((go, stop) => {
                    const late = setTimeout(go, 20000);
                    options.signal.addEventListener('abort', () => {
                      clearTimeout(late);
                      window.taken = true;
                      stop(options.signal.reason);
                    });
                  });
                  return answer;
                };""");
        browser.write("#f-text", "Zyx");
        browser.waitForText(".list", "Loading");
        browser.run("const t = document.querySelector('#f-text'); t.value = ''; t.dispatchEvent(new Event('input'))");
        browser.waitUntil("the former question is taken back",
                () -> Boolean.TRUE.equals(browser.run("return window.taken === true")));
        browser.waitFor(".review");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void figuresOfAlertsAreWrittenAsTheReaderDoes() {
        show("trend?size=PT1M");
        browser.waitForText("#marks-h ~ div", "Negative is 71% of 1,084 reviews, before 52%");
    }

    @Test
    void deadLettersAreLookedIntoAndSentBack() {
        show("stream");
        browser.click("#dead-h ~ div .button");
        browser.click(".letter summary");
        browser.waitForText(".letter pre", "<script>window.ran = 1</script>");
        browser.click(".letter .button");
        browser.waitUntil("sent back", () -> server.done.contains("replay 0 5"));
    }

    @Test
    void theTrendOffersTheWindowsThatAreCounted() {
        show("trend");
        assertThat(browser.texts(".segmented:has([value=PT10M]) label"))
                .containsExactly("10 minutes", "2 hours", "7 days");
        browser.click("label:has([value=P7D])");
        browser.waitForText(".readout", "reviews");
        assertThat(browser.count("[value=P7D]:checked")).isOne();
        browser.waitForText("main .panel", "3 more came too late");
        browser.waitForText("#rank-h", "Subjects");
    }

    @Test
    void pointsOfTheTrendOpenTheirReviewsAndSayWhereTheyAreNotAll() {
        show("trend");
        browser.waitFor(".u-over");
        browser.click(".u-over");
        browser.waitFor(".panel:not([hidden]) .review");
        assertThat(browser.texts(".picked-note")).singleElement()
                .asString()
                .contains("3 of them", "50,000 labelled reviews");
        assertThat(browser.texts(".events li")).anyMatch(mark -> mark.contains("Alert"))
                .anyMatch(mark -> mark.contains("New model"));
    }

    @Test
    void theTrendOfASubjectIsDrawnHoweverLateItsFiguresCome() {
        server.picture.pause = Duration.ofMillis(800);
        try {
            show("subject/Corvalle%20Air");
            browser.waitFor("main .panel .u-over");
        } finally {
            server.picture.pause = Duration.ZERO;
        }
    }

    @Test
    void reviewsThatNameNoSubjectHaveAPageAndATrendToo() {
        show("subject");
        browser.click(".ranking .subject:has(i)");
        browser.waitForText("main h1", "no subject");
        browser.click("main a[href^='#/trend']");
        browser.waitForText(".lede", "reviews that name no subject");
        browser.waitFor(".ranking [aria-current=true]");
        assertThat(browser.texts(".ranking [aria-current=true]")).containsExactly("no subject");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void textsAreLabelledWhileTheyAreTyped() {
        show("try");
        browser.write("#try-text", "What a wonderful, wonderful morning.");
        browser.waitForText(".verdict-line .badge", "Positive");
        browser.waitForText(".result .word.for", "wonderful");
    }

    @Test
    void hostileReviewsStayTexts() {
        try (var hostile = InventedServer.showing(InventedReviews.hostile())) {
            for (String view : VIEWS) {
                browser.look(PHONE, HIGH, false);
                show(hostile.page(), view.replace("Corvalle%20Air", "%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E"));
                browser.look(WIDE, HIGH, false);
                assertThat(browser.overflow()).as(view).isEmpty();
                browser.look(PHONE, HIGH, true);
                assertThat(browser.overflow()).as(view + " on a phone").isEmpty();
            }
            show(hostile.page(), "subject/..%2F..%3Fa%3D1%26b%23c");
            assertThat(browser.texts("main h1")).containsExactly("../..?a=1&b#c");
            assertThat(browser.texts(".failed")).isEmpty();
            show(hostile.page(), "now");
            browser.waitUntil("all texts", () -> browser.count(".review") > 12);
            browser.shot("hostile");
            assertThat(browser.texts(".review .text"))
                    .anyMatch(text -> text.contains("<script>window.ran = 1</script>"));
            assertThat(browser.run("return window.ran")).as("what a script in a review has set").isNull();
            assertThat(browser.count("main img, main script, main style, main b:not([class]) b")).isZero();
            assertThat(browser.faults()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} pixels, dark {1}")
    @CsvSource({"1280, false", "360, true"})
    void allViewsFitAndAxeFindsNothingSerious(int width, boolean dark) {
        browser.look(width, HIGH, dark);
        for (String view : VIEWS) {
            show(view);
            browser.shot(view.replaceAll("\\W.*", "") + (dark ? "-phone-dark" : "-wide-light"));
            assertThat(browser.overflow()).as(view).isEmpty();
            assertThat(Axe.findings(browser)).as(view).isEmpty();
        }
        assertThat(browser.run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light dark");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aLostConnectionIsToldAndComesBack() {
        URI address;
        try (var first = InventedServer.showing(InventedReviews.ordinary())) {
            address = first.page();
            show(address, "now");
            browser.waitForText("#connection", "Live");
        }
        browser.waitForText("#banner", "Connection lost");
        try (var second = InventedServer.at(address)) {
            browser.waitForText("#connection", "Live");
            browser.waitUntil("the banner is gone", () -> browser.count("#banner:not([hidden])") == 0);
            assertThat(second.page()).isEqualTo(address);
        }
    }

    private static String newest() {
        return browser.strings("return [document.querySelector('.review').dataset.id]").getFirst();
    }

    private static void show(String view) {
        show(server.page(), view);
    }

    /// Opens a view and waits until it has loaded what it shows at first.
    private static void show(URI page, String view) {
        browser.open(page, "?" + System.nanoTime() + "#/" + view);
        browser.waitFor("main h1");
        browser.waitUntil(view + " is loaded", () -> browser.count("main .loading, main [aria-busy]") == 0);
    }
}
