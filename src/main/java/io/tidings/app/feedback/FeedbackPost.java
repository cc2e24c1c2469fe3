package io.tidings.app.feedback;

import io.tidings.app.CommandFailure;
import io.tidings.app.config.Settings;
import io.tidings.dashboard.web.ActionFailure;
import io.tidings.dashboard.web.ActionFailure.Kind;
import io.tidings.dashboard.web.FeedbackDesk;
import io.tidings.event.Feedback;
import io.tidings.stream.StreamFailure;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Sends what people say on the page, in the way of the commands: redacted, keyed by review id. Connects when the first
/// feedback comes, and again after a failure.
public final class FeedbackPost implements FeedbackDesk, AutoCloseable {

    private final Settings settings;
    private @Nullable FeedbackSender sender;
    private boolean closed;

    public FeedbackPost(Settings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized void give(Said said) {
        if (closed) {
            throw new ActionFailure(Kind.UNAVAILABLE, "this process is ending", null);
        }
        try {
            if (sender == null) {
                sender = new FeedbackSender(settings);
            }
            sender.send(feedback(said));
            sender.await();
        } catch (StreamFailure | CommandFailure | KafkaException e) {
            disconnect();
            throw new ActionFailure(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private Feedback feedback(Said said) {
        var feedback = Feedback.newBuilder()
                .setReviewId(said.reviewId())
                .setModel(settings.process().models().name())
                .setLabel(said.label())
                .setSource("page")
                .setAt(said.at());
        if (said.text() != null) {
            feedback.setText(said.text());
        }
        return feedback.build();
    }

    private void disconnect() {
        if (sender != null) {
            sender.close();
            sender = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
    }
}
