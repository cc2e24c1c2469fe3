package io.tidings.app.demo;

import java.time.Duration;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.classify.LabelSet;

/// What reading the output topics back, from their beginning and with `read_committed`, says of a set of reviews.
///
/// read + doubled = labeled + deadLettered + lost.
///
/// @param read          reviews that the stream was given
/// @param labeled       labelled events of these reviews
/// @param deadLettered  dead letters of these reviews
/// @param lost          reviews with neither
/// @param doubled       labelled events and dead letters beyond the first of a review
/// @param right         labelled as the file says
/// @param wrong         labelled otherwise
/// @param unknownLabels labelled, where the file has a label that the model does not know
record Audit(long read, long labeled, long deadLettered, long lost, long doubled, long right, long wrong,
        long unknownLabels) {

    private static final Duration WAIT = Duration.ofMillis(200);
    /// Polls without a record while records must be there: 30 s.
    private static final int MOST_IDLE = 150;

    Audit {
        if (read + doubled != labeled + deadLettered + lost) {
            throw new IllegalArgumentException("the counts contradict each other: read " + read + ", labelled "
                    + labeled + ", dead-lettered " + deadLettered + ", lost " + lost + ", doubled " + doubled);
        }
    }

    /// @param reviews the positions of the reviews to account for; what others sent is passed over
    static Audit of(OutputReader output, Ledger reviews, int partitions, LabelSet labels) {
        var count = new Count(reviews, new Ledger(partitions), labels);
        int idle = 0;
        while (!output.atEnd()) {
            var outcomes = output.poll(WAIT);
            outcomes.forEach(count::add);
            idle = outcomes.isEmpty() ? idle + 1 : 0;
            if (idle > MOST_IDLE) {
                throw new CommandFailure(ExitCode.FAILURE,
                        "the output topics cannot be read back: the broker gives no records, nor their end");
            }
        }
        return count.audit();
    }

    private static final class Count {

        private final Ledger reviews;
        private final Ledger found;
        private final LabelSet labels;
        private long labeled;
        private long deadLettered;
        private long doubled;
        private long right;
        private long wrong;
        private long unknown;

        Count(Ledger reviews, Ledger found, LabelSet labels) {
            this.reviews = reviews;
            this.found = found;
            this.labels = labels;
        }

        void add(Outcome outcome) {
            if (!reviews.contains(outcome.position())) {
                return;
            }
            boolean first = found.enter(outcome.position());
            doubled += first ? 0 : 1;
            switch (outcome) {
                case Outcome.DeadLetter letter -> deadLettered++;
                case Outcome.Labeled one -> {
                    labeled++;
                    if (first) {
                        one.expected().ifPresent(expected -> judge(expected, one.event().getLabel()));
                    }
                }
            }
        }

        private void judge(String expected, String label) {
            if (labels.indexOf(expected) < 0) {
                unknown++;
            } else if (expected.equals(label)) {
                right++;
            } else {
                wrong++;
            }
        }

        Audit audit() {
            return new Audit(reviews.size(), labeled, deadLettered, reviews.missingFrom(found), doubled, right, wrong,
                    unknown);
        }
    }
}
