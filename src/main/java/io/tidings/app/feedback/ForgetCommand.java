package io.tidings.app.feedback;

import java.util.List;

import io.tidings.app.ConfigurationOptions;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.event.Feedback;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Has reviews forgotten.
@Command(name = "forget", description = {"Has reviews, or all that somebody wrote until now, forgotten.", "",
        "Their texts leave the store of the join and the training examples; later trainings do not see them. What the "
                + "topics of reviews and labelled events still hold goes with their retention."})
final class ForgetCommand implements Runnable {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private What what;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    ForgetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// One of the two.
    private static final class What {

        @Option(names = "--review", paramLabel = "ID", required = true, description = "A review, by the id of its labelled event. May be repeated.")
        private List<String> reviews = List.of();

        @Option(names = "--author", paramLabel = "WHO", required = true, description = "All reviews of this author, under the name that the reviews have.")
        private @Nullable String author;
    }

    /// @param author the pseudonym
    private record Asked(List<String> reviews, @Nullable String author, String topic) {}

    @Override
    public void run() {
        Settings settings = configuration.load(surroundings).settings();
        try (var sender = new FeedbackSender(settings)) {
            what.reviews.forEach(sender::forget);
            String pseudonym = null;
            if (what.author != null) {
                Feedback wish = sender.plain(Feedback.newBuilder()
                        .setForgetAuthor(what.author)
                        .setSource("command")
                        .setAt(surroundings.clock().instant())
                        .build());
                sender.send(wish);
                pseudonym = wish.getForgetAuthor().orElse("");
            }
            sender.await();
            print(new Asked(what.reviews, pseudonym, settings.process().feedback().topic()));
        }
    }

    private void print(Asked asked) {
        if (report.json()) {
            JsonOutput.print(surroundings.out(), asked);
        } else {
            surroundings.out()
                    .println("sent to " + asked.topic() + ": forget "
                            + (asked.author() == null
                                    ? "review " + String.join(", ", asked.reviews())
                                    : "what " + asked.author() + " wrote"));
        }
    }
}
