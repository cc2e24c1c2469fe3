package io.tidings.dashboard.topics;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.tidings.classify.Encoder;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.SubjectPage;

/// Makes the pages of subjects. What takes time is kept for a while, and is done for one page at a time, so that
/// questions cannot take the machine away from the stream. Any thread may ask.
final class SubjectPages {

    private static final int PAGES = 64;
    private static final int REVIEWS = 2_000;
    private static final int UNCERTAIN = 10;
    private static final long FRESH_MILLIS = 30_000;

    private final ReviewsState reviews;
    private final WindowsState windows;
    private final PictureParts parts;
    private final NewestState<String, Study> studies = new NewestState<>(PAGES);
    private final ReentrantLock studying = new ReentrantLock();

    /// What was found out of the reviews of a subject.
    ///
    /// @param version of the reviews
    /// @param at      milliseconds
    private record Study(ReviewsState.Version version, long at, TellingWords words, List<ShownReview> representative) {}

    SubjectPages(ReviewsState reviews, WindowsState windows, PictureParts parts) {
        this.reviews = reviews;
        this.windows = windows;
        this.parts = parts;
    }

    SubjectPage page(String subject, Duration size) {
        List<ShownReview> kept = reviews.of(subject, REVIEWS);
        Study study = study(subject, kept);
        Sum sum = Sum.of(windows.of(size, subject));
        if (sum.count() == 0) {
            sum = sum(kept); // Nobody counts windows of this size, or they are not there yet.
        }
        List<ShownReview> uncertain = kept.stream()
                .sorted(Comparator.comparingDouble(ShownReview::confidence))
                .limit(UNCERTAIN)
                .toList();
        return new SubjectPage(subject, sum.count(), sum.labels(), sum.meanConfidence(), sum.sentiment(),
                study.words().first(), study.words().second(), study.representative(), uncertain);
    }

    private Sum sum(List<ShownReview> kept) {
        Map<String, Long> labels = kept.stream()
                .collect(Collectors.groupingBy(ShownReview::label, TreeMap::new, Collectors.counting()));
        return new Sum(kept.size(), labels,
                kept.stream().mapToDouble(ShownReview::confidence).average().orElse(0),
                kept.stream()
                        .mapToDouble(review -> parts.polarity().applyAsDouble(review.label()))
                        .average()
                        .orElse(0));
    }

    private Study study(String subject, List<ShownReview> kept) {
        studying.lock();
        try {
            ReviewsState.Version version = reviews.version(subject);
            long now = parts.clock().millis();
            Optional<Study> known = studies.get(subject)
                    .filter(study -> isFresh(study, version, now));
            if (known.isPresent()) {
                return known.get();
            }
            var study = new Study(version, now, words(kept), representative(kept));
            studies.put(subject, study);
            return study;
        } finally {
            studying.unlock();
        }
    }

    private static boolean isFresh(Study study, ReviewsState.Version version, long now) {
        return study.version().equals(version)
                || (study.version().forgettings() == version.forgettings() && now - study.at() < FRESH_MILLIS);
    }

    private TellingWords words(List<ShownReview> kept) {
        return TellingWords.of(texts(kept, 1), texts(kept, -1));
    }

    private List<String> texts(List<ShownReview> kept, int sign) {
        return kept.stream()
                .filter(review -> Math.signum(parts.polarity().applyAsDouble(review.label())) == sign)
                .map(ShownReview::text)
                .toList();
    }

    private List<ShownReview> representative(List<ShownReview> kept) {
        Optional<Encoder> encoder = parts.encoder().get();
        return encoder.map(one -> Representatives.of(kept, one)).orElse(List.of());
    }
}
