package io.tidings.learn.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tidings.event.TrainingExample;

/// What is known of one review. Immutable; what comes next is a method on what is known now.
///
/// Deadlines and `now` are arrival times in milliseconds since 1970-01-01T00:00Z.
sealed interface Memory permits Memory.Unknown, Memory.Waiting, Known, Memory.Gone, Memory.Forgotten {

    long NEVER = Long.MAX_VALUE;

    /// The place of a trace among the deadlines, whose order is that of numbers without a sign: behind all of them, so
    /// that it is never due, the trace of the earliest deadline first.
    static long traceOf(long deadline) {
        return deadline | Long.MIN_VALUE;
    }

    /// The most voices that are remembered of one review.
    int MOST_VOICES = 100;

    /// @param retention in milliseconds
    record Moment(long now, long retention) {

        long deadline() {
            return now + retention;
        }
    }

    /// When it expires; [#NEVER], or negative for a trace, where it does not.
    long deadline();

    /// The review was labelled.
    Memory labeled(Message.Labeled review, Moment moment, Consequences out);

    /// Feedback without a text of its own.
    Memory feedback(Voice voice, Moment moment, Consequences out);

    /// Feedback that brought the text, so that it need not wait; where the review is known, its own text stands.
    default Memory brought(TrainingExample review, Voice voice, Moment moment, Consequences out) {
        return labeled(new Message.Labeled(review, List.of()), moment, out).feedback(voice, moment, out);
    }

    /// The deadline has come.
    Memory expired(Moment moment, Consequences out);

    /// It has to make room before its deadline.
    Memory evicted(Consequences out);

    /// The review is to be forgotten.
    Memory forgotten(Consequences out);

    /// How many pieces of feedback wait for the review.
    default int waiting() {
        return 0;
    }

    /// Pseudonym of the review's author; empty where unknown.
    default String author() {
        return "";
    }

    /// Nothing. Never stored.
    record Unknown() implements Memory {

        @Override
        public long deadline() {
            return NEVER;
        }

        @Override
        public Memory labeled(Message.Labeled review, Moment moment, Consequences out) {
            return new Known(review, List.of(), Set.of(), moment.deadline());
        }

        @Override
        public Memory feedback(Voice voice, Moment moment, Consequences out) {
            return new Waiting(List.of(voice), moment.deadline());
        }

        @Override
        public Memory expired(Moment moment, Consequences out) {
            return this;
        }

        @Override
        public Memory evicted(Consequences out) {
            return this;
        }

        @Override
        public Memory forgotten(Consequences out) {
            out.tombstones(Set.of());
            return new Forgotten();
        }
    }

    /// Feedback, in the order of its arrival, without its review.
    record Waiting(List<Voice> voices, long deadline) implements Memory {

        @Override
        public Memory labeled(Message.Labeled review, Moment moment, Consequences out) {
            return new Known(review, List.of(), Set.of(), moment.deadline()).joined(voices, out);
        }

        @Override
        public Memory feedback(Voice voice, Moment moment, Consequences out) {
            Voice former = voices.stream().filter(voice::isSamePerson).reduce((_, last) -> last).orElse(null);
            if (former != null && former.label().equals(voice.label())) {
                out.refused(voice, UnmatchedReason.DUPLICATE, "said before, of a review that has not come yet");
                return this;
            }
            if (former != null && voice.isOlderThan(former)) {
                out.refused(voice, UnmatchedReason.SUPERSEDED, "said '" + former.label() + "' since");
                return this;
            }
            if (voices.size() >= MOST_VOICES) {
                out.refused(voice, UnmatchedReason.TOO_MANY, MOST_VOICES + " wait for this review already");
                return this;
            }
            var more = new ArrayList<>(voices);
            more.add(voice);
            return new Waiting(List.copyOf(more), deadline);
        }

        @Override
        public Memory expired(Moment moment, Consequences out) {
            var patient = new ArrayList<Voice>();
            for (Voice voice : voices) {
                if (voice.arrived() + moment.retention() > moment.now()) {
                    patient.add(voice);
                } else {
                    out.refused(voice, UnmatchedReason.UNMATCHED, "no such review within the retention");
                }
            }
            return patient.isEmpty()
                    ? new Unknown()
                    : new Waiting(List.copyOf(patient), patient.getFirst().arrived() + moment.retention());
        }

        @Override
        public Memory evicted(Consequences out) {
            voices.forEach(voice -> out.refused(voice, UnmatchedReason.STORE_FULL, "feedback.storeMegabytes"));
            return new Unknown();
        }

        @Override
        public Memory forgotten(Consequences out) {
            voices.forEach(voice -> out.refused(voice, UnmatchedReason.FORGOTTEN, "while it waited"));
            return new Unknown().forgotten(out);
        }

        @Override
        public int waiting() {
            return voices.size();
        }
    }

    /// A review that had an example and has expired, or one that had none and expired not long ago.
    ///
    /// @param models   those for which it has an example
    /// @param deadline of one that had an example its place among the traces, see [#traceOf]
    record Gone(String author, Set<String> models, long deadline) implements Memory {

        @Override
        public Memory labeled(Message.Labeled review, Moment moment, Consequences out) {
            return new Known(review, List.of(), models, moment.deadline());
        }

        @Override
        public Memory feedback(Voice voice, Moment moment, Consequences out) {
            out.refused(voice, UnmatchedReason.LATE, "the review has expired");
            return this;
        }

        @Override
        public Memory expired(Moment moment, Consequences out) {
            return new Unknown();
        }

        @Override
        public Memory evicted(Consequences out) {
            if (!models.isEmpty()) {
                out.dropped(models);
            }
            return new Unknown();
        }

        @Override
        public Memory forgotten(Consequences out) {
            out.tombstones(models);
            return new Forgotten();
        }
    }

    /// The review is never to come back.
    record Forgotten() implements Memory {

        @Override
        public long deadline() {
            return NEVER;
        }

        @Override
        public Memory labeled(Message.Labeled review, Moment moment, Consequences out) {
            return this;
        }

        @Override
        public Memory feedback(Voice voice, Moment moment, Consequences out) {
            out.refused(voice, UnmatchedReason.FORGOTTEN, "the review is forgotten");
            return this;
        }

        @Override
        public Memory expired(Moment moment, Consequences out) {
            return this;
        }

        @Override
        public Memory evicted(Consequences out) {
            return this;
        }

        @Override
        public Memory forgotten(Consequences out) {
            return this;
        }
    }
}
