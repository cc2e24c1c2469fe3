package io.tidings.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

import org.apache.kafka.server.ServerSocketFactory;

/// The broker's two listening sockets, bound before Kafka is configured: its configuration names ports, and a port
/// that was only probed may be someone else's by the time Kafka binds it.
///
/// Kafka takes each socket over once through [#openServerSocket] and closes it; those not taken, [#close] closes.
final class ReservedSockets implements ServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private ReservedSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /// @param port for clients; 0 takes any
    static ReservedSockets bind(int port) {
        ServerSocketChannel clients;
        try {
            clients = bindLoopback(port);
        } catch (IOException e) {
            throw new BrokerFailure("port " + port + " on " + loopback().getHostAddress() + " cannot be used ("
                    + e.getMessage() + "): choose another, or 0 for any free one", e);
        }
        try {
            return new ReservedSockets(clients, bindLoopback(0));
        } catch (IOException e) {
            closeQuietly(clients, e);
            throw new BrokerFailure("no free port on " + loopback().getHostAddress() + ": " + e.getMessage(), e);
        }
    }

    String clientAddress() {
        return address(clients);
    }

    String controllerAddress() {
        return address(controller);
    }

    InetSocketAddress controllerSocketAddress() {
        return localAddress(controller);
    }

    @Override
    public ServerSocketChannel openServerSocket(String listener, InetSocketAddress address, int backlog,
            int receiveBuffer) {
        return listener.equals(BrokerProperties.CLIENT_LISTENER) ? clients : controller;
    }

    @Override
    public void close() {
        closeQuietly(clients, null);
        closeQuietly(controller, null);
    }

    private static ServerSocketChannel bindLoopback(int port) throws IOException {
        var socket = ServerSocketChannel.open();
        try {
            // Kafka's acceptor selects on it.
            socket.configureBlocking(false);
            return socket.bind(new InetSocketAddress(loopback(), port), BACKLOG);
        } catch (IOException e) {
            closeQuietly(socket, e);
            throw e;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        } catch (IOException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private static InetSocketAddress localAddress(ServerSocketChannel socket) {
        try {
            return (InetSocketAddress) socket.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(ServerSocketChannel socket) {
        InetSocketAddress local = localAddress(socket);
        return local.getAddress().getHostAddress() + ":" + local.getPort();
    }

    private static void closeQuietly(ServerSocketChannel socket, @org.jspecify.annotations.Nullable Exception reason) {
        try {
            socket.close();
        } catch (IOException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }
}
