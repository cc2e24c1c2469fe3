package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

import io.tidings.classify.ModelId;

/// What a replay scores again, and where to.
///
/// @param score  the settings of the stream whose past it is: its inputs, limits and format
/// @param from   the first record of each partition is the first whose timestamp is not earlier
/// @param to     the first record of each partition that is left out is the first whose timestamp is not earlier
/// @param output a topic of its own for the labelled events
public record ReplaySettings(ScoreSettings score, Instant from, Instant to, String output) {

    public ReplaySettings {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to: expected a time after " + from + ", found " + to);
        }
        Require.topic("output", output);
        if (score.inputs().containsKey(output) || output.equals(score.output().topic())
                || output.equals(score.output().deadLetters())) {
            throw new IllegalArgumentException("output: the stream itself reads or writes '" + output
                    + "', events would stand there twice; expected a topic of the replay's own");
        }
    }

    /// The consumer group and transactional id: the same for the same replay, so that one which was interrupted goes on
    /// where it stopped, and two at once do not write the same events twice.
    String group(ModelId model) {
        String what = String.join("\n", from.toString(), to.toString(), output, model.value(),
                score.inputs().keySet().toString());
        return score.applicationId() + "-replay-" + UUID.nameUUIDFromBytes(what.getBytes(UTF_8));
    }
}
