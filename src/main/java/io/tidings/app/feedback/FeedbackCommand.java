package io.tidings.app.feedback;

import io.tidings.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What people say of labels: the group of commands.
@Command(name = "feedback", synopsisSubcommandLabel = "COMMAND", description = {
        "Says the right labels of reviews, so that models learn from them, and has reviews forgotten.", "",
        "Feedback goes to the topic 'feedback.topic', texts redacted and names replaced by pseudonyms "
                + "('feedback.salt'). 'tidings topics --create' makes the topics."})
public final class FeedbackCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private FeedbackCommand() {}

    /// The group with its commands.
    public static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new FeedbackCommand()).addSubcommand(new AddCommand(surroundings))
                .addSubcommand(new ImportCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new ForgetCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "name what to do: add, import, export or forget, such as 'tidings feedback add r-17 pos'");
    }
}
