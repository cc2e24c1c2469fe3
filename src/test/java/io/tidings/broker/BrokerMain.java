package io.tidings.broker;

import java.nio.file.Path;

/// The embedded broker as a process of its own: `BrokerMain FOLDER PORT`. Prints `bootstrap HOST:PORT` when clients can
/// connect, closes cleanly on SIGTERM and when its standard input ends, so that it never outlives a test.
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        var settings = BrokerSettings.temporary().withFolder(Path.of(args[0])).withPort(Integer.parseInt(args[1]));
        try (var broker = EmbeddedBroker.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            System.out.println("bootstrap " + broker.bootstrapServers());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
