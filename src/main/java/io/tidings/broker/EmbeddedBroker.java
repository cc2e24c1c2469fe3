package io.tidings.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import kafka.log.LogManager;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running Kafka: one node that is broker and controller, in this process, on the loopback address.
///
/// A fault inside it is logged and never ends the process; [#failure()] tells of one that ends the broker. Any
/// thread may close it, more than once. Close producers, consumers and streams first: they would wait for a broker that is gone.
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final ReservedSockets sockets;
    private final BrokerFolder folder;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final Metrics metrics;
    private final Duration patience;
    private final String bootstrapServers;
    private boolean closed;

    /// Returns when clients can connect.
    ///
    /// @throws BrokerFailure where the port is taken, the folder is in use or not writable, or Kafka does not come up
    ///                       within the settings' patience
    public static EmbeddedBroker start(BrokerSettings settings) {
        HostProcess.protect();
        var sockets = ReservedSockets.bind(settings.port());
        BrokerFolder folder;
        try {
            folder = BrokerFolder.open(settings.folder());
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
        EmbeddedBroker created;
        try {
            created = new EmbeddedBroker(settings, sockets, folder);
        } catch (RuntimeException | Error e) {
            sockets.close();
            folder.close();
            throw failed(folder, e);
        }
        created.startUp();
        return created;
    }

    private EmbeddedBroker(BrokerSettings settings, ReservedSockets sockets, BrokerFolder folder) {
        this.sockets = sockets;
        this.folder = folder;
        this.patience = settings.patience();
        this.bootstrapServers = sockets.clientAddress();
        var config = new KafkaConfig(BrokerProperties.of(settings, folder.path().toString(), sockets), false);
        var formatted = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var properties = formatted._1();
        this.metrics = Server.initializeMetrics(config, Time.SYSTEM, properties.clusterId().orElseThrow());
        var voters = Map.of(BrokerProperties.NODE_ID, sockets.controllerSocketAddress());
        // Kafka's own fault handlers would halt the process; these log.
        var shared = new SharedServer(config, properties, Time.SYSTEM, metrics,
                CompletableFuture.completedFuture(voters), List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action), sockets);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), formatted._2());
    }

    /// Why it can no longer work: its folder cannot be written, as on a full disk. Empty while all is well.
    public Optional<BrokerFailure> failure() {
        LogManager logs = broker.logManager();
        if (logs == null || !logs.liveLogDirs().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BrokerFailure("the embedded broker can no longer write to " + folder.path()
                + folder.space().map(free -> " (" + (free >> 20) + " MB are free there)").orElse("")));
    }

    /// Where clients connect: host and port.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Shuts Kafka down in order, so that the next start on the same folder needs no recovery, and deletes a
    /// temporary folder. Takes no longer than the settings' patience; does nothing the second time.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            bounded("shut down", () -> {
                // A broker that cannot write cannot take its leave of the controller either.
                broker.shutdown(failure().isPresent() ? Duration.ZERO : patience.dividedBy(2));
                controller.shutdown();
            });
        } catch (RuntimeException e) {
            LOG.warn("the embedded broker at {} did not shut down cleanly: {}", bootstrapServers, e.getMessage());
        } finally {
            metrics.close();
            sockets.close();
            folder.close();
        }
    }

    private void startUp() {
        try {
            bounded("start", () -> {
                controller.startup();
                broker.startup();
            });
        } catch (RuntimeException e) {
            close();
            throw failed(folder, e);
        }
    }

    private static BrokerFailure failed(BrokerFolder folder, Throwable e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return new BrokerFailure("the embedded broker on " + folder.path() + " did not start: " + root.getMessage(),
                e);
    }

    /// Kafka waits for itself in several places; a thread of its own bounds them all together.
    private void bounded(String what, Runnable work) {
        var task = new FutureTask<Boolean>(work, true);
        var thread = Thread.ofPlatform().daemon().name("tidings-broker-" + what.replace(' ', '-')).start(task);
        try {
            boolean done = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("broker at {}: {} {}", bootstrapServers, what, done);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new BrokerFailure("it did not " + what + " within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new BrokerFailure("interrupted before it did " + what, e);
        } catch (ExecutionException e) {
            throw new BrokerFailure("it did not " + what + ": " + e.getCause(), e);
        }
    }
}
