package io.tidings.learn.service;

import java.util.List;
import java.util.stream.Collectors;

/// Why a training begins.
public sealed interface Trigger {

    /// For people and for provenance.
    String words();

    /// The time has come.
    record Schedule(int everyMinutes) implements Trigger {

        @Override
        public String words() {
            return "schedule: every " + everyMinutes + " minutes";
        }
    }

    /// Enough examples have come since the last training.
    record NewExamples(int count, int enough) implements Trigger {

        @Override
        public String words() {
            return count + " new examples, " + enough + " are enough";
        }
    }

    /// The stream, or what people say of it, is no longer what the champion was measured on.
    record Drift(String words) implements Trigger {}

    /// Somebody asked for it.
    record ByHand(List<Call> calls) implements Trigger {

        public ByHand {
            calls = List.copyOf(calls);
        }

        @Override
        public String words() {
            return "by hand: " + calls.stream().map(Call::reason).distinct().collect(Collectors.joining("; "));
        }
    }

    /// A training that began and never ended: its trainer died, or lost the right to train.
    ///
    /// @param former why it had begun
    record Resumed(String former) implements Trigger {

        private static final String AGAIN = "again after an interruption, ";

        @Override
        public String words() {
            return former.startsWith(AGAIN) ? former : AGAIN + former;
        }
    }
}
