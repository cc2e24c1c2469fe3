package io.tidings.app.learn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

import io.tidings.app.InstanceName;
import io.tidings.app.Models;
import io.tidings.app.StateFolder;
import io.tidings.app.Surroundings;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.app.watch.DriftBeside;
import io.tidings.learn.feedback.FeedbackStream;
import io.tidings.learn.feedback.JoinSettings;
import io.tidings.learn.service.LearnObserver;
import io.tidings.learn.service.LearnService;
import io.tidings.learn.service.LearnTask;
import io.tidings.learn.service.RoundTeacher;
import io.tidings.modelregistry.RegistryAccess;

/// The whole side loop in this process: the join of feedback, the watch over labelled events, the trainer. It shares
/// topics with the stream, never objects, so it may run beside it or anywhere else.
public final class Learning implements AutoCloseable {

    private static final Duration TOPICS = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String STATE = "state.dir";

    private final StateFolder state;
    private final FeedbackStream join;
    private final DriftBeside watch;
    private final LearnService service;

    private Learning(StateFolder state, FeedbackStream join, DriftBeside watch, LearnService service) {
        this.state = state;
        this.join = join;
        this.watch = watch;
        this.service = service;
    }

    /// Checks that the topics exist and starts all parts.
    ///
    /// @param failed told of what stops the join for good; called on one of its threads
    /// @throws io.tidings.stream.StreamFailure where no broker answers, a topic is missing, or the join cannot be made
    /// @throws io.tidings.app.CommandFailure   where a file that the settings name cannot be used
    public static Learning start(Surroundings surroundings, Settings settings, LearnObserver observer,
            Consumer<RuntimeException> failed) {
        ProcessSettings process = settings.process();
        var teacher = new RoundTeacher(process.learn().round(), YardstickFiles.of(process));
        settings.topics().requireAll(settings.score().kafka(), TOPICS);
        var state = StateFolder.below(parent(process), "learn", "feedback.streams state.dir");
        try {
            var join = new FeedbackStream(within(settings.join(), state.folder()));
            var service = new LearnService(task(surroundings, settings), () -> Models.content(process.model()),
                    teacher, observer);
            join.onFailure(failed::accept);
            join.start();
            service.start();
            return new Learning(state, join, DriftBeside.start(surroundings, settings), service);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private static Path parent(ProcessSettings process) {
        String chosen = process.feedback().streams().get(STATE);
        return chosen == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "tidings-state")
                : Path.of(chosen);
    }

    private static JoinSettings within(JoinSettings settings, Path folder) {
        var streams = new HashMap<>(settings.feedback().streams());
        streams.put(STATE, folder.toString());
        return new JoinSettings(settings.feedback().withStreams(streams), settings.labeled(), settings.partitions(),
                settings.limits(), settings.kafka());
    }

    static LearnTask task(Surroundings surroundings, Settings settings) {
        ProcessSettings process = settings.process();
        var access = new RegistryAccess(settings.score().kafka(),
                InstanceName.of(process.learn().group(), surroundings.environment()), STEP, surroundings.clock());
        var topics = new LearnTask.Topics(process.feedback().examples(), settings.score().output().topic(),
                process.drift().topic());
        return new LearnTask(
                new LearnTask.Sections(process.learn(), process.models(), process.drift().feedback()), topics, access);
    }

    /// All parts at once: a process that is to end has ten seconds.
    @Override
    public void close() {
        var closing = List.<Runnable>of(service::close, watch::close, join::close)
                .stream()
                .map(part -> Thread.ofVirtual().start(part))
                .toList();
        try {
            for (Thread part : closing) {
                part.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state.close();
    }
}
