package io.tidings.app.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.InstanceName;
import io.tidings.app.Surroundings;
import io.tidings.app.Version;
import io.tidings.app.feedback.FeedbackPost;
import io.tidings.app.metrics.Metrics;
import io.tidings.dashboard.topics.KafkaPicture;
import io.tidings.dashboard.web.PageServer;
import io.tidings.dashboard.web.PageSources;
import io.tidings.dashboard.web.UnusableCertificate;
import org.jspecify.annotations.Nullable;

/// The page beside the labelling, in one process. Close it once or more often; it may serve nothing.
public final class PageBeside implements AutoCloseable {

    private final @Nullable PageServer server;
    private final List<Runnable> closers;
    private boolean closed;

    private PageBeside(@Nullable PageServer server, List<Runnable> closers) {
        this.server = server;
        this.closers = closers;
    }

    /// No page.
    public static PageBeside none() {
        return new PageBeside(null, List.of());
    }

    /// Serves the page, where its settings want one.
    ///
    /// @throws io.tidings.dashboard.web.PortInUse where it cannot listen there
    /// @throws CommandFailure                     where the files for TLS are not what they should be
    public static PageBeside start(Surroundings surroundings, PageTask task) {
        if (!task.http().enabled()) {
            return none();
        }
        var feedback = new FeedbackPost(task.settings());
        var models = new RegistryDesk(surroundings, task.settings());
        var picture = new KafkaPicture(task.pictureSettings(), task.pictureParts(surroundings.clock()));
        var actions = new PageSources.Actions(feedback, models, new ReplayDesk(task.settings().score()));
        var metrics = new Metrics(surroundings.clock());
        var server = serve(task, new PageSources(identity(surroundings, task), picture, task.windowSizes(),
                labeling(task), actions,
                new PageSources.Watch(task.stream().running(), metrics::text, surroundings.clock())));
        picture.start();
        task.bind(metrics, picture);
        var page = new PageBeside(server, List.of(server::close, picture::close, feedback::close, models::close,
                metrics::close));
        // Closed beside the labelling, not after it: a process that is to end has ten seconds for all.
        surroundings.onStop().accept(page::close);
        return page;
    }

    private static PageServer serve(PageTask task, PageSources sources) {
        try {
            return PageServer.start(task.http(), sources);
        } catch (UnusableCertificate e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static PageSources.Identity identity(Surroundings surroundings, PageTask task) {
        String application = task.settings().score().applicationId();
        return new PageSources.Identity(Version.number(),
                InstanceName.of(application, surroundings.environment()), application, task.stream().demo());
    }

    private static PageSources.Labeling labeling(PageTask task) {
        var score = task.settings().score();
        return new PageSources.Labeling(task.models(), task.settings().process().models().name(),
                score.uncertainBelow(), score.limits().textCharacters());
    }

    /// Where it is; empty where nothing is served.
    public Optional<URI> address() {
        return Optional.ofNullable(server).map(PageServer::address);
    }

    /// Whether somebody has it open.
    public boolean watched() {
        return server != null && server.watchers() > 0;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        closers.forEach(Runnable::run);
    }
}
