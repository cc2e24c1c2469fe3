package io.tidings.app.models;

import io.tidings.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The group of commands on the models topic.
@Command(name = "models", synopsisSubcommandLabel = "COMMAND", description = {
        "Lists, publishes, promotes and removes the models on the topic 'models.topic'.", "",
        "A published model does nothing; a promoted one is taken up by every running instance within a second or so. An "
                + "ID is a model's id or as many of its first digits as tell it apart."}, footerHeading = "%nExamples:%n", footer = {
                        "  tidings models publish mine.tidings --promote", "  tidings models list",
                        "  tidings models diff 85048 a1b2 --data reviews.jsonl.gz", "  tidings models rollback"})
public final class ModelsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private ModelsCommand() {}

    /// The command with all below it.
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new ModelsCommand()).addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new PublishCommand(surroundings))
                .addSubcommand(new PromoteCommand(surroundings))
                .addSubcommand(new RollbackCommand(surroundings))
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(new FetchCommand(surroundings))
                .addSubcommand(new DeleteCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as 'tidings models list'");
    }
}
