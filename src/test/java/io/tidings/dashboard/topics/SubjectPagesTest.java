package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.NOON;
import static io.tidings.dashboard.topics.Events.record;
import static io.tidings.dashboard.topics.Events.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidings.classify.Encoder;
import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.SubjectPage;
import io.tidings.event.EventCodec;
import org.junit.jupiter.api.Test;

class SubjectPagesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger encoded = new AtomicInteger();
    private final Encoder byLength = texts -> {
        encoded.addAndGet(texts.size());
        return texts.stream().map(text -> new float[]{text.length(), 1}).toList();
    };
    private Instant now = NOON;
    private final PictureParts parts = new PictureParts(label -> label.equals("pos") ? 1 : -1,
            () -> Optional.of(byLength), () -> InstanceFigures.NONE, PictureStage::pseudonym, () -> now);
    private final LiveState live = new LiveState(() -> now);
    private final ReviewsState reviews = new ReviewsState(PictureSettings.Bounds.defaults(), live,
            PictureStage::pseudonym, () -> now);
    private final WindowsState windows = new WindowsState(PictureSettings.Bounds.defaults(), "sentiment", live);
    private final SubjectPages pages = new SubjectPages(reviews, windows, parts);

    private void take(String id, String label, double confidence, String text) throws IOException {
        reviews.take(record(0, review(id, "Delta", label, confidence, text)));
    }

    @Test
    void anUnknownSubjectHasAnEmptyPage() {
        SubjectPage page = pages.page("nobody", HOUR);
        assertThat(page.count()).isZero();
        assertThat(page.labels()).isEmpty();
        assertThat(page.representative()).isEmpty();
        assertThat(page.sentiment()).isZero();
    }

    @Test
    void figuresComeFromTheWindowsAndFromTheReviewsWhereThereAreNone() throws IOException {
        take("a", "pos", 0.9, "great");
        assertThat(pages.page("Delta", HOUR).count()).isEqualTo(1);
        assertThat(pages.page("Delta", HOUR).sentiment()).isEqualTo(1);
        windows.take(record(0, EventCodec.SENTIMENT_WINDOW.write(Events.window("Delta", 0, 30, 10))));
        SubjectPage page = pages.page("Delta", HOUR);
        assertThat(page.count()).isEqualTo(40);
        assertThat(page.sentiment()).isEqualTo(0.5);
        assertThat(page.labels()).containsEntry("neg", 10L);
    }

    @Test
    void thoseInTheMiddleOfTheirLabelStandForIt() throws IOException {
        for (int length = 1; length <= 21; length += 2) {
            take("n" + length, "neg", 0.9, "x".repeat(length));
        }
        take("p", "pos", 0.9, "short");
        assertThat(pages.page("Delta", HOUR).representative()).extracting(ShownReview::id)
                .startsWith("n11")
                .contains("p")
                .hasSize(4);
    }

    @Test
    void theSameTextStandsOnlyOnce() throws IOException {
        for (int i = 0; i < 5; i++) {
            take("r" + i, "pos", 0.9, "the same");
        }
        assertThat(pages.page("Delta", HOUR).representative()).hasSize(1);
    }

    @Test
    void theLeastCertainComeFirst() throws IOException {
        for (int i = 0; i < 30; i++) {
            take("r" + i, "pos", 0.99 - i * 0.01, "text " + i);
        }
        assertThat(pages.page("Delta", HOUR).uncertain()).hasSize(10)
                .first()
                .extracting(ShownReview::id)
                .isEqualTo("r29");
    }

    @Test
    void whatTakesTimeIsDoneAgainOnlyAfterAWhileOrWhenAReviewIsForgotten() throws IOException {
        take("a", "pos", 0.9, "great");
        pages.page("Delta", HOUR);
        take("b", "pos", 0.9, "greater");
        pages.page("Delta", HOUR);
        assertThat(encoded).hasValue(1);
        now = NOON.plusSeconds(31);
        pages.page("Delta", HOUR);
        assertThat(encoded).hasValue(3);
        reviews.forget("a");
        assertThat(pages.page("Delta", HOUR).representative()).extracting(ShownReview::id).containsExactly("b");
    }

    @Test
    void ofManyReviewsOnlySomeAreEncoded() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            take("r" + i, "pos", 0.9, "text " + i);
        }
        pages.page("Delta", HOUR);
        assertThat(encoded).hasValue(60);
    }
}
