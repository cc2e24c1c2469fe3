package io.tidings.app.feedback;

import io.tidings.app.CommandFailure;
import io.tidings.app.ConfigurationOptions;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.event.Feedback;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says the right label of one review.
@Command(name = "add", description = "Says the right label of one review, by the id of its labelled event.", footerHeading = "%nExamples:%n", footer = {
        "  tidings feedback add r-17 pos --by ann",
        "  tidings feedback add - neg --text \"It broke on the second day\""})
final class AddCommand implements Runnable {

    private static final String NO_ID = "-";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the labelled event; - for none, then --text is needed.")
    private String id = NO_ID;

    @Parameters(index = "1", paramLabel = "LABEL", description = "The right label.")
    private String label = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "The text itself, for a review that was not labelled. It is redacted before it is sent.")
    private @Nullable String text;

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "What that text is about.")
    private String subject = "";

    @Option(names = "--author", paramLabel = "WHO", description = "Who wrote that text, so that it can be forgotten on request. A pseudonym is sent.")
    private String author = "";

    @Option(names = "--by", paramLabel = "WHO", description = "Who says so. A pseudonym is sent, never this name.")
    private String by = "";

    @Option(names = "--model", paramLabel = "NAME", defaultValue = "sentiment", description = "Which model is to learn from it. Default: ${DEFAULT-VALUE}")
    private String model = "sentiment";

    @Option(names = "--weight", paramLabel = "WEIGHT", defaultValue = "1", description = "How much it counts in training, 0 or more. Default: ${DEFAULT-VALUE}")
    private double weight = 1;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    AddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The report: what was sent.
    private record Added(String reviewId, String label, String by, String model, @Nullable String text,
            String topic) {}

    @Override
    public void run() {
        refuseNonsense();
        Settings settings = configuration.load(surroundings).settings();
        var feedback = Feedback.newBuilder()
                .setReviewId(id.equals(NO_ID) ? "" : id)
                .setSubject(subject)
                .setAuthor(author)
                .setModel(model)
                .setLabel(label)
                .setBy(by)
                .setSource("command")
                .setWeight((float) weight)
                .setAt(surroundings.clock().instant());
        if (text != null) {
            feedback.setText(text);
        }
        try (var sender = new FeedbackSender(settings)) {
            Feedback plain = sender.plain(feedback.build());
            sender.send(plain);
            sender.await();
            print(plain, settings.process().feedback().topic());
        }
    }

    private void refuseNonsense() {
        if (label.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "LABEL: expected a label such as pos, found nothing");
        }
        boolean hasText = text != null && !text.isBlank();
        if ((id.isBlank() || id.equals(NO_ID)) && !hasText) {
            throw new CommandFailure(ExitCode.USAGE, "ID: without an id, --text must say what the label is for");
        }
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
            throw new CommandFailure(ExitCode.USAGE, "--weight: expected 0 or more, found " + weight);
        }
    }

    private void print(Feedback sent, String topic) {
        if (report.json()) {
            JsonOutput.print(surroundings.out(), new Added(sent.getReviewId(), sent.getLabel(), sent.getBy(),
                    sent.getModel(), sent.getText().orElse(null), topic));
        } else {
            surroundings.out()
                    .println("sent to " + topic + ": "
                            + (sent.getReviewId().isEmpty() ? "a text" : "review " + sent.getReviewId()) + " is "
                            + sent.getLabel() + (sent.getBy().isEmpty() ? "" : ", says " + sent.getBy()));
        }
    }
}
