package io.tidings.dashboard.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;

/// Helidon as it is set up here: its limits, and what it answers to what is no HTTP.
final class Listening {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final int MOST_PROLOGUE = 8 << 10;
    private static final int IDLE_CHECKS = 4;
    private static final long MILLIS = 1000;

    private Listening() {}

    /// @throws PortInUse where it cannot listen there
    static WebServer start(HttpSettings settings, SecurityHeaders headers, HttpRouting.Builder routing) {
        HttpLimits limits = settings.limits();
        Duration idle = Duration.ofSeconds(limits.idleSeconds());
        var builder = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(limits.connections())
                .maxPayloadSize((long) limits.bodyBytes() * Bodies.TOLERATED)
                .idleConnectionTimeout(idle)
                .idleConnectionPeriod(Duration.ofMillis(Math.max(1, idle.toSeconds() * MILLIS / IDLE_CHECKS)))
                .connectionOptions(new ReadPatience(idle))
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(limits.headerBytes())
                        .maxPrologueLength(MOST_PROLOGUE)
                        .addReceiveListener(new RequestDeadline(Duration.ofSeconds(limits.requestSeconds())))
                        .build())
                .directHandlers(direct(headers))
                .routing(routing);
        if (settings.tls().present()) {
            builder.tls(Certificates.tls(settings.tls()));
        }
        requireFree(settings);
        WebServer server = builder.build().start();
        if (!server.isRunning()) {
            throw inUse(settings, new IOException("it was taken just now"));
        }
        return server;
    }

    /// Helidon does not throw where it cannot listen, it logs and is not running.
    private static void requireFree(HttpSettings settings) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw inUse(settings, e);
        }
    }

    private static PortInUse inUse(HttpSettings settings, IOException reason) {
        return new PortInUse("the page cannot be at " + settings.host() + ":" + settings.port() + ": "
                + reason.getMessage() + "; choose another port with --http PORT, or none with --no-http", reason);
    }

    /// Answers where a request does not even reach the filter.
    private static DirectHandlers direct(SecurityHeaders security) {
        DirectHandler handler = (_, _, status, headers, _) -> {
            security.writeTo(headers);
            headers.set(HeaderNames.CONTENT_TYPE, Problem.TYPE);
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(false)
                    .entity(Answers.json(Problem.body(status.code(), detail(status.code()))))
                    .build();
        };
        var builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, handler);
        }
        return builder.build();
    }

    /// What Helidon says itself may repeat the request, so it is not handed on.
    private static String detail(int status) {
        return switch (status) {
            case 413 -> "the body is larger than this server takes (http.limits.bodyBytes)";
            case 431 -> "the headers are larger than this server takes (http.limits.headerBytes)";
            case 505 -> "this server speaks HTTP/1.1";
            default -> status >= 500
                    ? "the server failed at this; its log says more"
                    : "the request is no HTTP that this server understands, or larger than it takes";
        };
    }
}
