package io.tidings.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidings.app.demo.DemoCommand;
import io.tidings.app.feedback.FeedbackCommand;
import io.tidings.app.learn.LearnCommand;
import io.tidings.app.model.EvaluateCommand;
import io.tidings.app.model.ExplainCommand;
import io.tidings.app.model.LabelCommand;
import io.tidings.app.model.TrainCommand;
import io.tidings.app.models.ModelsCommand;
import io.tidings.app.plan.PlanCommand;
import io.tidings.app.replay.ReplayCommand;
import io.tidings.app.watch.DriftCommand;
import io.tidings.app.watch.StatusCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The entry point of the command line, and the list of its commands.
@Command(name = "tidings", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = {
        "Labels the reviews and comments on Kafka topics, exactly once, with an LSTM inside this process.",
        "",
        "'tidings demo' shows it at work with a broker of its own; 'tidings run' works on yours."}, footerHeading = "%nEnvironment:%n", footer = {
                "  JAVA_HOME      a JDK 25 or newer, where the launcher should not look for one itself",
                "  TIDINGS_OPTS   further options for the JVM, such as -Xmx4g",
                "  TIDINGS_LOG    the log's level: ERROR, WARN (default), INFO, DEBUG",
                "  TIDINGS_LOG_FORMAT  'json' for a log of JSON objects",
                "  NO_COLOR       no colours, whatever its value"})
public final class Tidings implements Runnable {

    private static final int WIDEST_HELP = 110;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces and log what is done.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Tidings() {}

    public static void main(String[] args) {
        System.exit(execute(Surroundings.ofProcess(), args));
    }

    /// Every command, in the order in which the help lists them.
    private static List<Object> commands(Surroundings surroundings) {
        return List.of(new DemoCommand(surroundings, Models::load), new RunCommand(surroundings, Models::load),
                new TopicsCommand(surroundings), FeedbackCommand.of(surroundings), ModelsCommand.line(surroundings),
                new LearnCommand(surroundings), new DriftCommand(surroundings), new StatusCommand(surroundings),
                new ReplayCommand(surroundings, Models::load), new LabelCommand(surroundings),
                new ExplainCommand(surroundings), new TrainCommand(surroundings), new EvaluateCommand(surroundings),
                new PlanCommand(surroundings), new GenerateCompletion());
    }

    /// Runs one command.
    ///
    /// @return its exit code, see [ExitCode]
    static int execute(Surroundings surroundings, String... args) {
        var top = new Tidings();
        var failures = new FailureLines(surroundings.err(), () -> top.verbose);
        try {
            return commandLine(top, surroundings, failures).execute(args);
        } catch (Error e) {
            // picocli hands exceptions to its handler, but errors such as OutOfMemoryError to us.
            return failures.report(e);
        } finally {
            surroundings.out().flush();
        }
    }

    private static CommandLine commandLine(Tidings top, Surroundings surroundings, FailureLines failures) {
        var line = new CommandLine(top);
        commands(surroundings).forEach(line::addSubcommand);
        NumberOptions.register(line);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(top::execute);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpWidth(Math.min(surroundings.screen().columns(), WIDEST_HELP));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.paint().colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        everyCommand(line, exitCodes());
        return line;
    }

    /// Gives every command `--help` and, in its help, the exit codes.
    private static void everyCommand(CommandLine line, Map<String, String> exitCodes) {
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes).exitCodeListHeading("%nExit codes:%n");
        if (!line.getCommandSpec().mixinStandardHelpOptions()) {
            line.getCommandSpec().mixinStandardHelpOptions(true);
        }
        line.getSubcommands().values().forEach(command -> everyCommand(command, exitCodes));
    }

    private static Map<String, String> exitCodes() {
        var meanings = new LinkedHashMap<String, String>();
        Arrays.stream(ExitCode.values()).forEach(c -> meanings.put(String.valueOf(c.number()), c.meaning()));
        return meanings;
    }

    private int execute(ParseResult result) {
        Logs.begin();
        if (verbose) {
            Logs.raise();
        }
        return new RunLast().execute(result);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as 'tidings demo'");
    }
}
