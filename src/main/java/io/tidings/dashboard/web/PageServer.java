package io.tidings.dashboard.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.tidings.dashboard.web.Operation.Guard;

/// Serves the page and REST until it is closed.
public final class PageServer implements AutoCloseable {

    private final HttpSettings settings;
    private final EventStreams events;
    private final WebServer server;

    private PageServer(HttpSettings settings, EventStreams events, WebServer server) {
        this.settings = settings;
        this.events = events;
        this.server = server;
    }

    /// @throws PortInUse             where it cannot listen there
    /// @throws UnusableCertificate where the files for TLS are not what they should be
    public static PageServer start(HttpSettings settings, PageSources sources) {
        var secret = new Secret(settings.token());
        var headers = new SecurityHeaders(settings.tls().present());
        var events = new EventStreams(sources.picture(), settings.limits().eventStreams());
        var routes = new Routes(operations(sources, secret), secret, settings.limits().bodyBytes(),
                parts(settings, sources, secret, events));
        var filter = new SafetyFilter(settings, headers, secret, sources.watch().clock());
        var routing = HttpRouting.builder()
                .addFilter(filter)
                .any(routes::handle);
        WebServer server = Listening.start(settings, headers, routing);
        return new PageServer(settings, events, server);
    }

    /// Every operation of the API.
    static List<Operation> operations(PageSources sources, Secret secret) {
        var operations = new ArrayList<Operation>();
        operations.addAll(new StatusOperations(sources, secret).all());
        operations.addAll(new TryOperations(sources.labeling()).all());
        operations.addAll(new ViewOperations(sources.picture(), sources.windowSizes()).all());
        operations.addAll(new ActionOperations(sources).all());
        return operations;
    }

    private static Routes.Parts parts(HttpSettings settings, PageSources sources, Secret secret, EventStreams events) {
        var login = new Login(secret, settings.tls().present(), sources.watch().clock(),
                new RateLimit(1, System::nanoTime));
        var rates = Map.of(Guard.TRY, new RateLimit(settings.limits().tryPerSecond(), System::nanoTime),
                Guard.FEEDBACK, new RateLimit(settings.limits().feedbackPerSecond(), System::nanoTime));
        return new Routes.Parts(new PageFiles(), login, events, rates);
    }

    /// Where the page is, such as `http://127.0.0.1:8080/`.
    public URI address() {
        String host = settings.host().contains(":") && !settings.host().startsWith("[")
                ? "[" + settings.host() + "]"
                : settings.host();
        return URI.create((settings.tls().present() ? "https" : "http") + "://" + host + ":" + server.port() + "/");
    }

    /// How many pages are open and hear of what is new.
    public int watchers() {
        return events.clients();
    }

    @Override
    public void close() {
        events.close();
        server.stop();
    }
}
