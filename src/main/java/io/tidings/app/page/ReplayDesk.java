package io.tidings.app.page;

import java.time.Duration;

import io.tidings.dashboard.topics.DeadLetterReplay;
import io.tidings.dashboard.topics.ReplayRefused;
import io.tidings.dashboard.web.ActionFailure;
import io.tidings.dashboard.web.ActionFailure.Kind;
import io.tidings.dashboard.web.DeadLetterDesk;
import io.tidings.stream.ScoreSettings;

/// Sends dead letters back to the input topics of the stream.
final class ReplayDesk implements DeadLetterDesk {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DeadLetterReplay replay;

    ReplayDesk(ScoreSettings score) {
        replay = new DeadLetterReplay(score.kafka(), score.output().deadLetters(), score.inputs().keySet(), TIMEOUT);
    }

    @Override
    public void replay(int partition, long offset) {
        try {
            replay.replay(partition, offset);
        } catch (ReplayRefused e) {
            throw new ActionFailure(switch (e.why()) {
                case NOT_FOUND -> Kind.NOT_FOUND;
                case NOT_POSSIBLE, TOO_OFTEN -> Kind.REFUSED;
                case UNREACHABLE -> Kind.UNAVAILABLE;
            }, String.valueOf(e.getMessage()), e);
        }
    }
}
