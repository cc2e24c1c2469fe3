package io.tidings.dashboard.web;

import java.net.InetSocketAddress;

import io.helidon.webserver.http.ServerRequest;

/// Who asks, as far as rates go.
final class Clients {

    private Clients() {}

    /// The address that the connection comes from; headers that claim another one are not believed.
    static String of(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : request.remotePeer().host();
    }
}
