package io.tidings.dashboard.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidings.classify.Word;
import io.tidings.dashboard.view.ShownReview;

/// Reviews made up from a few texts and subjects, always the same ones for the same seed.
final class InventedReviews {

    static final String MODEL = "85048ee3".repeat(8);

    private static final List<String> TEXTS = List.of("The crew was wonderful and the seat surprisingly comfortable.",
            "Three hours late, no apology, and they lost my suitcase.", "배송이 빠르고 품질도 정말 좋아요.", "别买,质量太差了。",
            "خدمة ممتازة وسريعة، أنصح بها بشدة");
    private static final List<String> SUBJECTS = List.of("Corvalle Air", "Velmora Slate 14", "한빛 도시락", "云海外卖", "");

    /// Texts that try to be more than texts.
    private static final List<String> HOSTILE_TEXTS = List.of(
            "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 1\"> <b>bold</b>",
            "\"><svg onload=window.ran=1>{{7*7}}${7*7}<style>*{display:none}</style>",
            "\u202eturned around and never back \u2066\u2067\u202d", "W".repeat(900),
            "A\u0301\u0302\u0303\u0304".repeat(60),
            "\u0001\u0007 control\n\n\n\n\n\n\n\n\n\nmany lines \ud800 half a character", "javascript:window.ran=1");
    private static final List<String> HOSTILE_SUBJECTS = List.of("<img src=x onerror=window.ran=1>",
            "\u202enwod edispu",
            "S".repeat(300), "../..?a=1&b#c", "");

    private final Random random = new Random(1);
    private final AtomicInteger ids = new AtomicInteger();
    private final List<String> texts;
    private final List<String> subjects;

    private InventedReviews(List<String> texts, List<String> subjects) {
        this.texts = texts;
        this.subjects = subjects;
    }

    static InventedReviews ordinary() {
        return new InventedReviews(TEXTS, SUBJECTS);
    }

    static InventedReviews hostile() {
        return new InventedReviews(HOSTILE_TEXTS, HOSTILE_SUBJECTS);
    }

    List<String> subjects() {
        return subjects;
    }

    ShownReview next(Instant at) {
        int n = ids.getAndIncrement();
        String text = texts.get(n % texts.size());
        float confidence = 0.5f + random.nextFloat() / 2;
        String label = n % 2 == 0 ? "pos" : "neg";
        String other = n % 2 == 0 ? "neg" : "pos";
        int middle = Math.min(text.length(), 8);
        List<Word> words = List.of(new Word(0, middle / 2, 1.5), new Word(middle / 2, middle, -0.7));
        return new ShownReview("r-" + n, subjects.get(n % subjects.size()), text, label,
                Map.of(label, confidence, other, 1 - confidence), confidence, confidence < 0.7, MODEL, at, at,
                "reviews",
                n % 6, n, words, null);
    }
}
