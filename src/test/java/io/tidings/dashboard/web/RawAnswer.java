package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/// Asks with bytes that no client library would send.
final class RawAnswer {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int GAP_MILLIS = 20;
    private static final int MOST_BYTES = 1_000;

    private RawAnswer() {}

    /// @return the status line, the headers and the body of the first answer; empty where the connection was closed
    static String to(Served served, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return first(new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
        }
    }

    /// Sends a beginning and then, as long as no answer comes, one byte after the other.
    ///
    /// @return how many bytes it could send until the connection was closed
    static int bytesTaken(Served served, String beginning) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.server.address().getPort())) {
            socket.setSoTimeout(GAP_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(ISO_8859_1));
            for (int sent = 0; sent < MOST_BYTES; sent++) {
                try {
                    out.write('x');
                    while (socket.getInputStream().read() >= 0) {
                        // An answer may come before all of the request has.
                    }
                    return sent;
                } catch (SocketTimeoutException e) {
                    // It is still waited for.
                } catch (SocketException e) {
                    return sent;
                }
            }
            return MOST_BYTES;
        }
    }

    private static String first(BufferedReader in) throws IOException {
        var answer = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            answer.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring("content-length:".length()).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            answer.append((char) in.read());
        }
        return answer.toString();
    }
}
